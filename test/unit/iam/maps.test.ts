import { ref, TerraformStack, Testing, Token } from "cdktf";
import { parseTemplate, plain } from "../../../export/expression";
import { resolveIn } from "../../../export/resolve";
import { eachOf } from "../../../face/each";
import { maybeText, textByName, texts } from "../../../face/inputs";
import { named } from "../../../iam/locals";
import { textMap } from "../../../iam/maps";
import { jsonText } from "../../../iam/printer";

const stack = new TerraformStack(Testing.app(), "stack");
const written = (value: unknown) => plain(parseTemplate(String(resolveIn(stack, value))));

const link = maybeText({ description: "A link.", each: "link" });
const variables = textByName({ description: "Variables.", each: "value" }).reference("var.v");

describe("textMap", () => {
  test("holds what is given, and no key of what isn't", () => {
    expect(textMap({ A: "1" }, { B: ["2"], C: [] })).toEqual({ A: "1", B: "2" });
  });

  test("leaves it to Terraform what isn't known", () => {
    const map = textMap(
      { A: "1" },
      { B: [link.reference("var.link")].flatMap((one) => one ?? []), C: ["3"] },
    );
    expect(written(map)).toBe('merge({ A = "1", C = "3" }, var.link == null ? {} : { B = var.link })');
  });
});

describe("jsonText", () => {
  test("is written out where all of it is known", () => {
    expect(jsonText([{ name: "A", value: "1" }])).toBe('[{"name":"A","value":"1"}]');
  });

  test("is Terraform's where it isn't", () => {
    const all = eachOf(variables, ({ name, text: value }) => [{ name, value }]);
    expect(written(jsonText(all))).toBe(
      "jsonencode([for name, value in var.v : { name = name, value = value }])",
    );
    const one = [{ name: "A", value: `#{${Token.asString(ref("stage.name"))}.Version}` }];
    expect(written(jsonText(one))).toBe('jsonencode([{ name = "A", value = "#{${stage.name}.Version}" }])');
  });
});

describe("named", () => {
  test("leaves what is known as it is", () => {
    expect(named(stack, "known", ["a"])).toEqual(["a"]);
  });

  test("makes a local of what isn't", () => {
    const list = texts({ description: "ARNs.", each: "arn" }).reference("var.arns");
    const [arns] = named(stack, "role-arns", list);
    expect(arns).toMatchObject({ over: "local.role-arns" });
    expect(resolveIn(stack, stack.toTerraform().locals)).toEqual({
      "role-arns": '${[for arn in var.arns : "${arn}"]}',
    });
  });
});
