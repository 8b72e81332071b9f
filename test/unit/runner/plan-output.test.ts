import { readPlanOutput, resourceUnderWay } from "../../../runner/plan-output";

const line = (message: object) => JSON.stringify({ "@level": "info", ...message });

describe("readPlanOutput", () => {
  test("GIVEN a plan THEN it counts what is added, changed, destroyed and imported, and names it", () => {
    const resource = { addr: "aws_sns_topic.t", module: "", resource_type: "aws_sns_topic" };
    const stdout = [
      line({ type: "version", terraform: "1.11.4" }),
      line({ type: "planned_change", change: { resource, action: "import", importing: { id: "t" } } }),
      line({
        type: "change_summary",
        changes: { add: 3, change: 2, import: 1, remove: 4, operation: "plan" },
      }),
    ].join("\n");

    expect(readPlanOutput(stdout)).toEqual({
      changes: { add: 3, change: 2, import: 1, destroy: 4 },
      planned: [{ address: "aws_sns_topic.t", type: "aws_sns_topic", action: "import" }],
      errors: [],
      warnings: [],
      other: [],
    });
  });

  test("GIVEN an error with a place THEN it reads as Terraform's own", () => {
    const diagnostic = {
      severity: "error",
      summary: "Extraneous JSON object property",
      detail: 'No argument or block type is named "nme".',
      address: "aws_sns_topic.t",
      range: { filename: "cdk.tf.json", start: { line: 115, column: 5 } },
      snippet: { context: "resource.aws_sns_topic.t", code: '    "nme": "x"', start_line: 115 },
    };
    const stdout = line({ type: "diagnostic", diagnostic });

    expect(readPlanOutput(stdout).errors).toEqual([
      `Error: Extraneous JSON object property

  with aws_sns_topic.t,
  on cdk.tf.json line 115, in resource.aws_sns_topic.t:
  115:     "nme": "x"

No argument or block type is named "nme".`,
    ]);
    expect(readPlanOutput(stdout, false).errors).toEqual([
      'Error: Extraneous JSON object property\n\nNo argument or block type is named "nme".',
    ]);
  });

  test("GIVEN a warning THEN it is told apart from errors", () => {
    const stdout = line({
      type: "diagnostic",
      diagnostic: { severity: "warning", summary: "Deprecated", detail: "" },
    });

    expect(readPlanOutput(stdout)).toMatchObject({ errors: [], warnings: ["Warning: Deprecated"] });
  });

  test.each(["panic: runtime error", "{ not JSON", '{"no":"type"}', '{"type":1}'])(
    "GIVEN a line of no known form (%s) THEN it is kept",
    (text) => {
      expect(readPlanOutput(`${text}\n`).other).toEqual([text]);
    },
  );

  test("GIVEN nothing THEN there are no counts", () => {
    expect(readPlanOutput("")).not.toHaveProperty("changes");
  });
});

test.each([
  [line({ type: "refresh_start", hook: { resource: { addr: "aws_kms_key.k" } } }), "aws_kms_key.k"],
  [line({ type: "apply_start", hook: { resource: { addr: "data.aws_vpc.v" } } }), "data.aws_vpc.v"],
  [line({ type: "planned_change", change: { resource: { addr: "aws_kms_key.k" } } }), undefined],
  ["text", undefined],
])("resourceUnderWay(%s) is %s", (text, expected) => {
  expect(resourceUnderWay(text)).toBe(expected);
});
