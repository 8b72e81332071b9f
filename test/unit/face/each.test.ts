import { TerraformStack, Testing } from "cdktf";
import { resolveIn } from "../../../export/resolve";
import { accountIn } from "../../../face/arn";
import {
  Each,
  eachOf,
  type Items,
  ifAny,
  ifGiven,
  inMaybe,
  itemsOf,
  known,
  madeForAny,
  makeFor,
  orNothing,
  textIfAny,
  uniqueOf,
  When,
} from "../../../face/each";
import { literals, references } from "../../../face/input";
import { texts } from "../../../face/inputs";
import { capitalized, firstOf, joined, regionWords, withoutStart } from "../../../face/words";
import { printList } from "../../../iam/printer";

const stack = new TerraformStack(Testing.app(), "stack");
const resolved = <T>(value: T): T => resolveIn(stack, value);
const accounts = new Each("account", "var.accounts", ["a"]);

describe("eachOf", () => {
  test("walks through what is known and what Terraform repeats in one way", () => {
    const made = eachOf(["x", accounts, "y"], (one) => [`${one}1`, `${one}2`]);
    expect(made).toEqual(["x1", "x2", new Each("account", "var.accounts", ["a1", "a2"]), "y1", "y2"]);
  });

  test("leaves nothing of what comes to nothing", () => {
    expect(eachOf(["x", accounts], () => [])).toEqual([]);
  });
});

describe("a loop in a loop", () => {
  const cities = new Each("city", "account.cities", ["c"]);
  const nested = eachOf([accounts], (account) => [
    account,
    ...eachOf([cities], (city) => [`${account}${city}`]),
  ]);

  test("stands in what is repeated", () => {
    expect(nested).toEqual([
      new Each("account", "var.accounts", ["a", new Each("city", "account.cities", ["ac"])]),
    ]);
    expect(known(nested)).toEqual(["a", "ac"]);
  });

  test("is flattened in an expression", () => {
    expect(printList(nested)).toBe(
      'flatten([for account in var.accounts : concat(["a"], [for city in account.cities : "ac"])])',
    );
  });
});

describe("ifAny", () => {
  test.each<[string, Items<unknown>, Items<string>]>([
    ["none", [], []],
    ["a literal", ["a", accounts], ["x"]],
    ["a list", [accounts], [new When("length(var.accounts) > 0", ["x"])]],
    [
      "a list or what may be left out",
      [accounts, ifGiven("b", "var.b", "b"), accounts],
      [new When("length(var.accounts) > 0 || var.b != null", ["x"])],
    ],
  ])("GIVEN %s", (_, others, expected) => {
    expect(ifAny(others, () => ["x"])).toEqual(expected);
  });
});

describe("textIfAny", () => {
  test.each<[string, Items<unknown>, string | undefined]>([
    ["none", [], undefined],
    ["a literal", ["a"], "x"],
    ["a list", [accounts], '${length(var.accounts) > 0 ? "x" : null}'],
  ])("GIVEN %s", (_, others, expected) => {
    expect(resolved(textIfAny(others, "x"))).toBe(expected);
  });
});

test("a text that may be left out is null in an argument", () => {
  expect([orNothing(undefined), orNothing("b")]).toEqual([undefined, "b"]);
  expect(resolved(orNothing(ifGiven("bucket", "var.bucket", "b")))).toBe("${var.bucket}");
});

describe("uniqueOf", () => {
  test("drops what is there twice", () => {
    expect(uniqueOf(["a", "b", "a"])).toEqual(["a", "b"]);
  });

  test("leaves it to Terraform where Terraform repeats", () => {
    expect(uniqueOf([accounts])).toEqual([new Each("account", "var.accounts", ["a"], true)]);
  });

  test("refuses a mixture", () => {
    expect(() => uniqueOf(["a", accounts])).toThrow("can't be told apart");
  });
});

describe("what may be left out", () => {
  const given = ifGiven("bucket", "var.bucket", "b");

  test.each([
    ["a literal", "b", {}],
    ["a variable", given, { count: "${var.bucket == null ? 0 : 1}" }],
  ])("is made for %s", (_, maybe, expected) => {
    const made: unknown[] = [];
    makeFor(maybe, (thing, how) => made.push(thing, resolved(how)));
    expect(made).toEqual(["b", expected]);
  });

  test("isn't made where it isn't there", () => {
    makeFor(undefined, () => {
      throw new Error("made");
    });
    expect(itemsOf(undefined)).toEqual([]);
    expect(inMaybe(undefined, () => 1)).toBeUndefined();
  });

  test("becomes something else where it is there", () => {
    expect(inMaybe("b", (name) => ({ name }))).toEqual({ name: "b" });
    expect(inMaybe(given, (name) => ({ name }))).toEqual(
      new Each("bucket", "var.bucket[*]", [{ name: "b" }]),
    );
  });

  test("for any of a list: none, once, or as Terraform counts", () => {
    expect(madeForAny([])).toBeUndefined();
    expect(madeForAny(["a"])).toEqual({});
    expect(madeForAny(["a", accounts])).toEqual({});
    expect(resolved(madeForAny([accounts]))).toEqual({ count: "${length(var.accounts) > 0 ? 1 : 0}" });
    expect(resolved(madeForAny([accounts, new When("var.on", ["x"])]))).toEqual({
      count: "${length(var.accounts) > 0 || var.on ? 1 : 0}",
    });
  });
});

describe("of a text that only Terraform knows, the same is", () => {
  const inputs = { names: texts({ description: "Names.", each: "name" }) };
  const [name = ""] = known(references(inputs, () => "var.names").names);

  test("its words, capitalized", () => {
    expect(capitalized("production-east")).toBe("ProductionEast");
    expect(capitalized("staging-2")).toBe("StagingN2");
    expect(resolved(capitalized(name))).toBe('${replace(title(replace(name, "-", " ")), " ", "")}');
  });

  test("its first characters", () => {
    expect(firstOf("storefront", 5)).toBe("store");
    expect(resolved(firstOf(name, 5))).toBe("${substr(name, 0, 5)}");
  });

  test("the words of a region, which it spells as they are", () => {
    expect(regionWords("eu-west-1")).toBe("EuWest1");
    expect(resolved(regionWords(name))).toBe(resolved(capitalized(name)));
  });

  test("its rest behind what it begins with", () => {
    expect([withoutStart("/a/b", "/"), withoutStart("a/b", "/")]).toEqual(["a/b", "a/b"]);
    expect(resolved(withoutStart(name, "/"))).toBe('${trimprefix(name, "/")}');
  });

  test("it and what may be left out behind it", () => {
    expect([joined(":", ["a", "b"]), joined(":", ["a", undefined])]).toEqual(["a:b", "a"]);
    expect(resolved(joined(":", [name, name]))).toBe('${join(":", compact([name, name]))}');
  });

  test("the account in an ARN", () => {
    expect(accountIn("arn:aws:iam::111111111111:role/x")).toBe("111111111111");
    expect(resolved(accountIn(name))).toBe('${element(split(":", name), 4)}');
  });

  test("a literal list, as it is", () => {
    expect(literals(inputs, { names: ["b", "a"] }).names).toEqual(["b", "a"]);
  });
});
