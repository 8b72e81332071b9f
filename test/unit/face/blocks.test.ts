import { CodepipelineWebhook } from "@cdktf/provider-aws/lib/codepipeline-webhook";
import { TerraformStack, Testing } from "cdktf";
import { resolveIn } from "../../../export/resolve";
import { printResource, resourcesOf } from "../../../export/resource";
import { addDynamicBlocks, dynamicBlocks, fixedBlocks } from "../../../face/blocks";
import { Each, eachOf, type Items, itemsOf, known, When } from "../../../face/each";
import { text, textByName, texts } from "../../../face/inputs";
import { optionalThing, things } from "../../../face/things";

const rule = { name: text({ description: "Its name." }) };
const stages = things(
  {
    name: text({ description: "Its name." }),
    entry: optionalThing(rule, { description: "A rule.", each: "entry" }),
    rules: things(rule, { description: "Rules.", each: "rule" }),
  },
  { description: "Stages.", each: "stage" },
);

interface Block {
  readonly name: string;
}

/** A block with a name. */
const named = ({ name }: Block) => ({ fixed: { name: { value: name, isBlock: false } } });

function resource() {
  const stack = new TerraformStack(Testing.app(), "stack");
  const made = new CodepipelineWebhook(stack, "this", {
    name: "hook",
    authentication: "UNAUTHENTICATED",
    targetAction: "source",
    targetPipeline: "web",
    filter: [{ jsonPath: "$.ref", matchEquals: "main" }],
  });
  return { stack, made };
}

function printed(stack: TerraformStack): string {
  return resourcesOf(stack, new Map()).map(printResource).join("");
}

describe("dynamic blocks", () => {
  test("GIVEN literals THEN there are none, and the blocks are known in their order", () => {
    const known = stages.literal([
      { name: "b", rules: [] },
      { name: "a", rules: [] },
    ]);
    expect(dynamicBlocks("stage", known, named)).toEqual([]);
    expect(fixedBlocks(known).map(({ name }) => name)).toEqual(["b", "a"]);
  });

  test("GIVEN a list THEN its elements are spoken of by the block's label", () => {
    const { stack } = resource();
    expect(resolveIn(stack, dynamicBlocks("action", stages.reference("var.s"), named))).toEqual([
      { for_each: "${var.s}", content: { name: "${action.value.name}" } },
    ]);
  });

  test.each([
    [
      "texts",
      eachOf(texts({ description: "T.", each: "t" }).reference("var.t"), (name) => [{ name }]),
      "value",
    ],
    [
      "a map",
      eachOf(textByName({ description: "M.", each: "m" }).reference("var.t"), ({ name }) => [{ name }]),
      "key",
    ],
  ])("GIVEN %s THEN likewise", (_, items, part) => {
    const { stack } = resource();
    expect(resolveIn(stack, dynamicBlocks("tag", items, named))).toEqual([
      { for_each: "${var.t}", content: { name: `\${tag.${part}}` } },
    ]);
  });

  test("GIVEN a condition THEN there is one block or none", () => {
    const { stack } = resource();
    const [block] = dynamicBlocks("tag", [new When("var.on", [{ name: "x" }])], named);
    expect(resolveIn(stack, block)).toEqual({ for_each: "${var.on ? [1] : []}", content: { name: "x" } });
  });

  test("GIVEN blocks in blocks THEN they are printed as a person writes them, behind those that are known", () => {
    const { stack, made } = resource();
    const filters = dynamicBlocks("filter", stages.reference("var.stages"), ({ name, entry, rules }) => ({
      fixed: {
        name: { value: name, isBlock: false },
        configuration: { value: { value: name }, isBlock: false },
        type_id: { value: { owner: { value: "AWS", isBlock: false } }, isBlock: true },
      },
      repeated: {
        entry: dynamicBlocks("entry", entry === undefined ? [] : ([entry] as Items<Block>), named),
        rule: dynamicBlocks("rule", rules, named),
        none: [],
      },
    }));
    addDynamicBlocks(made, { filter: filters });
    const text = printed(stack);
    expect(text.slice(text.indexOf("  filter {")).split("\n")).toEqual([
      "  filter {",
      '    json_path = "$.ref"',
      '    match_equals = "main"',
      "  }",
      "",
      '  dynamic "filter" {',
      "    for_each = var.stages",
      "",
      "    content {",
      "      name = filter.value.name",
      "      configuration = { value = filter.value.name }",
      "",
      '      dynamic "entry" {',
      "        for_each = filter.value.entry[*]",
      "",
      "        content {",
      "          name = entry.value.name",
      "        }",
      "      }",
      "",
      '      dynamic "rule" {',
      "        for_each = filter.value.rules",
      "",
      "        content {",
      "          name = rule.value.name",
      "        }",
      "      }",
      "",
      "      type_id {",
      '        owner = "AWS"',
      "      }",
      "    }",
      "  }",
      "}",
      "",
    ]);
  });

  test("GIVEN a block that is always there THEN it holds what is repeated", () => {
    const { stack } = resource();
    const [block] = dynamicBlocks("stage", stages.reference("var.s"), ({ rules }) => ({
      fixed: {},
      inside: { git: { fixed: {}, repeated: { rule: dynamicBlocks("rule", rules, named) } } },
    }));
    expect(resolveIn(stack, block?.content)).toEqual({
      git: [
        {
          dynamic: { rule: [{ for_each: "${stage.value.rules}", content: { name: "${rule.value.name}" } }] },
        },
      ],
    });
  });

  test("GIVEN two blocks for what may be there once THEN each is one of its own", () => {
    const { stack } = resource();
    const entry = stages.reference("var.s").flatMap((one) => (one instanceof Each ? known([one]) : []));
    const items = eachOf(itemsOf(entry[0]?.entry), (one) => [one, { name: `${one.name}-2` }]);
    const names = dynamicBlocks("action", items, named).map(({ content }) => resolveIn(stack, content.name));
    expect(names).toEqual(["${action.value.name}", "${action.value.name}-2"]);
  });

  test("GIVEN nothing to repeat THEN nothing is added", () => {
    const { stack, made } = resource();
    const before = printed(stack);
    addDynamicBlocks(made, { filter: [] });
    expect(printed(stack)).toBe(before);
  });

  test("refuses an order that blocks can't have", () => {
    const items: Items<Block> = [
      ...eachOf(stages.reference("var.s"), ({ name }) => [{ name }]),
      { name: "last" },
    ];
    expect(() => fixedBlocks(items)).toThrow("a known block stands behind one that is repeated");
    const twice = eachOf(stages.reference("var.s"), ({ name }) => [{ name }, { name }]);
    expect(() => dynamicBlocks("stage", twice, named)).toThrow("var.s has several blocks for each");
    const loops = eachOf(stages.reference("var.s"), ({ rules }) => rules);
    expect(() => dynamicBlocks("stage", loops, named)).toThrow(
      "is a loop in a loop: a block has one for_each",
    );
  });
});
