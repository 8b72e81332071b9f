import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { ref, TerraformOutput, TerraformStack, Testing, Token } from "cdktf";
import { resolveIn } from "../../../export/resolve";
import { Each, uniqueOf } from "../../../face/each";
import {
  hearingOfPolicies,
  policyLength,
  printJson,
  printPolicy,
  printPolicyWithin,
} from "../../../iam/printer";
import { allow, deny, type Statement } from "../../../iam/statement";

const read = allow({
  sid: "Read",
  actions: ["s3:GetObject"],
  resources: ["arn:aws:s3:::b/*"],
  because: "It reads.",
});

describe("printPolicy", () => {
  test("prints a statement as AWS has it, without the reason", () => {
    expect(printPolicy([read])).toBe(
      '${jsonencode({"Version" = "2012-10-17", "Statement" = [{"Sid" = "Read", "Effect" = "Allow", ' +
        '"Action" = ["s3:GetObject"], "Resource" = ["arn:aws:s3:::b/*"]}]})}',
    );
  });

  test.each([
    [
      "AWS",
      { aws: ["arn:aws:iam::111111111111:root"] },
      '"Principal" = {"AWS" = ["arn:aws:iam::111111111111:root"]}',
    ],
    ["Service", { service: ["ecs.amazonaws.com"] }, '"Principal" = {"Service" = ["ecs.amazonaws.com"]}'],
    ["Federated", { federated: ["x"] }, '"Principal" = {"Federated" = ["x"]}'],
    ["everybody", "*" as const, '"Principal" = "*"'],
  ])("prints the principal %s", (_, principals, expected) => {
    expect(printPolicy([deny({ sid: "D", principals, actions: ["s3:*"], because: "No." })])).toContain(
      expected,
    );
  });

  test("escapes quotes, backslashes, line ends and template directives", () => {
    const text = printPolicy([{ ...read, resources: ['a"b\\c\nd%{e'] }]);
    expect(text).toContain('"a\\"b\\\\c\\nd%%{e"');
  });

  test("escapes IAM's policy variables for Terraform", () => {
    const text = printPolicy([{ ...read, resources: ["arn:aws:s3:::b/${aws:PrincipalTag/team}/*"] }]);
    expect(text).toContain('"arn:aws:s3:::b/$${aws:PrincipalTag/team}/*"');
  });

  test("leaves references of Terraform in place", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const bucket = new S3Bucket(stack, "bucket", { bucket: "b" });
    const output = printPolicy([{ ...read, resources: [`${bucket.arn}/*`] }]);
    new TerraformOutput(stack, "policy", { value: output });
    const { value } = JSON.parse(Testing.synth(stack)).output.policy;
    expect(value).toContain('"Resource" = ["${aws_s3_bucket.bucket.arn}/*"]');
  });

  test.each(["${var.x}", '${file("/etc/passwd")}', "a${path.root}"])(
    "refuses the interpolation %s",
    (value) => {
      expect(() => printPolicy([{ ...read, resources: [value] }])).toThrow("Terraform interpolation");
    },
  );

  test("refuses two statements of one name", () => {
    expect(() => printPolicy([read, read])).toThrow("two statements of one policy are called Read");
  });
});

describe("what Terraform repeats", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  const value = (printed: string) => resolveIn(stack, printed);
  const each = new Each("arn", "var.arns", [Token.asString(ref("arn"))]);
  const statementOf = (sid: string) => ({ ...read, sid });

  test("is a loop in a list, joined with what is known", () => {
    const text = value(printPolicy([{ ...read, resources: ["a", each, "b"] }]));
    expect(text).toContain('"Resource" = concat(["a"], [for arn in var.arns : "${arn}"], ["b"])');
  });

  test("alone, is the list; each thing once, if that is asked", () => {
    const text = value(printPolicy([{ ...read, resources: uniqueOf([each]) }]));
    expect(text).toContain('"Resource" = distinct([for arn in var.arns : "${arn}"])');
  });

  test("is flattened where several things come of one", () => {
    const text = value(printPolicy([new Each("a", "var.a", [statementOf("A"), statementOf("B")])]));
    expect(text).toMatch(
      /"Statement" = flatten\(\[for a in var\.a : \[\{"Sid" = "A",.*\}, \{"Sid" = "B",.*\}\]\]\)/,
    );
  });

  test("keeps the type of a number", () => {
    const days = Token.asNumber(ref("var.days"));
    expect(value(printJson({ days, more: 1 }))).toBe('${jsonencode({"days" = "${var.days}", "more" = 1})}');
  });
});

test("who asks hears of every policy and its statements, while the work is done", () => {
  const heard: [string, readonly Statement[]][] = [];
  const printed = hearingOfPolicies(
    (text, statements) => heard.push([text, statements]),
    () => printPolicy([read]),
  );
  printPolicy([read]);
  expect(heard).toEqual([[printed, [read]]]);
});

describe("policyLength", () => {
  test("counts as AWS does, without white space", () => {
    const spaced = allow({ ...read, resources: ["a b c"], because: "x" });
    const tight = allow({ ...read, resources: ["abc"], because: "a much longer reason" });
    expect(policyLength([spaced])).toBe(policyLength([tight]));
  });

  test("refuses a policy over its limit with both numbers", () => {
    const length = policyLength([read]);
    expect(() => printPolicyWithin(length - 1, "the policy", [read])).toThrow(
      `characters of the policy: ${length}; AWS takes ${length - 1} at most`,
    );
    expect(printPolicyWithin(length, "the policy", [read])).toBe(printPolicy([read]));
  });
});
