import { LOSSES } from "../../../reports/review/danger/stateful-types";
import { kindsIn, markdown, review } from "./plans";

const STATEFUL = [...LOSSES.keys()];

describe("the first line", () => {
  test.each([
    ["deleted", ["delete"]],
    ["replaced", ["delete", "create"]],
    ["replaced, the new one first", ["create", "delete"]],
  ])("GIVEN a stateful type that is %s THEN its first word says so, whatever else there is", (_, actions) => {
    for (const type of STATEFUL) {
      const others = [
        { type: "aws_instance", before: {}, actions: ["delete"] },
        { type: "aws_lambda_function_url", after: { authorization_type: "NONE" } },
      ];
      const text = markdown([...others, { type, address: `${type}.it`, before: {}, after: {}, actions }]);
      expect(text).toMatch(/^\*\*Destroys a stateful resource/);
      expect(text).toContain(`\`${type}.it\`:`);
    }
  });

  test("GIVEN the configuration that protected it went with it THEN it says that", () => {
    const text = markdown([
      { type: "aws_kms_key", before: {}, beside: { action_reason: "delete_because_no_resource_config" } },
    ]);
    expect(text).toContain(
      "**destroyed**: it isn't in the configuration any more; lost: all that is encrypted with it",
    );
  });

  test("GIVEN it is forgotten THEN it isn't destroyed", () => {
    const found = review([{ type: "aws_s3_bucket", before: {}, actions: ["forget"] }]);
    expect(kindsIn(found)).toEqual([]);
  });

  test("GIVEN a replacement THEN the attributes that force it are named", () => {
    const text = markdown([
      {
        type: "aws_db_instance",
        actions: ["delete", "create"],
        before: { engine: "mysql", tags: { a: "1" } },
        after: { engine: "postgres", tags: { a: "2" } },
        replacePaths: [["engine"], ["restore_to_point_in_time", 0, "source"]],
      },
    ]);
    expect(text).toContain(
      "**replaced**, forced by `engine`, `restore_to_point_in_time[0].source`; lost: its data",
    );
  });

  test("THEN totals count as Terraform does", () => {
    const text = markdown([
      { address: "a.a", after: {} },
      { address: "a.b", before: { x: 1 }, after: { x: 2 } },
      { address: "a.c", before: {}, after: {}, actions: ["delete", "create"] },
      { address: "a.d", before: {} },
      { address: "a.e", before: {}, after: {}, actions: ["no-op"] },
    ]);
    expect(text.split("\n")[0]).toBe("**Nothing dangerous found.** `production` +2 ~1 −2");
  });

  test.each([
    ["an output", [], { output_changes: { a: { actions: ["create"], after: 1 } } }],
    ["an action", [], { action_invocations: [{ address: "action.aws_lambda_invoke.it" }] }],
    ["a move", [{ actions: ["no-op"], beside: { previous_address: "a.old" } }], {}],
  ])("GIVEN nothing but %s THEN it says that no resource changes", (_, changes, beside) => {
    expect(markdown(changes, beside)).toMatch(/^\*\*No resource changes\.\*\* /);
  });

  test("GIVEN nothing to do THEN it says no changes", () => {
    expect(markdown([]).split("\n")[0]).toBe("**No changes.** 1 unchanged");
  });
});

describe("what is destroyed", () => {
  test("GIVEN a finding that says something else of it THEN it is among the destroyed all the same", () => {
    const before = { assume_role_policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "a" }] }) };
    expect(markdown([{ type: "aws_iam_role", before }])).toContain(
      "### Destroyed (1)\n\n- **production** `aws_iam_role.this`: **destroyed**",
    );
  });
});

describe("what runs", () => {
  test("GIVEN a service replaced with the old one going first THEN it is an outage; the new one first THEN it isn't", () => {
    const replaced = (actions: readonly string[]) =>
      kindsIn(review([{ type: "aws_ecs_service", actions, before: {}, after: {} }]));
    expect(replaced(["delete", "create"])).toEqual(["outage"]);
    expect(replaced(["create", "delete"])).toEqual([]);
  });
});
