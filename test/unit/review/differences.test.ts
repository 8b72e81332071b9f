import fc from "fast-check";
import { differences, pathText } from "../../../reports/review/plan/differences";

function paths(before: unknown, after: unknown): string[] {
  return differences(before, after).map(({ path }) => pathText(path));
}

describe("where two values differ", () => {
  test.each<[string, unknown, unknown, readonly string[]]>([
    ["a number", { a: { b: 1 } }, { a: { b: 2 } }, ["a.b"]],
    ["a key that people chose", { tags: { "a b": 1 } }, { tags: { "a b": 2 } }, ['tags["a b"]']],
    ["an element in front", { l: [2, 3] }, { l: [1, 2, 3] }, ["l[0]"]],
    [
      "an element in between, of blocks with names",
      { l: [{ name: "a", v: 1 }, { name: "c" }] },
      { l: [{ name: "a", v: 2 }, { name: "b" }, { name: "c" }] },
      ["l.a.v", "l.b"],
    ],
    ["a block without a name", { l: [{ v: 1, w: 1 }] }, { l: [{ v: 2, w: 1 }] }, ["l[0].v"]],
    [
      "the order of names",
      { l: [{ name: "a" }, { name: "b" }] },
      { l: [{ name: "b" }, { name: "a" }] },
      ["l.(order)"],
    ],
    ["the order of statements", { l: [{ Sid: "a" }, { Sid: "b" }] }, { l: [{ Sid: "b" }, { Sid: "a" }] }, []],
    ["one and a list of one", { a: "x" }, { a: ["x"] }, []],
    ["nothing and something", {}, { a: { b: 1 } }, ["a"]],
  ])("GIVEN %s THEN only that is told", (_, before, after, expected) => {
    expect(paths(before, after)).toEqual(expected);
  });

  test("GIVEN any two values THEN there are none if and only if they are the same", () => {
    const value = fc.jsonValue({ maxDepth: 3 }).map((one) => ({ x: one }));
    const isNone = (one: unknown, other: unknown) => differences(one, other).length === 0;
    fc.assert(fc.property(value, (one) => isNone(one, structuredClone(one))));
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.array(fc.integer()), (one, other) => {
        expect(isNone({ x: one }, { x: other })).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  test("GIVEN long lists with nothing in common THEN it ends soon, with all of them", () => {
    const list = (from: number) => Array.from({ length: 5000 }, (_, index) => ({ value: from + index }));
    expect(differences({ x: list(0) }, { x: list(10_000) })).toHaveLength(5000);
  });
});
