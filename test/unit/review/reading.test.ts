import { readPlan } from "../../../reports/review/plan/plan";
import { kindsIn, markdown, planOf, type RawChange, rawChange, rawPlan, review } from "./plans";

describe("what isn't a plan", () => {
  test.each<[string, unknown, RegExp]>([
    [
      "a state",
      { format_version: "1.0", values: { root_module: {} } },
      /production: it is a state, not a plan/,
    ],
    ["a list", [], /it isn't a plan, but a list/],
    ["null", null, /but null/],
    ["an object of something else", { name: "slipway" }, /isn't a plan in Terraform's JSON format/],
    [
      "a later format",
      { ...rawPlan([]), format_version: "2.0" },
      /version 2\.0; Slipway reads versions 0 and 1/,
    ],
  ])("GIVEN %s THEN it is refused, with what to do", (_, document, message) => {
    expect(() => readPlan("production", document)).toThrow(message);
  });

  test("GIVEN actions that nobody knows THEN nothing is guessed", () => {
    const reading = () => planOf([{ actions: ["teleport"], before: {}, after: {} }]);
    expect(reading).toThrow(/aws_iam_role\.this has the actions \[teleport\], which aren't known/);
  });
});

describe("what a plan does to a resource", () => {
  test.each<[string, readonly string[], string, boolean]>([
    ["no-op", ["no-op"], "keep", false],
    ["create", ["create"], "create", false],
    ["read", ["read"], "read", false],
    ["update", ["update"], "update", false],
    ["delete", ["delete"], "delete", true],
    ["replace", ["delete", "create"], "replace", true],
    ["replace, the new one first", ["create", "delete"], "replace", true],
    ["forget", ["forget"], "forget", false],
    ["replace and forget the old one", ["create", "forget"], "create", false],
  ])("GIVEN %s THEN it is read as such", (_, actions, action, destroys) => {
    const [change] = planOf([{ actions, before: {}, after: {} }]).changes;
    expect(change).toMatchObject({ action, destroys });
  });

  test("GIVEN a move, an import and a deposed object THEN each is told", () => {
    const text = markdown([
      { address: "a.new", actions: ["no-op"], before: {}, after: {}, beside: { previous_address: "a.old" } },
      { address: "b.taken", actions: ["no-op"], before: {}, after: {}, importing: { id: "vpc-0abc" } },
      { address: "c.left", type: "aws_s3_bucket", before: { bucket: "x" }, beside: { deposed: "0a1b2c3d" } },
    ]);
    expect(text).toContain("`a.old`: now `a.new`");
    expect(text).toContain("`b.taken`: `vpc-0abc`");
    expect(text).toContain("`c.left`: **destroyed**, which a failed apply left behind; lost: its objects");
  });

  test("GIVEN a version 0 plan without marks THEN it is read", () => {
    const old = {
      format_version: "0.1",
      planned_values: {},
      resource_changes: [
        {
          address: "aws_sqs_queue.jobs",
          mode: "managed",
          type: "aws_sqs_queue",
          change: { actions: ["delete"], before: { name: "jobs" }, after: null },
        },
      ],
    };
    expect(readPlan("old", old).changes[0]).toMatchObject({ action: "delete", before: { name: "jobs" } });
  });
});

describe("a plan that says more than its changes", () => {
  test.each([
    ["errored", { errored: true }],
    ["not complete", { complete: false }],
    ["with deferred changes", { deferred_changes: [{ reason: "provider_config_unknown" }] }],
  ])("GIVEN one that is %s THEN it is a finding", (_, beside) => {
    expect(review([], beside).findings).toEqual([expect.objectContaining({ kind: "incomplete" })]);
  });

  test("GIVEN a check that fails THEN its message is told, and those that pass aren't", () => {
    const instance = (status: string, message: string) => ({
      address: { to_display: `check.${status}` },
      status,
      problems: [{ message }],
    });
    const text = markdown([], {
      checks: [
        {
          address: { to_display: "check.x" },
          instances: [instance("fail", "no DNS"), instance("pass", "fine")],
        },
      ],
    });
    expect(text).toContain("no DNS");
    expect(text).not.toContain("fine");
  });

  test("GIVEN a check that couldn't be evaluated THEN it is told, though it has no instances", () => {
    const checks = [{ address: { to_display: "check.health" }, status: "error" }];
    expect(markdown([], { checks })).toContain("`check.health`: the check doesn't hold");
    expect(markdown([], { checks: [{ ...checks[0], status: "unknown" }] })).not.toContain("check.health");
  });

  test("GIVEN actions that the apply runs THEN they are told", () => {
    const text = markdown([], { action_invocations: [{ address: "action.aws_lambda_invoke.it" }] });
    expect(text).toContain(
      "### Actions that the apply runs (1)\n\n- **production** `action.aws_lambda_invoke.it`",
    );
  });

  test("GIVEN what a first refresh writes out though it was left out THEN it isn't drift, and isn't told beside what is", () => {
    const drift = (address: string, before: object, after: object) => ({
      address,
      type: "aws_iam_role",
      change: { actions: ["update"], before, after },
    });
    const written = { tags: {}, layers: [], description: "" };
    const text = markdown([], {
      resource_drift: [
        drift("a.written", { tags: null, layers: null }, written),
        drift("b.changed", { tags: null, size: 1 }, { ...written, size: 2 }),
        drift("c.emptied", { tags: { a: "b" } }, { tags: {} }),
      ],
    });
    expect(text).not.toContain("a.written");
    expect(text).toContain("**2 things have drifted.**");
    expect(text).toMatch(/`b\.changed`: `size`\n {2}```diff\n {2}- size = 1\n {2}\+ size = 2\n {2}```/);
    expect(text).toMatch(/`c\.emptied`: `tags`/);
  });

  test("GIVEN drift that only moved THEN it isn't drift; GIVEN one that changed THEN it is told with its values", () => {
    const drift = (address: string, before: object, after: object) => ({
      address,
      type: "aws_iam_role",
      change: { actions: ["update"], before, after },
    });
    const text = markdown([], {
      resource_drift: [drift("a.moved", { x: 1 }, { x: 1 }), drift("b.changed", { size: 1 }, { size: 2 })],
    });
    expect(text).not.toContain("a.moved");
    expect(text).toMatch(/`b\.changed`: `size`\n {2}```diff\n {2}- size = 1\n {2}\+ size = 2\n/);
  });

  test("GIVEN drift in what nobody configures, or none but in the way to say nothing THEN it is folded, and no word of the verdict", () => {
    const type = "aws_s3_bucket";
    const before = { bucket: "one", policy: "", tags: null };
    const drift = (name: string, after: object) => ({
      address: `${type}.${name}`,
      type,
      change: { actions: ["update"], before, after: { ...before, tags: {}, ...after } },
    });
    const text = markdown([], {
      resource_drift: [
        drift("reread", { policy: '{"Statement":[{"Effect":"Allow"}]}' }),
        drift("untouched", {}),
        drift("renamed", { bucket: "two" }),
      ],
      configuration: {
        root_module: {
          resources: ["reread", "untouched", "renamed"].map((name) => ({
            address: `${type}.${name}`,
            expressions: { bucket: { constant_value: "one" } },
          })),
        },
      },
    });
    expect(text).toMatch(/^\*\*One thing has drifted/);
    expect(text).toMatch(/### Drift: changed outside of Terraform \(1\)\n\n- .*renamed`: `bucket`\n/);
    expect(text).toMatch(
      /Read otherwise than at the last apply, in what nobody configures[\s\S]*reread`: `policy`/,
    );
    expect(text).not.toContain("untouched");
  });

  test("GIVEN drift in what a dynamic block gives, which no configuration names THEN it is drift, because the plan sets it right", () => {
    const [here, there] = [{ ingress: [{ from_port: 443 }] }, { ingress: [{ from_port: 22 }] }];
    const found = (changes: readonly RawChange[]) =>
      kindsIn(
        review(changes, {
          resource_drift: [rawChange({ address: "a.b", type: "a", before: here, after: there })],
          configuration: { root_module: { resources: [{ address: "a.b", expressions: {} }] } },
        }),
      );
    expect(found([{ address: "a.b", type: "a", before: there, after: here }])).toEqual(["drift"]);
    expect(found([{ address: "a.b", type: "a", actions: ["no-op"], before: there, after: there }])).toEqual(
      [],
    );
    expect(
      found([{ address: "a.b", type: "a", before: there, after: {}, unknown: { ingress: true } }]),
    ).toEqual([]);
  });

  test("GIVEN an update of which only an apply knows the value THEN it is a change if it is configured", () => {
    const address = "aws_ecs_service.this";
    const change = {
      address,
      type: "aws_ecs_service",
      before: { task_definition: "a" },
      after: {},
      unknown: { task_definition: true },
    };
    const found = (expressions: object) =>
      review([change], { configuration: { root_module: { resources: [{ address, expressions }] } } });
    expect(found({ task_definition: {} }).updates).toHaveLength(1);
    expect(found({ task_definition: {} }).noise).toEqual([]);
    expect(found({ name: {} }).noise).toHaveLength(1);
  });

  test("GIVEN what Terraform puts off THEN it is told by its address, with the reason", () => {
    const deferred_changes = [
      {
        reason: "instance_count_unknown",
        resource_change: { address: "aws_db_instance.x", change: { actions: ["delete"] } },
      },
    ];
    expect(markdown([], { deferred_changes })).toContain(
      "put off: `aws_db_instance.x` (`delete`, `instance_count_unknown`)",
    );
  });

  test("GIVEN outputs THEN those that change are told, and sensitive ones aren't shown", () => {
    const text = markdown([], {
      output_changes: {
        address: { actions: ["update"], before: "10.0.0.1", after: "10.0.0.2" },
        same: { actions: ["no-op"], before: "kept-as-it-was", after: "kept-as-it-was" },
        key: { actions: ["create"], before: null, after: "hunter2-hunter2", after_sensitive: true },
      },
    });
    expect(text).toContain('+ address = "10.0.0.2"');
    expect(text).toContain("+ key = (sensitive)");
    expect(text).not.toMatch(/hunter2|kept-as-it-was/);
  });
});
