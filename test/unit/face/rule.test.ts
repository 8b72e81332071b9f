import fc from "fast-check";
import { literals, type Values } from "../../../face/input";
import { number, optionalText, text, textByName, texts, thingByName } from "../../../face/inputs";
import { between, matches, oneOf, type Rule } from "../../../face/rule";
import { optionalThing, things } from "../../../face/things";

const digits = matches("[0-9]{2}", "Must be two digits.", "1");

describe("a rule", () => {
  test.each<[string, Rule<string>, string, boolean]>([
    ["matches from its beginning", digits, "x12", false],
    ["matches to its end", digits, "12x", false],
    ["matches as a whole with alternatives", matches("a|b", "Must be a or b.", "c"), "ab", false],
    ["matches", digits, "12", true],
    ["is one of some", oneOf("a", "b"), "b", true],
    ["is none of them", oneOf("a", "b"), "a-or-b", false],
  ])("%s", (_, rule, value, holds) => {
    expect(rule.holds(value)).toBe(holds);
  });

  test("between takes whole numbers, both ends", () => {
    const rule = between(1, 3);
    expect([0, 1, 2.5, 3, 4].filter((value) => rule.holds(value))).toEqual([1, 3]);
  });

  test("refuses what it spoils, whatever it is made for", () => {
    const fields = { arn: text({ description: "An ARN.", rules: [digits] }) };
    const inputs = {
      text: text({ description: "A text.", rules: [digits] }),
      left: optionalText({ description: "May be left out.", rules: [digits] }),
      count: number({ description: "A number.", rules: [between(1, 3)] }),
      texts: texts({ description: "Texts.", each: "one", of: [digits] }),
      named: textByName({ description: "Texts.", each: "one", names: [digits], of: [digits] }),
      things: thingByName(fields, { description: "Things.", each: "one", names: [digits] }),
    };
    const valid: Values<typeof inputs> = {
      text: "12",
      left: "12",
      count: 2,
      texts: ["12"],
      named: { 12: "12" },
      things: { 12: { arn: "12" } },
    };
    expect(() => literals(inputs, valid)).not.toThrow();
    for (const [name, { rules }] of Object.entries(inputs)) {
      expect(rules.length).toBeGreaterThan(0);
      for (const rule of rules as readonly Rule<unknown>[]) {
        const spoiled = { ...valid, [name]: rule.spoil(valid[name as keyof typeof valid]) };
        expect(() => literals(inputs, spoiled)).toThrow(rule.message);
      }
    }
  });

  test("spoils what there is, and says where there is nothing", () => {
    const named = { description: "Something.", each: "one" };
    const left = optionalText({ description: "An ARN.", rules: [digits] });
    const [ofLeft] = left.rules;
    const [ofTexts] = texts({ ...named, of: [digits] }).rules;
    const [ofNamed] = textByName({ ...named, of: [digits] }).rules;
    const [ofThings] = things({ left }, named).rules;
    const [ofThing] = optionalThing({ left }, named).rules;
    expect([ofTexts?.spoil([]), ofNamed?.spoil({}), ofThings?.spoil([{}]), ofThing?.spoil({})]).toEqual(
      Array(4).fill(undefined),
    );
    expect(ofLeft?.spoil("12")).toBe("1");
    expect(ofThings?.spoil([{}, { left: "12" }])).toEqual([{ left: "1" }]);
    expect(ofThing?.spoil({ left: "12" })).toEqual({ left: "1" });
  });
});

describe("literals", () => {
  const inputs = {
    needed: text({ description: "Needed." }),
    days: number({ description: "Days.", default: 30 }),
    left: optionalText({ description: "May be left out." }),
  };

  test("takes defaults for what is left out", () => {
    expect(literals(inputs, { needed: "x" })).toEqual({ needed: "x", days: 30, left: undefined });
  });

  test("says what has neither value nor default", () => {
    expect(() => literals(inputs, {})).toThrow("needed has no value and no default");
  });

  test("gives maps in the order of their names, as Terraform does", () => {
    const named = { of: textByName({ description: "Texts.", each: "one" }) };
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z-]{1,5}$/), fc.string()), (values) => {
        const names = (literals(named, { of: values }).of as readonly { name: string }[]).map(
          ({ name }) => name,
        );
        expect(names).toEqual([...names].sort());
      }),
    );
  });
});
