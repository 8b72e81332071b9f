import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { GUARD_SCRIPT } from "../../../runner/guard";
import { temporaryFolder, writeFiles } from "../../support/folder";

const root = temporaryFolder();
const place = join(root, "tmp dir");

/** Runs the guard to the end of these lines. */
function guard(...lines: string[]): void {
  const input = lines.map((line) => `${line}\n`).join("");
  const { status } = spawnSync("sh", ["-c", GUARD_SCRIPT, "sh", place], { input, cwd: root });
  expect(status).toBe(0);
}

describe("the guard's folders", () => {
  test("GIVEN the end THEN those it still has are removed, whatever is in them", () => {
    for (const name of ["slipway-aaaaaa", "slipway-Bb0bbb", "slipway-cccccc"])
      mkdirSync(join(place, name), { recursive: true });
    writeFiles(join(place, "slipway-aaaaaa"), { "a folder/of *": "" });
    guard("+ slipway-aaaaaa", "+ slipway-Bb0bbb", "+ slipway-cccccc", "- slipway-Bb0bbb");

    expect(readdirSync(place)).toEqual(["slipway-Bb0bbb"]);
  });

  test.each([
    "slipway-dddddd/inner",
    "slipway-../../keep",
    "slipway-dddddd/..",
    "slipway-*",
    "slipway-??????",
    "slipway-longer-name",
    "slipway-",
    "../keep",
    ".",
    "*",
    "other-dddddd",
    "$(rm -rf keep)",
    "slipway-linked",
  ])("GIVEN `%s`, which is no folder of ours THEN nothing is removed", (name) => {
    const paths = [
      "keep/file",
      "tmp dir/slipway-dddddd/inner/file",
      "tmp dir/slipway-longer-name/file",
      "tmp dir/other-dddddd/file",
    ];
    writeFiles(root, Object.fromEntries(paths.map((path) => [path, ""])));
    const link = join(place, "slipway-linked");
    if (!existsSync(link)) symlinkSync(join(root, "keep"), link);
    guard(`+ ${name}`, `+ ${join(root, name)}`);

    expect([...paths.map((path) => join(root, path)), link].filter((path) => !existsSync(path))).toEqual([]);
  });
});
