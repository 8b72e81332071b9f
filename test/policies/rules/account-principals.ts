import { ADMINISTER_KEY } from "../../../iam/actions/keys";
import { rootArn } from "../../../iam/arn";
import { narrowedTo, type PlacedStatement, placedStatements } from "../../support/policies";
import { ACCOUNT, ACCOUNT_ROOT, bucketWith, keyWith, merged, ONE_ROLE, TOOLS } from "../fixtures";
import type { Rule } from "../rule";

/** Statements that mean the whole account, and why. Each only in a key's policy, and for the key's own account. */
const WHOLE_ACCOUNT: Readonly<
  Record<string, { because: string; narrow: (placed: PlacedStatement) => boolean }>
> = {
  AdministerKey: {
    because: "the account manages its key by its own IAM policies, and can't use it by this",
    narrow: ({ statement }) => statement.Action.every((action) => ADMINISTERS.has(action)),
  },
  UseForState: {
    because: "whoever runs Terraform reads and writes state; the account's IAM policies say who that is",
    narrow: ({ statement }) =>
      narrowedTo(statement, "kms:ViaService").length === 1 &&
      narrowedTo(statement, "kms:EncryptionContext:aws:s3:arn").length === 1,
  },
};

const ADMINISTERS = new Set<string>(ADMINISTER_KEY);

const read = { Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-web/*"] };
const administer = { Sid: "AdministerKey", Action: ["kms:PutKeyPolicy"], Resource: ["*"] };
const ownRoot = { AWS: [`arn:aws:iam::${ACCOUNT}:root`] };

export const accountPrincipals: Rule = {
  title: "an account as principal is narrowed to roles of it",
  because:
    "The root of an account means everybody whom that account's administrators let in; aws:PrincipalArn means a role, made already or not.",
  violations: (stacks) => placedStatements(stacks).flatMap(faults),
  kept: () =>
    merged(
      bucketWith({ ...read, Principal: ACCOUNT_ROOT, Condition: ONE_ROLE }),
      keyWith({ ...administer, Principal: ownRoot }),
    ),
  broken: {
    "an account alone": {
      by: () => bucketWith({ ...read, Principal: ACCOUNT_ROOT }),
      says: "means a whole account",
    },
    "roles of another account": {
      by: () =>
        bucketWith({
          ...read,
          Principal: ACCOUNT_ROOT,
          Condition: { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${ACCOUNT}:role/slipway/deploy/*` } },
        }),
      says: `narrowed to roles of ${ACCOUNT}, which is no principal of it`,
    },
    "a pattern that isn't of Slipway's paths": {
      by: () =>
        bucketWith({
          ...read,
          Principal: ACCOUNT_ROOT,
          Condition: { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${TOOLS}:role/*` } },
        }),
      says: "narrowed to a pattern outside /slipway/",
    },
    "a role by its name": {
      by: () =>
        bucketWith({
          ...read,
          Principal: { AWS: [`arn:aws:iam::${TOOLS}:role/slipway/pipeline/web`] },
          Condition: ONE_ROLE,
        }),
      says: "names a principal that must exist first",
    },
    "administration that also decrypts": {
      by: () => keyWith({ ...administer, Action: ["kms:PutKeyPolicy", "kms:Decrypt"], Principal: ownRoot }),
      says: "means a whole account",
    },
    "administration by another account": {
      by: () => keyWith({ ...administer, Principal: ACCOUNT_ROOT }),
      says: "means a whole account",
    },
  },
};

function faults(placed: PlacedStatement): string[] {
  const { statement, where } = placed;
  const { Effect, Principal } = statement;
  if (Effect === "Deny" || Principal === undefined || Principal === "*" || !Principal.AWS) return [];
  const named = Principal.AWS.filter((principal) => !/^arn:aws[a-z-]*:iam::\d{12}:root$/.test(principal));
  if (named.length > 0) return [`${where}: names a principal that must exist first: ${named.join(", ")}`];
  const roles = narrowedTo(statement, "aws:PrincipalArn");
  if (roles.length === 0) return meansItsOwnAccount(placed) ? [] : [`${where}: means a whole account`];
  const accounts = Principal.AWS.map(accountOf);
  const strangers = roles.map(accountOf).filter((account) => !accounts.includes(account));
  return [
    ...strangers.map((account) => `${where}: narrowed to roles of ${account}, which is no principal of it`),
    ...roles
      .filter((role) => /[*?]/.test(role) && !/:role\/slipway\/[a-z]+\/\*$/.test(role))
      .map((role) => `${where}: narrowed to a pattern outside /slipway/: ${role}`),
  ];
}

/** One of the statements above, in the policy of a key of that very account. */
function meansItsOwnAccount(placed: PlacedStatement): boolean {
  const { policy, statement } = placed;
  const own = { AWS: [rootArn(policy.resource)] };
  const isOwn = policy.kind === "key" && JSON.stringify(statement.Principal) === JSON.stringify(own);
  return isOwn && (WHOLE_ACCOUNT[statement.Sid]?.narrow(placed) ?? false);
}

function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}
