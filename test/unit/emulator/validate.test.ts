import type { Model } from "../../../emulator/model";
import { problemsOf } from "../../../emulator/validate";

const MODEL: Model = {
  metadata: { endpointPrefix: "shop", protocol: "json" },
  operations: {},
  shapes: {
    Order: {
      type: "structure",
      required: ["customer", "lines"],
      members: {
        customer: { shape: "Name" },
        lines: { shape: "Lines" },
        express: { shape: "Flag" },
        tags: { shape: "Tags" },
      },
    },
    Lines: { type: "list", member: { shape: "Line" }, min: 1, max: 2 },
    Line: {
      type: "structure",
      required: ["size"],
      members: { size: { shape: "Size" }, pieces: { shape: "Pieces" } },
    },
    Name: { type: "string", min: 2, max: 5, pattern: "[a-z]+" },
    Size: { type: "string", enum: ["S", "L"] },
    Pieces: { type: "integer", min: 1, max: 9 },
    Flag: { type: "boolean" },
    Tags: { type: "map", value: { shape: "Name" } },
    Odd: { type: "string", pattern: "[a-z" },
  },
};

const GOOD = { customer: "anna", lines: [{ size: "S", pieces: 3 }], express: true, tags: { a: "bc" } };

test("what fits the model has no problems", () => {
  expect(problemsOf(MODEL, "Order", GOOD)).toEqual([]);
});

test.each([
  ["a missing member", { lines: [{ size: "S" }] }, "'customer'"],
  ["a missing member inside a list", { ...GOOD, lines: [{}] }, "'lines.1.size'"],
  ["null for a required member", { ...GOOD, customer: null }, "'customer'"],
  ["a member that the service doesn't know", { ...GOOD, colour: "red" }, "'colour' is not known"],
  ["a value that is not allowed", { ...GOOD, lines: [{ size: "M" }] }, "[S, L]"],
  ["text that is too short", { ...GOOD, customer: "a" }, "length greater than or equal to 2"],
  ["text that is too long", { ...GOOD, customer: "annabell" }, "length less than or equal to 5"],
  ["text of another form", { ...GOOD, customer: "ANNA" }, "[a-z]+"],
  ["an empty list where one must be", { ...GOOD, lines: [] }, "'lines'"],
  ["too long a list", { ...GOOD, lines: [1, 2, 3].map(() => ({ size: "S" })) }, "'lines'"],
  ["a number out of range", { ...GOOD, lines: [{ size: "S", pieces: 10 }] }, "'lines.1.pieces'"],
  ["text for a number", { ...GOOD, lines: [{ size: "S", pieces: "3" }] }, "must be a number"],
  ["text for a boolean", { ...GOOD, express: "yes" }, "must be true or false"],
  ["text for a list", { ...GOOD, lines: "S" }, "must be a list"],
  ["a list for an object", { ...GOOD, lines: [["S"]] }, "must be an object"],
  ["a wrong value in a map", { ...GOOD, tags: { a: "BB" } }, "'tags.a'"],
])("%s is one problem that names the place", (_what, order, words) => {
  const problems = problemsOf(MODEL, "Order", order);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(words);
});

test("all problems at once", () => {
  expect(problemsOf(MODEL, "Order", { customer: "A", colour: 1 })).toHaveLength(4);
});

test("a pattern that JavaScript can't read refuses nothing", () => {
  expect(problemsOf(MODEL, "Odd", "anything")).toEqual([]);
});
