/** Conditions that never hold, or hold when they shouldn't. */
import type { Finding } from "./finding";
import { type ConditionTest, found, listOf, type PlacedStatement, testsOf } from "./place";

/** What a value must be for an operator ever to compare it. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const SHAPES: readonly { readonly operators: RegExp; readonly value: RegExp; readonly is: string }[] = [
  { operators: /^Arn/, value: /^(arn:|\*|\$\{)/, is: "an ARN" },
  { operators: /^(Bool|Null)$/, value: /^(true|false)$/i, is: "true or false" },
  { operators: /^Numeric/, value: /^-?\d+(\.\d+)?$/, is: "a number" },
  { operators: /^Date/, value: /^(\d{4}-\d{2}-\d{2}|\d+$)/, is: "a date" },
  { operators: /^(Not)?IpAddress$/, value: /^[\da-fA-F.:]+(\/\d+)?$/, is: "an address or a range of them" },
];

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/** Findings of one statement's conditions. */
export function conditionFindings(placed: PlacedStatement): Finding[] {
  const tests = testsOf(placed.statement);
  return [
    ...tests.flatMap((test) => valueFindings(placed, test)),
    ...contradictions(tests).map((what) =>
      found(placed, "never-matches", what, "keep one of the conditions"),
    ),
    ...otherAccounts(placed, tests),
    ...(placed.statement.Effect === "Allow" ? setFindings(placed, tests) : []),
  ];
}

function valueFindings(placed: PlacedStatement, { operator, key, values }: ConditionTest): Finding[] {
  const [, , base = ""] = OPERATOR.exec(operator) ?? [];
  if (values.length === 0)
    return [found(placed, "never-matches", `${operator} compares ${key} with nothing`, "give it a value")];
  const shape = SHAPES.find(({ operators }) => operators.test(base));
  const wrong = shape ? values.filter((value) => !shape.value.test(value)) : [];
  const literal =
    base === "StringEquals"
      ? values.filter((value) => /[*?]/.test(value.replaceAll(/\$\{[^}]*\}/g, "")))
      : [];
  return [
    ...wrong.map((value) =>
      found(
        placed,
        "never-matches",
        `${operator} on ${key}: ${value} is not ${shape?.is}`,
        "mend the value or the operator",
      ),
    ),
    ...literal.map((value) =>
      found(
        placed,
        "never-matches",
        `${operator} on ${key} takes ${value} literally`,
        "use StringLike, or no wildcard",
      ),
    ),
  ];
}

/** Two that must hold at once, of one key, and have no value in common. */
function contradictions(tests: readonly ConditionTest[]): string[] {
  const exact = tests.filter(({ operator }) => /^(StringEquals|ArnEquals)$/.test(operator));
  return exact.flatMap((one, index) =>
    exact
      .slice(index + 1)
      .filter(({ key }) => key.toLowerCase() === one.key.toLowerCase())
      .filter(
        ({ values }) =>
          isLiteral(values) && isLiteral(one.values) && !values.some((value) => one.values.includes(value)),
      )
      .map(({ operator, key }) => `${one.operator} and ${operator} ask ${key} to be two things at once`),
  );
}

function isLiteral(values: readonly string[]): boolean {
  return values.every((value) => !/[*?$]/.test(value));
}

/** `aws:PrincipalArn` of an account that the statement doesn't speak of. */
function otherAccounts(placed: PlacedStatement, tests: readonly ConditionTest[]): Finding[] {
  const { Principal } = placed.statement;
  const named = Principal === undefined || Principal === "*" ? [] : listOf(Principal.AWS);
  const accounts = new Set(
    named.map((principal) => (principal.startsWith("arn:") ? principal.split(":")[4] : principal)),
  );
  if (accounts.size === 0 || accounts.has("*")) return [];
  return tests
    .filter(
      ({ operator, key }) => /^(Arn|String)(Equals|Like)$/.test(operator) && /^aws:PrincipalArn$/i.test(key),
    )
    .flatMap(({ values }) => values)
    .filter((value) => !/[*?$]/.test(value.split(":")[4] ?? "*") && !accounts.has(value.split(":")[4]))
    .map((value) =>
      found(
        placed,
        "never-matches",
        `no principal of the statement is ${value}`,
        "name its account as principal, or leave it out",
      ),
    );
}

/** True where the key is absent: whoever leaves it out is let in. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
function setFindings(placed: PlacedStatement, tests: readonly ConditionTest[]): Finding[] {
  const isThere = (key: string) =>
    tests.some(
      (test) =>
        test.operator === "Null" &&
        test.key.toLowerCase() === key.toLowerCase() &&
        test.values.join() === "false",
    );
  return tests
    .filter(({ operator, key }) => operator.startsWith("ForAllValues:") && !isThere(key))
    .map(({ operator, key }) =>
      found(
        placed,
        "for-all-values",
        `${operator} on ${key} holds when the request has no ${key}`,
        `add Null ${key} false, or use ForAnyValue`,
      ),
    );
}
