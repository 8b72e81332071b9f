/** Grants on KMS keys. https://docs.aws.amazon.com/kms/latest/developerguide/grants.html */
import type { Caller } from "./caller";
import type { Circumstances } from "./circumstances";
import { and, type Formula, NO, provided, YES } from "./formula";
import { type Naming, principalElementOf } from "./principal-element";

export interface Grant {
  readonly name: string;
  /** ARN of a user, role, session or account; or a service's name. */
  readonly grantee: string;
  /** `Decrypt`, `GenerateDataKey`, … */
  readonly operations: readonly string[];
  /** Compared literally: no wildcards, small letters aren't capitals. Left out: none. */
  readonly constraints?: {
    readonly encryptionContextEquals?: Readonly<Record<string, string>>;
    readonly encryptionContextSubset?: Readonly<Record<string, string>>;
  };
}

/** Operations without encryption context: constraints don't hold them. */
const WITHOUT_CONTEXT = ["kms:describekey", "kms:retiregrant"];

const elements = new WeakMap<Grant, ReturnType<typeof principalElementOf>>();

/** How the grantee is the caller. */
export function namingOf(grant: Grant, caller: Caller): Naming {
  const known = elements.get(grant);
  if (known !== undefined) return known.names(caller);
  const kind = grant.grantee.endsWith(".amazonaws.com") ? "Service" : "AWS";
  const element = principalElementOf({ [kind]: grant.grantee });
  elements.set(grant, element);
  return element.names(caller);
}

/**
 * Whether a grant's operations and constraints let a call through.
 * @param action in small letters
 * https://docs.aws.amazon.com/kms/latest/developerguide/create-grant-overview.html#grant-constraints
 */
export function grantAllows(
  { operations, constraints }: Grant,
  action: string,
  circumstances: Circumstances,
): Formula {
  if (!operations.some((operation) => `kms:${operation.toLowerCase()}` === action)) return NO;
  if (constraints === undefined || WITHOUT_CONTEXT.includes(action)) return YES;
  if (action === "kms:creategrant") return provided("the new grant's constraints are at least as strict");
  const { encryptionContextEquals: equals, encryptionContextSubset: subset } = constraints;
  return and(
    equals === undefined ? YES : contextFits(equals, true, circumstances),
    subset === undefined ? YES : contextFits(subset, false, circumstances),
  );
}

function contextFits(
  wanted: Readonly<Record<string, string>>,
  exactly: boolean,
  { encryptionContext: found, others }: Circumstances,
): Formula {
  const all = Object.entries(wanted);
  const listed = all.map(([key, value]) => `${key}=${value}`).join(", ");
  if (found === undefined && others === "unknown") {
    return provided(`the encryption context ${exactly ? "is" : "holds"} ${listed}`);
  }
  const pairs = new Map(Object.entries(found ?? {}));
  const held = all.every(([key, value]) => pairs.get(key) === value);
  return held && (!exactly || pairs.size === all.length) ? YES : NO;
}
