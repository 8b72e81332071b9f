/** ARNs in policies: in conditions field by field, in `Resource` with a `*` that may reach beyond its field. */
import { ANY, ANY_BUT_COLON, type Glob, type Matcher, matcherOf } from "./text-pattern";

const COLON = ":".charCodeAt(0);
const FIELDS = 6;

/**
 * As `ArnLike` and `ArnEquals` compare, which are one: each of the six fields by itself. `*` alone is any ARN.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function arnMatcherOf(glob: Glob): Matcher {
  if (glob.length === 1 && glob[0] === ANY) return (text) => fieldsOf(text).length === FIELDS;
  const whole = matcherOf(glob);
  if (glob.every((code) => code >= 0)) return whole;
  const fields = splitFields(glob).map(matcherOf);
  return (text) => {
    const found = fieldsOf(text);
    return found.length === FIELDS && found.every((field, at) => fields[at]?.(field) ?? false);
  };
}

/**
 * As `Resource` and `NotResource` compare. A `*` at a field's end reaches beyond its colon; one in the middle of a field
 * doesn't. What follows the fifth colon is one text.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function resourceMatcherOf(glob: Glob): Matcher {
  let colons = 0;
  return matcherOf(
    glob.map((code, at) => {
      if (code === COLON) colons += 1;
      const inField = colons < FIELDS - 1 && at + 1 < glob.length && glob[at + 1] !== COLON;
      return code === ANY && inField ? ANY_BUT_COLON : code;
    }),
  );
}

/** The six fields of an ARN; fewer where it is none. The last may hold colons. */
export function fieldsOf(arn: string): string[] {
  const fields: string[] = [];
  let from = 0;
  while (fields.length < FIELDS - 1) {
    const colon = arn.indexOf(":", from);
    if (colon === -1) break;
    fields.push(arn.slice(from, colon));
    from = colon + 1;
  }
  return [...fields, arn.slice(from)];
}

function splitFields(glob: Glob): Glob[] {
  const fields: number[][] = [[]];
  for (const code of glob) {
    if (code === COLON && fields.length < FIELDS) fields.push([]);
    else fields.at(-1)?.push(code);
  }
  return fields;
}
