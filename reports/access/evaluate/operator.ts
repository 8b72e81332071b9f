/**
 * AWS's condition operators.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { arnMatcherOf } from "./arn-pattern";
import { binary, bool, type Comparison, date, ip, numeric, type Order } from "./comparisons";
import { type Template, templateOf } from "./template";
import { matcherOf } from "./text-pattern";

/** An operator without `ForAllValues:`, `ForAnyValue:` and `IfExists`. */
export interface Operator {
  /** True: holds where no value of the policy fits, and where the key is absent. */
  readonly negated: boolean;
  /** `is`, `isn't like`: between key and value, when a person reads it. */
  readonly words: string;
  /** The same of the operator that says the opposite, where there is one. */
  readonly opposite: string | undefined;
  /** @param variables whether `${…}` means anything in this policy */
  readonly compile: (wanted: string, variables: boolean) => Template;
}

const equal: Order = (found, wanted) => found === wanted;
const less: Order = (found, wanted) => found < wanted;
const lessOrEqual: Order = (found, wanted) => found <= wanted;
const greater: Order = (found, wanted) => found > wanted;
const greaterOrEqual: Order = (found, wanted) => found >= wanted;

/**
 * By name, as AWS spells it. `Null` isn't among them: it looks at presence, not at values. What compares differently
 * reads differently: opposites are found by their words.
 */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ...pair(["StringEquals", "is"], ["StringNotEquals", "isn't"], text(false)),
  ...pair(
    ["StringEqualsIgnoreCase", "is, in any case,"],
    ["StringNotEqualsIgnoreCase", "isn't, in any case,"],
    ignoringCase(),
  ),
  ...pair(["StringLike", "is like"], ["StringNotLike", "isn't like"], text(true)),
  ...pair(["ArnEquals", "is an ARN like"], ["ArnNotEquals", "isn't an ARN like"], arn()),
  ...pair(["ArnLike", "is an ARN like"], ["ArnNotLike", "isn't an ARN like"], arn()),
  ...pair(["NumericEquals", "equals"], ["NumericNotEquals", "doesn't equal"], fixed(numeric(equal))),
  one("NumericLessThan", "is less than", fixed(numeric(less))),
  one("NumericLessThanEquals", "is at most", fixed(numeric(lessOrEqual))),
  one("NumericGreaterThan", "is more than", fixed(numeric(greater))),
  one("NumericGreaterThanEquals", "is at least", fixed(numeric(greaterOrEqual))),
  ...pair(["DateEquals", "is at"], ["DateNotEquals", "isn't at"], fixed(date(equal))),
  one("DateLessThan", "is before", fixed(date(less))),
  one("DateLessThanEquals", "is at or before", fixed(date(lessOrEqual))),
  one("DateGreaterThan", "is after", fixed(date(greater))),
  one("DateGreaterThanEquals", "is at or after", fixed(date(greaterOrEqual))),
  one("Bool", "is", fixed(bool)),
  one("BinaryEquals", "holds the bytes", fixed(binary)),
  ...pair(["IpAddress", "is in"], ["NotIpAddress", "isn't in"], fixed(ip)),
]);

type Compile = Operator["compile"];

function one(name: string, words: string, compile: Compile): [string, Operator] {
  return [name, { negated: false, words, opposite: undefined, compile }];
}

function pair(
  [name, words]: readonly [string, string],
  [opposite, oppositeWords]: readonly [string, string],
  compile: Compile,
): [string, Operator][] {
  return [
    [name, { negated: false, words, opposite: oppositeWords, compile }],
    [opposite, { negated: true, words: oppositeWords, opposite: words, compile }],
  ];
}

function text(wildcards: boolean): Compile {
  return (wanted, variables) => templateOf(wanted, { variables, wildcards, compile: matcherOf });
}

function arn(): Compile {
  return (wanted, variables) => templateOf(wanted, { variables, wildcards: true, compile: arnMatcherOf });
}

function ignoringCase(): Compile {
  return (wanted, variables) =>
    templateOf(wanted, {
      variables,
      wildcards: false,
      compile: (glob) => {
        const small = matcherOf(glob.map(smallCode));
        return (found) => small(found.toLowerCase());
      },
    });
}

/** The code of a character in small letters; wildcards as they are. */
function smallCode(code: number): number {
  return code < 0 ? code : String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

/** Types that take no variables. */
function fixed(comparison: Comparison): Compile {
  return (wanted) => {
    const matcher = comparison(wanted);
    return { matches: (found) => matcher(found) };
  };
}
