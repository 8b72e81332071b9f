import { RESOURCE_TYPES, readStateStack } from "../../../../runner/bootstrap/state-stack";
import { EXAMPLES, synthesizeExample } from "../../../support/examples";

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

test("a stack with anything else can't be bootstrapped, for it would be made twice", () => {
  const { "bootstrap-tools": json } = synthesizeExample("default");
  const more = { ...json, resource: { ...json?.resource, aws_sns_topic: { alarms: { name: "alarms" } } } };
  expect(() => readStateStack("bootstrap-tools", more)).toThrow(/bootstrap-tools.*aws_sns_topic/);
  const { aws_s3_bucket_policy: _policy, ...fewer } = json?.resource ?? {};
  expect(() => readStateStack("bootstrap-tools", { ...json, resource: fewer })).toThrow(/bootstrap-tools/);
});
