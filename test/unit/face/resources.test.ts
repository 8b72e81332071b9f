import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { TerraformStack, Testing } from "cdktf";
import { resolveIn } from "../../../export/resolve";
import { ROLE_ARN } from "../../../face/aws";
import { Each, eachOf, itemsOf, known, When } from "../../../face/each";
import { flag, structuralNumber, textByName, texts } from "../../../face/inputs";
import { times } from "../../../face/number";
import {
  arnIfMade,
  besideIn,
  makeForEach,
  makeIf,
  not,
  onlyIf,
  textIf,
  textList,
} from "../../../face/resources";
import { between, isJson } from "../../../face/rule";
import { printJson } from "../../../iam/printer";

const stack = new TerraformStack(Testing.app(), "stack");
const resolved = <T>(value: T): T => resolveIn(stack, value);

const addresses = texts({ description: "Addresses.", each: "address" });
const policies = textByName({ description: "Policies.", each: "policy" });
const alarms = flag({ description: "Alarms." });

describe("makeForEach", () => {
  const ids = (things: Parameters<typeof makeForEach<string>>[1]) => {
    const made: unknown[] = [];
    makeForEach(
      "topic",
      things,
      (key) => key,
      (id, thing, how) => made.push([id, resolved(thing), resolved(how.forEach?._getForEachExpression())]),
    );
    return made;
  };

  test("makes one for each literal, by its key", () => {
    expect(ids(addresses.literal(["a", "b"]))).toEqual([
      ["topic-a", "a", undefined],
      ["topic-b", "b", undefined],
    ]);
  });

  test("leaves a variable's to Terraform: lists as sets, maps as they are", () => {
    expect(ids(addresses.reference("var.a"))).toEqual([["topic", "${each.value}", "${toset(var.a)}"]]);
    const named = eachOf(policies.reference("var.p"), ({ name, text }) => [`${name}: ${text}`]);
    expect(ids(named)).toEqual([["topic", "${each.key}: ${each.value}", "${var.p}"]]);
  });
});

describe("a switch", () => {
  test("that is a literal is on or absent", () => {
    expect([onlyIf(alarms.literal(true), ["a"]), onlyIf(alarms.literal(false), ["a"])]).toEqual([["a"], []]);
    const made: unknown[] = [];
    for (const on of [true, false]) makeIf(on, (how) => made.push([on, how]));
    expect(made).toEqual([[true, {}]]);
  });

  test("that is a variable decides in Terraform: a count, an item, a list or a map", () => {
    const on = alarms.reference("var.alarms");
    makeIf(on, (how) => expect(resolved(how)).toEqual({ count: "${var.alarms ? 1 : 0}" }));
    expect(onlyIf(on, ["a", "b"])).toEqual([new When("var.alarms", ["a"]), new When("var.alarms", ["b"])]);
    expect([textIf(true, "a", "b"), textIf(false, "a", "b"), resolved(textIf(on, "a", "b"))]).toEqual([
      "a",
      "b",
      '${var.alarms ? "a" : "b"}',
    ]);
    expect(printJson(["a", ...onlyIf(on, ["b"])])).toBe(
      '${jsonencode(concat(["a"], var.alarms ? ["b"] : []))}',
    );
    const over = (things: readonly unknown[]) => things.map((one) => one instanceof Each && one.over);
    expect(over(onlyIf(on, addresses.reference("var.a")))).toEqual(["var.alarms ? var.a : []"]);
    expect(over(onlyIf(on, policies.reference("var.p")))).toEqual(["var.alarms ? var.p : {}"]);
  });
});

test("the contrary of a switch is another", () => {
  expect([not(true), not(false)]).toEqual([false, true]);
  expect(not(alarms.reference("var.alarms"))).toEqual(new When("!var.alarms", [true]));
});

test("a resource isn't made by a loop in a loop", () => {
  const nested = eachOf(addresses.reference("var.a"), () => addresses.reference("var.b"));
  expect(() => makeForEach("x", nested, String, () => {})).toThrow(
    "var.b is a loop in a loop: for_each takes one",
  );
});

describe("textList", () => {
  test("is what is known, or a variable", () => {
    expect(textList(["a", "b"])).toEqual(["a", "b"]);
    expect(resolved(textList(addresses.reference("var.a")))).toBe("${var.a}");
  });

  test("of both joins them in their order", () => {
    const [some, others] = [addresses.reference("var.a"), addresses.reference("var.b")];
    expect(resolved(textList(["a", "b", ...some, "c", ...others]))).toBe(
      '${concat(["a", "b"], var.a, ["c"], var.b)}',
    );
  });
});

describe("another resource", () => {
  const forEach = { _getForEachExpression: () => "${var.p}" };
  const one = new CloudwatchEventRule(stack, "one", { name: "one" });
  const each = new CloudwatchEventRule(stack, "each", { name: "each", forEach });

  test("made as often is referred to by the same key", () => {
    expect(resolved(besideIn(one, {}, "name"))).toBe("${aws_cloudwatch_event_rule.one.name}");
    expect(resolved(besideIn(each, { forEach }, "name"))).toBe(
      "${aws_cloudwatch_event_rule.each[each.key].name}",
    );
  });

  test("that may not be there has an ARN or null", () => {
    expect(resolved(arnIfMade(one))).toBe("${one(aws_cloudwatch_event_rule.one[*].arn)}");
    expect(resolved(arnIfMade(undefined))).toBe("${null}");
  });
});

test("a JSON text is read as Terraform reads it", () => {
  const { holds, condition, spoil } = isJson("Must be JSON.");
  expect([holds('{"a":1}'), holds("{"), holds(spoil('{"a":1}') ?? "")]).toEqual([true, false, false]);
  expect(condition("policy")).toBe("can(jsondecode(policy))");
});

test.each(["role/*", "role/deploy?", "role/", "role/${aws:username}"])(
  "the ARN of a role isn't %s",
  (role) => {
    const arn = (name: string) => `arn:aws:iam::111111111111:${name}`;
    expect([ROLE_ARN.holds(arn(role)), ROLE_ARN.holds(arn("role/path/deploy"))]).toEqual([false, true]);
  },
);

describe("a number that may be left out", () => {
  const minutes = structuralNumber({ description: "Minutes.", each: "minutes", rules: [between(1, 9)] });

  test("is absent or there; its rules let null through", () => {
    expect(minutes.literal(3)).toBe(3);
    expect(minutes.rules.map((rule) => rule.condition("var.m"))).toEqual([
      "var.m == null ? true : var.m >= 1 && var.m <= 9 && floor(var.m) == var.m",
    ]);
  });

  test("is multiplied where it is known", () => {
    const [given] = known(itemsOf(minutes.reference("var.m")));
    expect(times(2, 60)).toBe(120);
    expect(resolved(times(given ?? 0, 60))).toBe("${var.m * 60}");
  });
});
