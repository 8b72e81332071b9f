import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import {
  CodedeployDeploymentGroup,
  codedeployDeploymentGroupLoadBalancerInfoTargetGroupPairInfoTestTrafficRouteToHclTerraform,
} from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import {
  LambdaFunction,
  lambdaFunctionTracingConfigToHclTerraform,
} from "@cdktf/provider-aws/lib/lambda-function";
import { TerraformStack, Testing } from "cdktf";
import { resolveIn } from "../../../export/resolve";
import { printResource, resourcesOf } from "../../../export/resource";
import { type Items, itemsOf, known, type Maybe } from "../../../face/each";
import { flag, optionalNumber, structuralNumber, structuralText } from "../../../face/inputs";
import { optionalBlock } from "../../../face/optional-block";
import { attributeOfMade, onlyIf, textList } from "../../../face/resources";
import { between } from "../../../face/rule";
import { entriesOf, ifFilled, textMap } from "../../../face/text-map";
import { printJson, printPlain } from "../../../iam/printer";

const stack = new TerraformStack(Testing.app(), "stack");
const resolved = <T>(value: T): T => resolveIn(stack, value);
const variables = textMap({ description: "Variables.", default: {}, each: "value" });
const tracing = flag({ description: "Traces." });

/** A function with a block, as HCL. */
function withBlock<T>(things: Items<T>, content: (thing: T) => { mode: string }): string {
  const own = new TerraformStack(Testing.app(), "own");
  const block = optionalBlock("tracingConfig", things, content, lambdaFunctionTracingConfigToHclTerraform);
  const made = new LambdaFunction(own, "f", { functionName: "f", role: "r", ...block.config });
  block.addTo(made);
  return resourcesOf(own, new Map()).map(printResource).join("");
}

describe("a block that may be there", () => {
  test("is an ordinary one, or none, for a literal", () => {
    expect(withBlock(onlyIf(true, [true]), () => ({ mode: "Active" }))).toContain(
      '\n  tracing_config {\n    mode = "Active"\n  }\n',
    );
    expect(withBlock(onlyIf(false, [true]), () => ({ mode: "Active" }))).not.toContain("tracing_config");
  });

  test("is a dynamic one for a switch", () => {
    expect(withBlock(onlyIf(tracing.reference("var.tracing"), [true]), () => ({ mode: "Active" }))).toContain(
      '\n  dynamic "tracing_config" {\n    for_each = var.tracing ? [1] : []\n\n    content {\n      mode = "Active"\n    }\n  }\n',
    );
  });

  test("is a dynamic one for what may be null", () => {
    const mode = structuralText({ description: "Mode.", each: "mode" });
    expect(withBlock(itemsOf(mode.reference("var.mode")), (text) => ({ mode: text }))).toContain(
      '\n  dynamic "tracing_config" {\n    for_each = var.mode[*]\n\n    content {\n      mode = var.mode\n    }\n  }\n',
    );
  });
});

test("a block in other blocks that may be there stands among their own", () => {
  const own = new TerraformStack(Testing.app(), "own");
  const arn = structuralText({ description: "ARN.", each: "arn" }).reference("var.arn");
  const block = optionalBlock(
    "testTrafficRoute",
    itemsOf(arn),
    (known) => ({ listenerArns: [known] }),
    codedeployDeploymentGroupLoadBalancerInfoTargetGroupPairInfoTestTrafficRouteToHclTerraform,
    "load_balancer_info.target_group_pair_info",
  );
  const made = new CodedeployDeploymentGroup(own, "g", {
    appName: "a",
    deploymentGroupName: "g",
    serviceRoleArn: "r",
    loadBalancerInfo: {
      targetGroupPairInfo: { targetGroup: [{ name: "b" }], prodTrafficRoute: { listenerArns: ["p"] } },
    },
  });
  block.addTo(made);
  const printed = resourcesOf(own, new Map()).map(printResource).join("");
  expect(printed).toContain(
    [
      "      target_group {",
      '        name = "b"',
      "      }",
      "",
      '      dynamic "test_traffic_route" {',
      "        for_each = var.arn[*]",
      "",
      "        content {",
      "          listener_arns = [var.arn]",
      "        }",
      "      }",
      "    }",
    ].join("\n"),
  );
});

describe("texts by name", () => {
  test("are an argument where there are any", () => {
    expect([ifFilled(variables.literal({ B: "2", A: "1" })), ifFilled(variables.literal({}))]).toEqual([
      [{ B: "2", A: "1" }],
      [],
    ]);
    const [given] = ifFilled(variables.reference("var.v"));
    expect(given).toMatchObject({ condition: "length(var.v) > 0" });
    expect(resolved(given)).toMatchObject({ items: ["${var.v}"] });
  });

  test("are told one by one, in the order of their names", () => {
    expect(entriesOf(variables.literal({ B: "2", A: "1" }))).toEqual([
      { name: "A", text: "1" },
      { name: "B", text: "2" },
    ]);
    const given = entriesOf(variables.reference("var.v"));
    expect(resolved(known(given))).toEqual([{ name: "${name}", text: "${value}" }]);
  });
});

describe("an attribute of what may not be made", () => {
  const threshold = structuralNumber({ description: "Threshold.", each: "threshold" });
  const names = (id: string, maybe: Maybe<number>) =>
    resolved(
      textList(
        attributeOfMade(
          maybe,
          "name",
          (_, made) => new CloudwatchEventRule(stack, id, { ...made, name: "n" }),
        ),
      ),
    );

  test("is one, or none, for a literal", () => {
    expect(names("one", threshold.literal(1))).toEqual(["${aws_cloudwatch_event_rule.one.name}"]);
    expect(names("none", undefined)).toEqual([]);
  });

  test("is as many as Terraform makes for a variable", () => {
    expect(names("several", threshold.reference("var.t"))).toBe(
      "${aws_cloudwatch_event_rule.several[*].name}",
    );
  });
});

test("a number that may be left out is null for Terraform, and its rules let null through", () => {
  const number = optionalNumber({ description: "Number.", rules: [between(1, 9)] });
  expect([number.default, number.literal(3)]).toEqual([null, 3]);
  expect(number.rules.map((rule) => [rule.holds(0), rule.condition("var.n")])).toEqual([
    [false, "var.n == null ? true : var.n >= 1 && var.n <= 9 && floor(var.n) == var.n"],
  ]);
});

test("an object stands in an output as it is, or as JSON", () => {
  const value = { A: ["b"], C: 1 };
  expect(printPlain(value)).toBe('${{"A" = ["b"], "C" = 1}}');
  expect(printJson(value)).toBe('${jsonencode({"A" = ["b"], "C" = 1})}');
});
