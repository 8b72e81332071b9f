import fc from "fast-check";
import { type Statement, statementOf } from "../../../reports/review/access/statement";
import { statementChanges } from "../../../reports/review/access/statement-change";

/** Patterns, and of each what it matches: told without any reading of patterns. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  "s3:Get": ["s3:Get"],
  "s3:Put": ["s3:Put"],
  "s3:*": ["s3:Get", "s3:Put"],
  "ec2:Run": ["ec2:Run"],
  "*": ["s3:Get", "s3:Put", "ec2:Run"],
};
const RESOURCES: Readonly<Record<string, readonly string[]>> = { a1: ["a1"], a2: ["a2"], "a*": ["a1", "a2"] };
const TAGS: Readonly<Record<string, readonly string[]>> = { x1: ["x1"], x2: ["x2"], "x*": ["x1", "x2"] };
const ALL = { actions: ACTIONS["*"] ?? [], resources: RESOURCES["a*"] ?? [], tags: TAGS["x*"] ?? [] };

/** Whether it is negated, and whether its values are patterns. */
const OPERATORS = {
  StringLike: [false, true],
  StringNotLike: [true, true],
  StringEquals: [false, false],
  StringNotEquals: [true, false],
} as const;
type Operator = keyof typeof OPERATORS;

interface Made {
  readonly isDeny: boolean;
  readonly isNegated: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: {
    readonly operator: Operator;
    readonly tags: readonly string[];
  };
}

const some = (from: object) => fc.uniqueArray(fc.constantFrom(...Object.keys(from)), { minLength: 1 });
const statement: fc.Arbitrary<Made> = fc.record(
  {
    isDeny: fc.boolean(),
    isNegated: fc.boolean(),
    actions: some(ACTIONS),
    resources: some(RESOURCES),
    condition: fc.record({
      operator: fc.constantFrom(...(Object.keys(OPERATORS) as Operator[])),
      tags: some(TAGS),
    }),
  },
  { requiredKeys: ["isDeny", "isNegated", "actions", "resources"] },
);
const policy = fc.array(statement, { maxLength: 4 });

function written({ isDeny, isNegated, actions, resources, condition }: Made): Statement {
  return statementOf({
    Effect: isDeny ? "Deny" : "Allow",
    [isNegated ? "NotAction" : "Action"]: actions,
    Resource: resources,
    ...(condition && { Condition: { [condition.operator]: { "aws:PrincipalTag/t": condition.tags } } }),
  });
}

/** Every request that a policy allows. */
function allowedBy(made: readonly Made[]): string[] {
  const reached = (table: Readonly<Record<string, readonly string[]>>, patterns: readonly string[]) =>
    patterns.flatMap((pattern) => table[pattern] ?? []);
  const requests = ALL.actions.flatMap((action) =>
    ALL.resources.flatMap((resource) => ALL.tags.map((tag) => ({ action, resource, tag }))),
  );
  return requests.flatMap(({ action, resource, tag }) => {
    const hits = made.filter(({ isNegated, actions, resources, condition }) => {
      const [isNot, isByPattern] = OPERATORS[condition?.operator ?? "StringLike"];
      const tags = condition && (isByPattern ? reached(TAGS, condition.tags) : condition.tags);
      return (
        reached(ACTIONS, actions).includes(action) !== isNegated &&
        reached(RESOURCES, resources).includes(resource) &&
        (tags === undefined || tags.includes(tag) !== isNot)
      );
    });
    const isAllowed = hits.some(({ isDeny }) => !isDeny) && !hits.some(({ isDeny }) => isDeny);
    return isAllowed ? [`${action} ${resource} ${tag}`] : [];
  });
}

test("GIVEN any policies WHEN no change is told as wider THEN nothing more is allowed, and so for less", () => {
  fc.assert(
    fc.property(policy, policy, (before, after) => {
      const changes = statementChanges(before.map(written), after.map(written));
      const [old, now] = [allowedBy(before), allowedBy(after)];
      const [more, less] = [now.filter((one) => !old.includes(one)), old.filter((one) => !now.includes(one))];
      if (!changes.some(({ widens }) => widens)) expect(more).toEqual([]);
      if (!changes.some(({ narrows }) => narrows)) expect(less).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("GIVEN a policy whose statements are taken apart, one for each action and resource THEN nothing is told", () => {
  fc.assert(
    fc.property(policy, (before) => {
      const after = before.flatMap((one) =>
        (one.isNegated ? [one.actions] : one.actions.map((action) => [action])).flatMap((actions) =>
          one.resources.map((resource) => ({ ...one, actions, resources: [resource] })),
        ),
      );
      const [whole, parts] = [before.map(written), after.map(written)];
      const told = [...statementChanges(whole, parts), ...statementChanges(parts, whole)];
      expect(told.filter(({ widens, narrows }) => widens || narrows)).toEqual([]);
    }),
  );
});
