import { join } from "node:path";
import { listedStacks, selectStacks } from "../../../cli/stack-folders";
import { writeSynthesized } from "../../support/fake-terraform";
import { temporaryFolder, writeFiles } from "../../support/folder";

const root = temporaryFolder();

test("GIVEN the output of a synth THEN its stacks are listed", () => {
  writeSynthesized(join(root, "out"), ["tools", "staging"]);

  expect(listedStacks(join(root, "out"))).toEqual([
    { name: "tools", directory: join(root, "out/stacks/tools") },
    { name: "staging", directory: join(root, "out/stacks/staging") },
  ]);
});

test.each([
  ["nothing", {}],
  ["a manifest that is no JSON", { "manifest.json": "{" }],
])("GIVEN a folder with %s THEN it is no output of a synth", (name, files) => {
  writeFiles(join(root, name), files);

  expect(listedStacks(join(root, name))).toBeUndefined();
});

describe("selectStacks", () => {
  const stacks = ["tools", "staging", "production"].map((name) => ({ name }));

  test.each([
    [[], ["tools", "staging", "production"]],
    [
      ["production", "tools"],
      ["tools", "production"],
    ],
    [["staging", "staging"], ["staging"]],
  ])("GIVEN the names %j THEN they are %j, in the order of the synth", (names, expected) => {
    expect(selectStacks(stacks, names).map(({ name }) => name)).toEqual(expected);
  });

  test("GIVEN unknown names THEN each is named, with the nearest one, and all there are", () => {
    expect(() => selectStacks(stacks, ["prod", "tools", "stagging", "zzzzzzzz"])).toThrow(
      /no stack is called "prod".*\nno stack is called "stagging"; did you mean staging\?\nno stack is called "zzzzzzzz"\nStacks: tools, staging, production$/,
    );
  });
});
