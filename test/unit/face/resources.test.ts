import { TerraformStack, Testing } from "cdktf";
import { resolveIn } from "../../../export/resolve";
import { Each, eachOf, When } from "../../../face/each";
import { flag, structuralNumber, textByName, texts } from "../../../face/inputs";
import { times } from "../../../face/number";
import { makeForEach, makeIf, onlyIf, textList } from "../../../face/resources";
import { between } from "../../../face/rule";

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
    expect(onlyIf(on, ["a"])).toEqual([new When("var.alarms", ["a"])]);
    const over = (things: readonly unknown[]) => things.map((one) => one instanceof Each && one.over);
    expect(over(onlyIf(on, addresses.reference("var.a")))).toEqual(["var.alarms ? var.a : []"]);
    expect(over(onlyIf(on, policies.reference("var.p")))).toEqual(["var.alarms ? var.p : {}"]);
  });
});

describe("textList", () => {
  test("is what is known, or a variable", () => {
    expect(textList(["a", "b"])).toEqual(["a", "b"]);
    expect(resolved(textList(addresses.reference("var.a")))).toBe("${var.a}");
  });

  test("refuses a mixture", () => {
    expect(() => textList(["a", ...addresses.reference("var.a")])).toThrow("var.a is a list of its own");
  });
});

describe("a number that may be left out", () => {
  const minutes = structuralNumber({ description: "Minutes.", each: "minutes", rules: [between(1, 9)] });

  test("is absent or there; its rules let null through", () => {
    expect(minutes.literal(3)).toBe(3);
    expect(minutes.rules.map((rule) => rule.condition("var.m"))).toEqual([
      "var.m == null ? true : var.m >= 1 && var.m <= 9 && floor(var.m) == var.m",
    ]);
  });

  test("is multiplied where it is known", () => {
    const [given] = [minutes.reference("var.m")].flatMap((one) => (one instanceof Each ? one.items : []));
    expect(times(2, 60)).toBe(120);
    expect(resolved(times(given ?? 0, 60))).toBe("${var.m * 60}");
  });
});
