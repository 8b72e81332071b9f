import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../../runner/failure";
import { OVERRIDE_FILE } from "../../../runner/offline";
import { copyStack, readStack, withScratch } from "../../../runner/workspace";
import { temporaryFolder, writeFiles } from "../../support/folder";

const root = temporaryFolder();
const stack = join(root, "stacks", "tools");

beforeAll(() => {
  writeFiles(stack, {
    "cdk.tf.json": '{"terraform":{"backend":{"s3":{}}}}',
    "assets/network/main.tf": "# network",
    ".terraform.lock.hcl": "",
    ".terraform/providers/x": "",
    "terraform.tfstate": "{}",
    "terraform.tfstate.backup": "{}",
    "left_override.tf.json": "{}",
  });
});

/** Files of a copy, sorted. */
const filesOf = (folder: string) => readdirSync(folder).sort();

describe("copyStack", () => {
  test("GIVEN an online copy THEN it holds the stack and its lock file, nothing else", () => {
    const copy = copyStack(stack, root, false);

    expect(filesOf(copy)).toEqual([".terraform.lock.hcl", "assets", "cdk.tf.json"]);
    expect(readFileSync(join(copy, "assets/network/main.tf"), "utf8")).toBe("# network");
  });

  test("GIVEN an offline copy THEN it has the override and no lock file; the original stays as it is", () => {
    const before = filesOf(stack);
    const copy = copyStack(stack, root, true);

    expect(filesOf(copy)).toEqual(["assets", "cdk.tf.json", OVERRIDE_FILE]);
    expect(JSON.parse(readFileSync(join(copy, OVERRIDE_FILE), "utf8"))).toEqual({
      terraform: { backend: { local: {} } },
    });
    expect(filesOf(stack)).toEqual(before);
  });

  test("GIVEN two copies of one stack THEN they don't share a folder", () => {
    expect(copyStack(stack, root, true)).not.toBe(copyStack(stack, root, true));
  });
});

describe("withScratch", () => {
  test("GIVEN work that ends THEN the folder was there, and is gone", async () => {
    const folder = await withScratch(async (scratch) => {
      expect(existsSync(scratch)).toBe(true);
      return scratch;
    });

    expect(existsSync(folder)).toBe(false);
  });

  test("GIVEN work that fails THEN the folder is gone too", async () => {
    let folder = "";
    const work = withScratch(async (scratch) => {
      folder = scratch;
      throw new Error("no");
    });

    await expect(work).rejects.toThrow("no");
    expect(existsSync(folder)).toBe(false);
  });
});

test("GIVEN a folder without a stack THEN readStack says what to do", () => {
  expect(() => readStack(root)).toThrow(Failure);
  expect(() => readStack(root)).toThrow(/cdk\.tf\.json can't be read: .*\nRun `slipway synth`\./);
});
