import { join } from "node:path";
import { Failure } from "../../../runner/failure";
import { isOverride, overridesIn, refuseOverrides, refuseOverridesBelow } from "../../../runner/overrides";
import { temporaryFolder, writeFiles } from "../../support/folder";

const folder = temporaryFolder();

test.each([
  ["override.tf", true],
  ["override.tf.json", true],
  ["local_override.tf.json", true],
  ["local_override.tf", true],
  ["local_override.tofu", true],
  ["cdk.tf.json", false],
  ["override.json", false],
  ["overrides.tf", false],
  ["my-override.tf", false],
])("isOverride(%s) is %s", (name, expected) => {
  expect(isOverride(name)).toBe(expected);
});

describe("refuseOverrides", () => {
  const clean = join(folder, "clean");
  const dirty = join(folder, "dirty");

  beforeAll(() => {
    writeFiles(clean, { "cdk.tf.json": "{}" });
    writeFiles(dirty, { "cdk.tf.json": "{}", "local_override.tf.json": "{}", "override.tf": "" });
  });

  test("GIVEN no override file THEN it lets the command go on", () => {
    expect(() => refuseOverrides([clean])).not.toThrow();
  });

  test("GIVEN override files THEN it names each, and what to do", () => {
    expect(overridesIn(dirty)).toEqual([join(dirty, "local_override.tf.json"), join(dirty, "override.tf")]);
    expect(() => refuseOverrides([clean, dirty])).toThrow(Failure);
    expect(() => refuseOverrides([clean, dirty])).toThrow(
      /dirty\/local_override\.tf\.json\n.*dirty\/override\.tf\nDelete them\./,
    );
  });
});

describe("refuseOverridesBelow", () => {
  test.each(["nowhere", "clean.out"])(
    "GIVEN no override file (%s) THEN it lets the command go on",
    (outdir) => {
      writeFiles(join(folder, "clean.out"), { "stacks/tools/cdk.tf.json": "{}", "stacks/notes.txt": "" });
      expect(() => refuseOverridesBelow(join(folder, outdir))).not.toThrow();
    },
  );

  test("GIVEN one beside any stack THEN it names it", () => {
    const outdir = join(folder, "dirty.out");
    writeFiles(outdir, { "stacks/tools/cdk.tf.json": "{}", "stacks/staging/x_override.tf": "" });
    expect(() => refuseOverridesBelow(outdir)).toThrow(/stacks\/staging\/x_override\.tf\nDelete them\./);
  });
});
