import { RESOURCE_TYPES, readStateStack, withoutAdditions } from "../../../../runner/bootstrap/state-stack";
import { EXAMPLES, synthesizeExample } from "../../../support/examples";
import { INFRASTRUCTURE_RUNNERS, synthesizeInfrastructure } from "../../../support/infrastructure";

describe.each(Object.keys(EXAMPLES))("the bootstrap stacks of %s", (example) => {
  const stacks = Object.entries(synthesizeExample(example)).filter(([name]) => name.startsWith("bootstrap-"));

  test.each(stacks)("%s holds nothing but what a bootstrap knows how to find again", (name, json) => {
    const stack = readStateStack(name, json);
    expect(stack.stateKey).toBe(`${name}.tfstate`);
    expect(stack.bucket).toBe(json.terraform.backend.s3.bucket);
    expect(stack.keyAlias).toMatch(/^alias\/./);
    expect(Object.keys(stack.tags).sort()).toEqual(["slipway-account", "slipway-organization"]);
    expect(Object.keys(stack.addresses)).toEqual([...RESOURCE_TYPES]);
    for (const type of RESOURCE_TYPES) expect(stack.addresses[type]).toMatch(new RegExp(`^${type}\\.\\w`));
  });
});

test("a stack with what nobody finds again can't be bootstrapped, for it would be made twice", () => {
  const { "bootstrap-tools": json } = synthesizeExample("default");
  const more = { ...json, resource: { ...json?.resource, aws_budgets_budget: { all: { name: "all" } } } };
  expect(() => readStateStack("bootstrap-tools", more)).toThrow(/bootstrap-tools.*aws_budgets_budget/);
  const { aws_s3_bucket_policy: _policy, ...fewer } = json?.resource ?? {};
  expect(() => readStateStack("bootstrap-tools", { ...json, resource: fewer })).toThrow(/bootstrap-tools/);
});

describe.each(INFRASTRUCTURE_RUNNERS)("the bootstrap stacks of what %s delivers", (runner) => {
  const stacks = synthesizeInfrastructure(runner);
  const plain = synthesizeExample("default");

  test.each(["bootstrap-tools", "bootstrap-staging"])("%s is told from what waits for its bucket", (name) => {
    const stack = readStateStack(name, stacks[name]);
    const { addresses, bucket } = readStateStack(name, plain[name]);
    expect(stack).toMatchObject({ addresses, bucket });
    expect(stack.additions.length).toBeGreaterThan(5);
    const { resource, output } = withoutAdditions(stacks[name], stack);
    expect(resource).toEqual(plain[name]?.resource);
    expect(output).toEqual(plain[name]?.output);
  });
});
