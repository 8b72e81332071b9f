/** Comparing leaves out what is the same on both sides; that mustn't hide anything. */
import { type Comparison, compare } from "../../reports/access/compare";
import { NOTHING_UNCHANGED } from "../../reports/access/unchanged";
import { readSynthesis } from "../../reports/access/world/read";
import type { World } from "../../reports/access/world/world";
import { breakages } from "../support/breakages";
import { EXAMPLES, synthesizeExample } from "../support/examples";
import { randomFrom } from "../support/random";
import { weakenings } from "../support/weakenings";

const MUTANTS = 4;
const SEED = 17;
const NOTHING: Comparison = { added: [], removed: [], loosened: [], tightened: [] };

/** Asking about everything. */
const wholly = (before: World, after: World) => compare(before, after, () => NOTHING_UNCHANGED);

function some<T>(all: readonly T[]): T[] {
  const random = randomFrom(SEED);
  return Array.from({ length: MUTANTS }, () => all[random(all.length)]).flatMap((one) => one ?? []);
}

describe.each(Object.keys(EXAMPLES))("policies of example %s", (example) => {
  const world = readSynthesis(synthesizeExample(example));

  test("whatever a changed policy allows and no longer allows is found", () => {
    const mutants = [...some(weakenings(world)), ...some(breakages(world))].map(({ world }) => world);
    const pairs = mutants.flatMap((mutant) => [
      [world, mutant],
      [mutant, world],
    ]) as [World, World][];
    const found = pairs.map((pair) => compare(...pair));
    expect(found).toEqual(pairs.map((pair) => wholly(...pair)));
    expect(found.some((one) => one.added.length + one.loosened.length > 0)).toBe(true);
    expect(found.some((one) => one.removed.length + one.tightened.length > 0)).toBe(true);
  });

  test("nothing becomes of itself", () => {
    expect(compare(world, { ...world })).toEqual(NOTHING);
  });
});

const worldOf = (example: string) => readSynthesis(synthesizeExample(example));
const system = worldOf("website-and-api");

/** By a policy of the account's first region, which is no log group's own. */
function denyLogs({ id, regions }: World["accounts"][number]): World["logResourcePolicies"][number] {
  const Statement = [{ Effect: "Deny", Principal: "*", Action: "logs:*", Resource: "*" } as const];
  return {
    name: "deny",
    where: "tools: aws_cloudwatch_log_resource_policy.deny",
    document: { Version: "2012-10-17", Statement },
    place: { account: id, region: regions[0] ?? "" },
  };
}

test.each<[string, World]>([
  ["another system", worldOf("default")],
  ["one role less", { ...system, roles: system.roles.slice(1) }],
  ["no buckets", { ...system, targets: system.targets.filter(({ type }) => type !== "aws_s3_bucket") }],
  ["no aliases of keys", { ...system, keyAliases: [] }],
  [
    "a region whose log groups nobody gets at",
    { ...system, logResourcePolicies: system.accounts.map(denyLogs) },
  ],
  [
    "accounts that may do nothing",
    { ...system, controls: Object.fromEntries(system.accounts.map(({ id }) => [id, [[]]])) },
  ],
])("the same is found in %s as by asking about everything", (_, other) => {
  const both = [compare(system, other), compare(other, system)];
  expect(both).toEqual([wholly(system, other), wholly(other, system)]);
  expect(both).not.toEqual([NOTHING, NOTHING]);
});
