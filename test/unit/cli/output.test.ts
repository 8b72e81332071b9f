import { colorsFor, count, indented, table, wrapped } from "../../../cli/output";

describe("colorsFor", () => {
  test.each<[string, boolean, NodeJS.ProcessEnv, string[], boolean]>([
    ["a terminal", true, {}, [], true],
    ["a pipe", false, {}, [], false],
    ["a pipe in CI", false, { CI: "true" }, [], false],
    ["a dumb terminal", true, { TERM: "dumb" }, [], false],
    ["NO_COLOR", true, { NO_COLOR: "1" }, [], false],
    ["an empty NO_COLOR", true, { NO_COLOR: "" }, [], true],
    ["--no-color", true, {}, ["--no-color"], false],
    ["FORCE_COLOR", false, { FORCE_COLOR: "1" }, [], true],
    ["FORCE_COLOR=0", true, { FORCE_COLOR: "0" }, [], false],
    ["NO_COLOR and FORCE_COLOR", true, { NO_COLOR: "1", FORCE_COLOR: "1" }, [], false],
  ])("GIVEN %s THEN colours are as asked", (_, isTTY, env, args, expected) => {
    expect(colorsFor({ isTTY }, env, args).isColorSupported).toBe(expected);
  });
});

test.each([
  [0, "0 stacks"],
  [1, "1 stack"],
  [2, "2 stacks"],
])("count(%i) is %s", (number, expected) => {
  expect(count(number, "stack")).toBe(expected);
});

test("GIVEN rows THEN names stand to the left and numbers to the right", () => {
  const rows = [
    ["stack", "add", "change"],
    ["production", "104", "0"],
    ["tools", "error"],
  ];

  expect(table(rows)).toBe("stack         add  change\nproduction    104       0\ntools       error");
});

test("GIVEN more than a line holds THEN it is broken before 80 columns, and nothing is lost", () => {
  const pieces = Array.from({ length: 40 }, (_, index) => `${index} iam_role,`);
  const lines = wrapped(pieces, "  ").split("\n");

  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines.map((line) => line.trim()).join(" ")).toBe(pieces.join(" "));
});

test("GIVEN a piece longer than a line THEN it has a line of its own", () => {
  expect(wrapped(["a", "b".repeat(90), "c"], " ")).toBe(` a\n ${"b".repeat(90)}\n c`);
  expect(wrapped([], " ")).toBe("");
});

test("GIVEN several lines THEN each is indented, empty ones stay empty", () => {
  expect(indented("a\n\nb", "  ")).toBe("  a\n\n  b");
});
