import { delimiter, join } from "node:path";
import { Failure } from "../../../runner/failure";
import { compareVersions, findTerraform, terraformVersion } from "../../../runner/terraform";
import { temporaryFolder, writeFiles } from "../../support/folder";

const root = temporaryFolder();
const script = (output: string, status = 0) => `#!/bin/sh\necho '${output}'\nexit ${status}\n`;

beforeAll(() => {
  writeFiles(join(root, "both"), { terraform: script(""), tofu: script("") }, 0o755);
  writeFiles(join(root, "tofu-only"), { tofu: script("") }, 0o755);
  writeFiles(join(root, "not-executable"), { terraform: script("") });
  writeFiles(join(root, "folder", "terraform"), { "a-file": "" });
  writeFiles(
    root,
    { good: script('{"terraform_version":"1.11.4"}'), bad: script("no"), fails: script("{}", 3) },
    0o755,
  );
});

describe("findTerraform", () => {
  const path = (...folders: string[]) => ({ PATH: folders.map((name) => join(root, name)).join(delimiter) });

  test.each([
    [["tofu-only", "both"], "both/terraform"],
    [["nowhere", "tofu-only"], "tofu-only/tofu"],
    [["not-executable", "folder", "both"], "both/terraform"],
  ])("GIVEN the PATH %j THEN it is %s", (folders, expected) => {
    expect(findTerraform(undefined, path(...folders))).toBe(join(root, expected));
  });

  test("GIVEN a named binary THEN --terraform comes before SLIPWAY_TERRAFORM, and that before the PATH", () => {
    const env = { ...path("both"), SLIPWAY_TERRAFORM: join(root, "good") };

    expect(findTerraform(join(root, "bad"), env)).toBe(join(root, "bad"));
    expect(findTerraform(undefined, env)).toBe(join(root, "good"));
    expect(findTerraform("tofu", env)).toBe(join(root, "both/tofu"));
  });

  test.each([
    [undefined, {}, /^neither terraform nor tofu is on the PATH\n/],
    ["/nowhere/tf", {}, /^\/nowhere\/tf, named by --terraform, is not an executable file\n/],
    [undefined, { SLIPWAY_TERRAFORM: "tf" }, /^tf, named by SLIPWAY_TERRAFORM, is not/],
  ])(
    "GIVEN %s and %j and nothing there THEN it says what is missing and what still works",
    (named, env, message) => {
      const find = () => findTerraform(named, env);

      expect(find).toThrow(Failure);
      expect(find).toThrow(message);
      expect(find).toThrow(/`slipway check` and `slipway synth` work without it/);
    },
  );
});

describe("terraformVersion", () => {
  test("GIVEN a binary THEN it is what that says", async () => {
    await expect(terraformVersion(join(root, "good"), process.env)).resolves.toBe("1.11.4");
  });

  test.each([
    ["bad", /gave no version \(exit status 0\)/],
    ["fails", /gave no version \(exit status 3\)/],
    ["nowhere/at-all", /can't be run/],
  ])("GIVEN %s THEN it fails with the reason", async (name, message) => {
    await expect(terraformVersion(join(root, name), process.env)).rejects.toThrow(message);
  });
});

test.each([
  ["1.11.0", "1.11.0", 0],
  ["1.9.8", "1.11.0", -1],
  ["1.11.4", "1.11.0", 1],
  ["2", "1.11.0", 1],
  ["1.12.0-beta1", "1.11.9", 1],
])("compareVersions(%s, %s) has the sign of %i", (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});
