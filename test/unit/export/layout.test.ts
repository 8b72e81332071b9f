import fc from "fast-check";
import { parseExpression, parseTemplate, plain } from "../../../export/expression";
import { comment, layOut } from "../../../export/layout";

const lines = (text: string, depth = 0) => layOut(parseExpression(text), depth);

describe("an expression", () => {
  test.each([
    ["a reference", "aws_s3_bucket.this.arn"],
    ["a condition", 'startswith(var.region, "cn-") ? "aws-cn" : "aws"'],
    ["operators", "var.a >= 1 && floor(var.a) == var.a"],
    ["an index and a splat", "var.names[0] == one(var.names[*])"],
    ["a quoted text with an interpolation that is quoted itself", '"a ${lookup(var.m, "k")} \\" b"'],
    ["an escaped interpolation", '"$${aws:username} %%{ if }"'],
    ["brackets", "(var.a + 1) * 2"],
    ["a negation", "!contains(var.a, -1)"],
  ])("keeps %s as it is", (_, text) => {
    expect(plain(parseExpression(text))).toBe(text);
  });

  test("takes a text of nothing but an interpolation for what is interpolated", () => {
    expect(plain(parseExpression('{"a" = "${var.x}"}'))).toBe("{ a = var.x }");
    expect(plain(parseTemplate("${var.x}"))).toBe("var.x");
    expect(plain(parseTemplate("${var.x}-${var.y}"))).toBe('"${var.x}-${var.y}"');
  });

  test("takes a loop that changes nothing for the list", () => {
    expect(plain(parseExpression('[for arn in var.arns : "${arn}"]'))).toBe("var.arns");
    expect(plain(parseExpression("[for name, arn in var.arns : arn]"))).toBe(
      "[for name, arn in var.arns : arn]",
    );
  });

  test.each([
    ["[for role in var.roles : role.arn]", "var.roles[*].arn"],
    ["[for role in var.role[*] : role.arn]", "var.role[*].arn"],
    ["[for name, role in var.roles : role.arn]", "[for name, role in var.roles : role.arn]"],
    ["[for role in var.roles : other.arn]", "[for role in var.roles : other.arn]"],
  ])("takes a loop for an attribute of a list's for a splat: %s", (text, expected) => {
    expect(plain(parseExpression(text))).toBe(expected);
  });

  test("leaves an object that comes last in the call's own brackets", () => {
    expect(lines('templatefile("a.tftpl", {a = var.x, b = var.y})')).toBe(
      'templatefile("a.tftpl", {\n  a = var.x\n  b = var.y\n})',
    );
  });

  test("quotes a key only if it must be", () => {
    expect(plain(parseExpression('{"aws:SourceArn" = 1}'))).toBe('{ "aws:SourceArn" = 1 }');
    expect(plain(parseExpression('{"for" = 1}'))).toBe('{ "for" = 1 }');
  });

  test("quotes any text of a value so that it comes back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!text.includes("${"));
        expect(JSON.parse(plain(parseTemplate(text)))).toBe(text);
      }),
    );
  });

  test.each([
    ["a bracket that isn't closed", "[1, 2"],
    ["a bracket too many", "a ]"],
    ["an object without a value", "{a}"],
    ["an interpolation that isn't closed", '"${a"'],
  ])("refuses %s", (_, text) => {
    expect(() => parseExpression(text)).toThrow(/expected|goes on|isn't closed/);
  });
});

describe("layOut", () => {
  test("breaks an object of several entries, and no short one", () => {
    expect(lines('jsonencode({"a" = {"b" = 1}, "c" = [1, 2]})')).toBe(
      "jsonencode({\n  a = { b = 1 }\n  c = [1, 2]\n})",
    );
  });

  test("breaks what is too long for a line", () => {
    const long = `"${"x".repeat(60)}"`;
    expect(lines(`[${long}, ${long}]`)).toBe(`[\n  ${long},\n  ${long},\n]`);
    expect(lines(`[for a in b : "${"x".repeat(100)}"]`)).toBe(`[\n  for a in b :\n  "${"x".repeat(100)}"\n]`);
  });

  test("puts an object into the brackets of its loop", () => {
    expect(lines('[for a in b : {"c" = a, "d" = 1}]')).toBe("[for a in b : {\n  c = a\n  d = 1\n}]");
  });

  test("writes the reason above its statement, repeated or not", () => {
    const text = 'concat([{"Sid" = "Read", "x" = 1}], [for a in b : {"Sid" = "Read${a}", "x" = 1}])';
    const reasons = new Map([
      ['"Read"', "It reads."],
      ['"Read${a}"', "They read."],
    ]);
    const written = layOut(parseExpression(text), 0, reasons);
    expect(written).toMatch(/# It reads\.\n\s+\{\n\s+Sid = "Read"\n/);
    expect(written).toMatch(/# They read\.\n\s+\[for a in b : \{\n\s+Sid = "Read\$\{a\}"\n/);
  });
});

test("a comment is broken between words, at a hundred characters", () => {
  const written = comment("word ".repeat(60).trim(), "  ");
  expect(written.split("\n").filter((line) => line !== "").length).toBeGreaterThan(2);
  for (const line of written.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  expect(written.replaceAll(/\s*# /g, " ").trim()).toBe("word ".repeat(60).trim());
});
