/** The policies of an account's roles, as far as they can be read. */
import { type AccountResources, ofType } from "./resources";
import { blocksIn, isValues, textIn, textsIn, type Values } from "./values";

/** A policy of a role. */
export interface RolePolicy {
  /** `identity`: what the role may do; `trust`: who may become it. */
  readonly kind: "identity" | "trust";
  /** ARN of the role; absent while it isn't known. */
  readonly role?: string;
  /** Its Allow statements; absent when they can't be read, and it may allow anything. */
  readonly allows?: readonly Values[];
}

/** Every policy of every role of an account. A managed policy is counted, and not looked into. */
export function rolePoliciesOf({ id, resources }: AccountResources): RolePolicy[] {
  const roles = ofType(resources, "aws_iam_role").map((values) => ({
    values,
    name: textIn(values, "name"),
    arn: `arn:aws:iam::${id}:role${textIn(values, "path") ?? "/"}${textIn(values, "name") ?? ""}`,
  }));
  const trust = roles.map(({ values, arn }) => policyOf("trust", arn, values.assume_role_policy));
  // A state lists under the role what resources of their own have given it, too.
  const ofRoles = roles.flatMap(({ values, name }) => [
    ...blocksIn(values, "inline_policy").map((block): Held => [name, textIn(block, "name"), block.policy]),
    ...textsIn(values, "managed_policy_arns").map((arn): Held => [name, arn, undefined]),
  ]);
  const ofOthers = [
    ...ofType(resources, "aws_iam_role_policy").map(
      (values): Held => [textIn(values, "role"), textIn(values, "name"), values.policy],
    ),
    ...ofType(resources, "aws_iam_role_policy_attachment").map(
      (values): Held => [textIn(values, "role"), textIn(values, "policy_arn"), undefined],
    ),
  ];
  const held = new Map([...ofRoles, ...ofOthers].map((each) => [`${each[0]} ${each[1]}`, each]));
  return [
    ...trust,
    ...[...held.values()].map(([name, , text]) =>
      policyOf("identity", roles.find((role) => name !== undefined && role.name === name)?.arn, text),
    ),
  ];
}

/** A policy as something holds it: name of the role, what tells it apart, and its text. */
type Held = readonly [role: string | undefined, id: string | undefined, text: unknown];

/** How many of the policies could be read. */
export function countRead(accounts: readonly AccountResources[]): {
  readonly read: number;
  readonly unread: number;
} {
  const all = accounts.flatMap(rolePoliciesOf);
  const read = all.filter(({ role, allows }) => role !== undefined && allows !== undefined).length;
  return { read, unread: all.length - read };
}

/** True when a statement allows `sts:AssumeRole`, by whatever pattern. */
export function allowsAssuming(statement: Values): boolean {
  return textsIn(statement, "Action").some((pattern) => matches(pattern, "sts:AssumeRole"));
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function matches(pattern: string, action: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i").test(action);
}

function policyOf(kind: RolePolicy["kind"], role: string | undefined, text: unknown): RolePolicy {
  const allows = allowsOf(text);
  return { kind, ...(role !== undefined && { role }), ...(allows?.every(isClear) && { allows }) };
}

/** Undefined while the policy isn't known, or isn't JSON yet. */
function allowsOf(policy: unknown): Values[] | undefined {
  if (typeof policy !== "string") return undefined;
  try {
    const document: unknown = JSON.parse(policy);
    if (!isValues(document)) return undefined;
    return blocksIn(document, "Statement").filter(({ Effect }) => Effect === "Allow");
  } catch {
    return undefined;
  }
}

/** False when it says what it doesn't allow, or names roles by references that nothing has filled in. */
function isClear(statement: Values): boolean {
  if (["NotAction", "NotResource", "NotPrincipal"].some((name) => statement[name] !== undefined))
    return false;
  return !allowsAssuming(statement) || !JSON.stringify(statement).includes("${");
}
