import { protectedIn } from "../../../../runner/recover/attempt";
import { readPlanEvents } from "../../../../runner/recover/plan-events";

const line = (message: object) => JSON.stringify({ "@level": "info", ...message });
const change = (addr: string, action: string, more: object = {}) =>
  line({ type: "planned_change", change: { resource: { addr }, action, ...more } });
const error = (diagnostic: object) =>
  line({ type: "diagnostic", diagnostic: { severity: "error", ...diagnostic } });

const KEY = "aws_kms_key.key";
const PREVENTED = {
  summary: "Instance cannot be destroyed",
  detail: `Resource ${KEY} has lifecycle.prevent_destroy set, but the plan calls for this resource to be destroyed.`,
};

describe("readPlanEvents", () => {
  test("GIVEN a plan THEN it is what happens to which resource, and why", () => {
    const stdout = [
      line({ type: "version" }),
      change("aws_iam_role.new", "create"),
      change('module.n.aws_subnet.s["a"]', "import", { importing: { id: "subnet-1" } }),
      change("aws_lb.b", "update", { importing: { id: "arn" } }),
      change(KEY, "replace", { reason: "tainted" }),
      line({ type: "diagnostic", diagnostic: { severity: "warning", summary: "Targeting", detail: "" } }),
      line({ type: "refresh_complete", hook: { resource: { addr: KEY } } }),
    ].join("\n");

    expect(readPlanEvents(stdout)).toEqual({
      actions: [
        { address: "aws_iam_role.new", action: "create", imported: false },
        { address: 'module.n.aws_subnet.s["a"]', action: "import", imported: true },
        { address: "aws_lb.b", action: "update", imported: true },
        { address: KEY, action: "replace", reason: "tainted", imported: false },
      ],
      errors: [],
      read: [KEY],
    });
  });

  test("GIVEN a plan that failed THEN its errors are there", () => {
    const { errors } = readPlanEvents(error({ summary: "No", detail: "Because", address: KEY }));
    expect(errors).toEqual([{ summary: "No", detail: "Because", address: KEY }]);
  });
});

describe("protectedIn", () => {
  test.each([
    ["tainted", change(KEY, "replace", { reason: "tainted" }), true],
    ["different in what can't be changed", change(KEY, "replace", { reason: "cannot_update" }), false],
  ])("GIVEN a protected resource that is %s THEN it says so", (_, planned, tainted) => {
    expect(protectedIn(readPlanEvents(`${planned}\n${error(PREVENTED)}`))).toEqual([
      { address: KEY, tainted },
    ]);
  });

  test("GIVEN another error THEN nothing is protected", () => {
    expect(protectedIn(readPlanEvents(error({ summary: "Invalid", detail: PREVENTED.detail })))).toEqual([]);
  });
});
