/** Which role of one account may become which role of another: read from both sides, as IAM asks for both. */
import type { AccountResources } from "./resources";
import { allowsAssuming, type RolePolicy, rolePoliciesOf } from "./role-policies";
import { textsIn, type Values, valuesAt } from "./values";

/** A role of one account that may become a role of another. */
export interface Crossing {
  /** ARN of the role that becomes the other. */
  readonly from: string;
  /** ARN of the role that it becomes. */
  readonly to: string;
  /** True: the first role's own policy says so. */
  readonly allowed: boolean;
  /** True: the second role's trust policy names the first. */
  readonly trusted: boolean;
}

/** Every crossing that one side or the other speaks of. */
export function crossingsOf(accounts: readonly AccountResources[]): Crossing[] {
  const allowed = accounts.flatMap(allowances);
  const trusted = accounts.flatMap(trusts);
  const keyOf = ({ from, to }: Pair) => `${from} ${to}`;
  const all = new Map([...allowed, ...trusted].map((pair) => [keyOf(pair), pair]));
  const [allows, names] = [allowed, trusted].map((pairs) => new Set(pairs.map(keyOf)));
  return [...all].map(([key, pair]) => ({
    ...pair,
    allowed: allows?.has(key) ?? false,
    trusted: names?.has(key) ?? false,
  }));
}

/** Account id of an ARN; `*` or nothing where a pattern leaves it open. */
export function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}

/** `arn:aws:iam::111111111111:role/path/name` → `name`. */
export function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

interface Pair {
  readonly from: string;
  readonly to: string;
}

/** What the roles' own policies say: `sts:AssumeRole` on roles of other accounts. */
function allowances(account: AccountResources): Pair[] {
  return pairsOf(account, "identity", (role, statement) =>
    (allowsAssuming(statement) ? textsIn(statement, "Resource") : [])
      .filter((to) => accountOf(to) !== account.id)
      .map((to) => ({ from: role, to })),
  );
}

/** What the trust policies say: an account as principal, narrowed to roles of it. */
function trusts(account: AccountResources): Pair[] {
  return pairsOf(account, "trust", (role, statement) => {
    const principals = principalsOf(statement).filter((arn) => accountOf(arn) !== account.id);
    if (principals.length === 0) return [];
    const named = Object.entries(valuesAt(statement.Condition)).flatMap(([operator, test]) =>
      // `ArnNotEquals` and the like narrow to everybody else.
      operator.includes("Not") ? [] : textsIn(valuesAt(test), "aws:PrincipalArn"),
    );
    return (named.length > 0 ? named : principals).map((from) => ({ from, to: role }));
  });
}

function pairsOf(
  account: AccountResources,
  kind: RolePolicy["kind"],
  pairs: (role: string, statement: Values) => Pair[],
): Pair[] {
  return rolePoliciesOf(account).flatMap(({ kind: its, role, allows = [] }) =>
    its === kind && role !== undefined ? allows.flatMap((statement) => pairs(role, statement)) : [],
  );
}

function principalsOf({ Principal }: Values): string[] {
  return Principal === "*" ? ["*"] : textsIn(valuesAt(Principal), "AWS");
}
