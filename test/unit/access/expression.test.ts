import fc from "fast-check";
import { printJson, type Value } from "../../../iam/printer";
import { evaluate, type Lookup } from "../../../reports/access/world/expression";
import { opaque } from "../../../reports/access/world/opaque";

const KNOWN: Readonly<Record<string, unknown>> = {
  "aws_iam_role.web.name": "web-role",
  "aws_s3_bucket.b-1.bucket": "b",
  "module.net.ips.a": "10.0.0.1",
  "module.net.ids": ["one", "two"],
  "local.count.0": 3,
};
const lookup: Lookup = (traversal) => KNOWN[traversal.join(".")] ?? opaque(traversal.join("."));

describe("a template", () => {
  test.each<[string, unknown]>([
    ["plain", "plain"],
    ["", ""],
    ["a\\nb", "a\\nb"],
    ["${aws_iam_role.web.name}", "web-role"],
    ["${ aws_iam_role.web.name }", "web-role"],
    ["x-${aws_iam_role.web.name}-${aws_s3_bucket.b-1.bucket}/*", "x-web-role-b/*"],
    ['${module.net.ips["a"]}/32', "10.0.0.1/32"],
    ["${local.count[0]}", 3],
    ["n${local.count[0]}", "n3"],
    ["${module.net.ids}", ["one", "two"]],
    ["$${aws:PrincipalTag/team}", "${aws:PrincipalTag/team}"],
    ["100%%{x}", "100%{x}"],
    ["${aws_lb.x.dns_name}", "⟨aws_lb.x.dns_name⟩"],
    ["http://${aws_lb.x.dns_name}/", "http://⟨aws_lb.x.dns_name⟩/"],
    ["${jsonencode(null)}", "null"],
    ['${jsonencode({"a" = [1, -2.5, true, false, null, {}, []]})}', '{"a":[1,-2.5,true,false,null,{},[]]}'],
    ['${jsonencode({"a" = "${aws_iam_role.web.name}/*"})}', '{"a":"web-role/*"}'],
    [
      '${jsonencode({"a" = "$${aws:username} \\"q\\" \\\\ \\n \\u00e9"})}',
      JSON.stringify({ a: '${aws:username} "q" \\ \n é' }),
    ],
    ['${jsonencode({"a" = "${aws_lb.x.arn}"})}', '{"a":"⟨aws_lb.x.arn⟩"}'],
  ])("%s", (text, value) => {
    expect(evaluate(text, lookup)).toEqual(value);
  });

  test.each([
    "${upper(aws_iam_role.web.name)}",
    "${jsonencode(1, 2)}",
    "${jsonencode({a = 1})}",
    '${jsonencode({"a" : 1})}',
    '${jsonencode({"a" = 1, "a" = 2})}',
    "${a ? b : c}",
    "${aws_iam_role.web.name",
    "${aws_iam_role.web[*].name}",
    "%{ if true }x%{ endif }",
    "ids: ${module.net.ids}",
    "${[for x in module.net.ids : x]}",
    '${jsonencode("\\q")}',
    '${jsonencode("open)}',
  ])("of another grammar isn't guessed at: %s", (text) => {
    expect(evaluate(text, lookup)).toBe(opaque(text));
  });

  test("GIVEN anything that the printer prints THEN it evaluates to what was printed", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("${aws:x}", "%{", "%%{", '\\"', "\n", "$", "$$", "\\", "⟨", "\t"),
    );
    const { value } = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        text.filter((each) => !/\$\{(?!aws:)/.test(each)),
        fc.integer(),
        fc.boolean(),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(fc.stringMatching(/^[\w:-]{1,8}$/), tie("value"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(value, (each) => {
        const printed = evaluate(printJson(each), lookup);
        expect(JSON.parse(String(printed))).toEqual(each);
      }),
    );
  });
});
