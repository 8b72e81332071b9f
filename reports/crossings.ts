/** Which role of one account may become which role of another: read from both sides, as IAM asks for both. */
import { ofType, type Resource } from "./resources";
import { isValues, textIn, textsIn, type Values, valuesAt } from "./values";

/** An account, and what stands in it. */
export interface AccountResources {
  readonly name: string;
  /** Twelve digits. */
  readonly id: string;
  readonly resources: readonly Resource[];
}

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

/** Account id of an ARN. */
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
function allowances({ id, resources }: AccountResources): Pair[] {
  const roles = ofType(resources, "aws_iam_role");
  return ofType(resources, "aws_iam_role_policy").flatMap((policy) => {
    const role = roles.find(({ name }) => name === policy.role);
    if (!role) return [];
    const from = arnOf(id, role);
    return statementsOf(policy.policy)
      .filter((statement) => textsIn(statement, "Action").includes("sts:AssumeRole"))
      .flatMap((statement) => textsIn(statement, "Resource"))
      .filter((to) => accountOf(to) !== id)
      .map((to) => ({ from, to }));
  });
}

/** What the trust policies say: an account as principal, narrowed to roles of it. */
function trusts({ id, resources }: AccountResources): Pair[] {
  return ofType(resources, "aws_iam_role").flatMap((role) =>
    statementsOf(role.assume_role_policy).flatMap((statement) => {
      const principals = textsIn(valuesAt(statement.Principal), "AWS").filter((arn) => accountOf(arn) !== id);
      if (principals.length === 0) return [];
      const named = Object.values(valuesAt(statement.Condition)).flatMap((test) =>
        textsIn(valuesAt(test), "aws:PrincipalArn"),
      );
      return (named.length > 0 ? named : principals).map((from) => ({ from, to: arnOf(id, role) }));
    }),
  );
}

function arnOf(id: string, role: Values): string {
  return `arn:aws:iam::${id}:role${textIn(role, "path") ?? "/"}${textIn(role, "name") ?? ""}`;
}

/** The Allow statements of a policy; none while it isn't known or isn't JSON yet. */
function statementsOf(policy: unknown): Values[] {
  if (typeof policy !== "string") return [];
  try {
    const { Statement } = valuesAt(JSON.parse(policy));
    const statements = Array.isArray(Statement) ? Statement : [Statement];
    return statements.filter(isValues).filter(({ Effect }) => Effect === "Allow");
  } catch {
    return [];
  }
}
