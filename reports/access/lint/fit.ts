/** Whether a policy's words fit what AWS's reference says of an action. */
import type { KnownAction } from "./reference";

/** True when an action knows a condition key; a `${…}` in the reference is any text. */
export function takesKey({ conditionKeys }: KnownAction, key: string): boolean {
  return conditionKeys.some((known) => isLike(key, known.replaceAll(/\$\{\w+\}|<\w+>/g, "*")));
}

/** True for a text that a pattern means; `*` is any text. */
export function isLike(found: string, pattern: string): boolean {
  const known = patterns.get(pattern);
  if (known !== undefined) return known.test(found);
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  const compiled = new RegExp(`^${escaped.replaceAll("*", ".*")}$`);
  patterns.set(pattern, compiled);
  return compiled.test(found);
}

/** The reference's condition keys are asked for again and again. */
const patterns = new Map<string, RegExp>();

/** True when some ARN is meant both by a policy's pattern and by a resource type of the reference. */
export function mayName(pattern: string, type: string): boolean {
  // What Terraform or IAM will put in is any text here.
  return meet(pattern.replaceAll(/\$\{[^}]*\}/g, "*"), partsOf(type));
}

/** A character of a resource type's ARN: one that must be there, or any out of a class, once or any number of times. */
interface Part {
  readonly accepts: (char: string) => boolean;
  readonly repeats: boolean;
}

/** Variables that stand for paths; the others hold no slash. */
const PATHS = [
  "InstanceProfileNameWithPath",
  "LogGroupName",
  "ObjectName",
  "ParameterNameWithoutLeadingSlash",
  "PolicyNameWithPath",
  "RepositoryName",
  "RoleNameWithPath",
  "SecretId",
  "UserNameWithPath",
];

function partsOf(type: string): Part[] {
  return (type.match(/\$\{\w+\}|./g) ?? []).flatMap((text) => {
    if (text.length === 1) return [{ accepts: (char: string) => char === text, repeats: false }];
    const none = PATHS.includes(text.slice(2, -1)) ? ":" : ":/";
    const accepts = (char: string) => !none.includes(char);
    return [
      { accepts, repeats: false },
      { accepts, repeats: true },
    ];
  });
}

function meet(pattern: string, parts: readonly Part[], at = 0, from = 0): boolean {
  const char = pattern[at];
  const part = parts[from];
  if (char === "*") {
    return meet(pattern, parts, at + 1, from) || (part !== undefined && meet(pattern, parts, at, from + 1));
  }
  if (part === undefined || char === undefined) {
    return char === undefined && parts.slice(from).every(({ repeats }) => repeats);
  }
  const taken = part.accepts(char) && meet(pattern, parts, at + 1, part.repeats ? from : from + 1);
  return taken || (part.repeats && meet(pattern, parts, at, from + 1));
}
