import { plannedChanges, plannedWithoutValues } from "../../../runner/planned-change";

/** The JSON of a plan that does this to one resource. */
function plan(change: object, mode = "managed"): string {
  return JSON.stringify({ resource_changes: [{ address: "aws_x.y", type: "aws_x", mode, change }] });
}

test.each([
  ["make", { actions: ["create"] }],
  ["adopt", { actions: ["no-op"], importing: { id: "a" } }],
  ["adopt-and-change", { actions: ["update"], importing: { id: "a" } }],
  ["change", { actions: ["update"] }],
  ["remove", { actions: ["delete"] }],
  ["replace", { actions: ["delete", "create"] }],
  ["replace", { actions: ["create", "delete"] }],
] as const)("%s", (action, change) => {
  expect(plannedChanges(plan(change))).toEqual([{ address: "aws_x.y", type: "aws_x", action, values: [] }]);
});

test("what a plan has said itself is enough where no value changes", () => {
  const said = ["create", "import", "replace", "delete", "update", "noop"].map((action) => ({
    address: "aws_x.y",
    type: "aws_x",
    action,
  }));
  const actions = plannedWithoutValues(said).map(({ action }) => action);
  expect(actions).toEqual(["make", "adopt", "replace", "remove", "change"]);
});

test("what stays as it is, or is only read, is no change", () => {
  expect(plannedChanges(plan({ actions: ["no-op"] }))).toEqual([]);
  expect(plannedChanges(plan({ actions: ["read"] }, "data"))).toEqual([]);
  expect(plannedChanges("{}")).toEqual([]);
});

/** The values that a change shows, as lines. */
function values(before: object, after: object, unknown: object = {}): string[] {
  const [found] = plannedChanges(plan({ actions: ["update"], before, after, after_unknown: unknown }));
  return found?.values.map((value) => `${value.path}: ${value.before} → ${value.after}`) ?? [];
}

test("a change shows each value that differs, and no other", () => {
  expect(
    values(
      { rotation: false, window: null, rule: [{ algorithm: "AES256", key: "" }], name: "same" },
      { rotation: true, window: 30, rule: [{ algorithm: "aws:kms", key: "" }], name: "same" },
    ),
  ).toEqual(["rotation: false → true", "window: unset → 30", 'rule[0].algorithm: "AES256" → "aws:kms"']);
});

test("what AWS will say is known after apply", () => {
  expect(values({ arn: "a", tags: { a: "1" } }, { tags: { a: "1" } }, { arn: true })).toEqual([
    'arn: "a" → known after apply',
  ]);
});

test("policies are compared by what they say, not by how they are written", () => {
  const before = JSON.stringify({ Statement: [{ Sid: "A", Action: "s3:*", Resource: "*" }] });
  const same = JSON.stringify({ Statement: [{ Resource: ["*"], Action: ["s3:*"], Sid: "A" }] });
  const other = JSON.stringify({ Statement: [{ Sid: "B", Action: "s3:*", Resource: "*" }] });
  expect(values({ policy: before }, { policy: same })).toEqual([]);
  expect(values({ policy: before }, { policy: other })).toEqual(['policy.Statement[0].Sid: "A" → "B"']);
});

test("long values are cut", () => {
  const [line = ""] = values({ text: "a" }, { text: "b".repeat(200) });
  expect(line).toMatch(/^text: "a" → "b+…$/);
  expect(line.length).toBeLessThan(60);
});
