import type { PrintedStatement } from "./policy";

/**
 * Evaluates the policies that Slipway prints, as far as they use IAM's language: enough to ask whether a role gets at
 * something, and whether another doesn't. An operator it doesn't know is an error, never a yes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export interface Request {
  /** ARN of the role that asks. */
  readonly principal: string;
  readonly action: string;
  /** Left out where the policy's own resource is meant: trust policies. */
  readonly resource?: string;
  /** Condition keys beside `aws:PrincipalArn`. */
  readonly context?: Context;
}

type Context = Readonly<Record<string, string>>;

/** True when a statement allows the request and none denies it. */
export function allows(statements: readonly PrintedStatement[], request: Request): boolean {
  const speaking = statements.filter((statement) => applies(statement, request));
  return (
    speaking.some(({ Effect }) => Effect === "Allow") && speaking.every(({ Effect }) => Effect !== "Deny")
  );
}

function applies(statement: PrintedStatement, request: Request): boolean {
  const context: Context = { "aws:PrincipalArn": request.principal, ...request.context };
  const { Action, Resource, Condition = {} } = statement;
  return (
    speaksOf(statement, request.principal) &&
    Action.some((pattern) => isLike(request.action, pattern)) &&
    (!Resource || Resource.some((pattern) => isLike(request.resource ?? "", filledIn(pattern, context)))) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, value]) => holds(operator, context[key], [value].flat(), context)),
    )
  );
}

/** Identity policies speak of their owner; a service isn't a role. */
function speaksOf({ Principal }: PrintedStatement, principal: string): boolean {
  if (Principal === undefined || Principal === "*") return true;
  const [, , , , account] = principal.split(":");
  return (Principal.AWS ?? []).some((named) => named === principal || named.endsWith(`::${account}:root`));
}

/** `StringEqualsIfExists` → `StringEquals`; a set of one value is the value. */
function holds(
  operator: string,
  found: string | undefined,
  wanted: readonly string[],
  context: Context,
): boolean {
  const [plain = "", ifExists] = operator.replace(/^ForAnyValue:/, "").split("IfExists");
  if (plain === "Null") return wanted.includes(String(found === undefined));
  const negated = plain.includes("Not");
  if (found === undefined) return ifExists !== undefined || negated;
  const matches = MATCHES[plain.replace("Not", "")];
  if (!matches) throw new Error(`unknown condition operator ${operator}`);
  return wanted.some((value) => matches(found, filledIn(value, context))) !== negated;
}

const MATCHES: Readonly<Record<string, (found: string, wanted: string) => boolean>> = {
  StringEquals: (found, wanted) => found === wanted,
  StringLike: isLike,
  // IAM treats the two alike.
  ArnEquals: isLike,
  ArnLike: isLike,
  Bool: (found, wanted) => found === wanted,
};

/** A variable without a value matches nothing. */
function filledIn(text: string, context: Context): string {
  return text.replaceAll(/\$\{(aws:[^}]+)\}/g, (_, key: string) => context[key] ?? "\0");
}

/** `*` is any text, `?` any character. */
function isLike(found: string, pattern: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "s").test(found);
}
