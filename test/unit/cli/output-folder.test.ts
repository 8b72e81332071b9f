import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { synthInto } from "../../../cli/output-folder";
import { listedStacks } from "../../../cli/stack-folders";
import { Failure } from "../../../runner/failure";
import { writeSynthesized } from "../../support/fake-terraform";
import { temporaryFolder, writeFiles } from "../../support/folder";

const root = temporaryFolder();
let number = 0;

/** A path that nothing lies at yet. */
function newPath(): string {
  number += 1;
  return join(root, String(number), "cdktf.out");
}

const stackNames = (outdir: string) => (listedStacks(outdir) ?? []).map(({ name }) => name);
const synth = (outdir: string, ...names: string[]) =>
  synthInto(outdir, (folder) => writeSynthesized(folder, names));

describe("synthInto", () => {
  test("GIVEN no folder yet THEN it is made, and nothing else is left beside it", () => {
    const outdir = newPath();

    expect(synth(outdir, "tools", "staging")).toEqual([]);
    expect(stackNames(outdir)).toEqual(["tools", "staging"]);
    expect(readdirSync(join(outdir, ".."))).toEqual(["cdktf.out"]);
  });

  test("GIVEN a failure while writing THEN the folder stays as it was", () => {
    const outdir = newPath();
    synth(outdir, "tools");
    const fail = () =>
      synthInto(outdir, (folder) => {
        writeSynthesized(folder, ["half"]);
        throw new Error("no");
      });

    expect(fail).toThrow("no");
    expect(stackNames(outdir)).toEqual(["tools"]);
    expect(readdirSync(join(outdir, "stacks"))).toEqual(["tools"]);
    expect(readdirSync(join(outdir, ".."))).toEqual(["cdktf.out"]);
  });

  test("GIVEN a failure and no folder yet THEN none is made", () => {
    const outdir = newPath();
    const fail = () =>
      synthInto(outdir, () => {
        throw new Error("no");
      });

    expect(fail).toThrow("no");
    expect(existsSync(outdir)).toBe(false);
  });

  test("GIVEN files of Terraform beside a stack THEN they stay, and the stack is new", () => {
    const outdir = newPath();
    synth(outdir, "tools");
    writeFiles(join(outdir, "stacks/tools"), {
      ".terraform/x": "kept",
      ".terraform.lock.hcl": "kept",
      "cdk.tf.json": "old",
      "assets/old/main.tf": "old",
    });

    expect(synth(outdir, "tools")).toEqual([]);
    expect(readdirSync(join(outdir, "stacks/tools")).sort()).toEqual([
      ".terraform",
      ".terraform.lock.hcl",
      "cdk.tf.json",
    ]);
    expect(readFileSync(join(outdir, "stacks/tools/cdk.tf.json"), "utf8")).toBe("{}");
  });

  test("GIVEN assets THEN they replace the former ones", () => {
    const outdir = newPath();
    synth(outdir, "tools");
    writeFiles(outdir, { "stacks/tools/assets/old/main.tf": "" });
    synthInto(outdir, (folder) => {
      writeSynthesized(folder, ["tools"]);
      writeFiles(folder, { "stacks/tools/assets/new/main.tf": "" });
    });

    expect(readdirSync(join(outdir, "stacks/tools/assets"))).toEqual(["new"]);
  });

  test("GIVEN a stack that is gone THEN its folder goes, unless somebody put something there", () => {
    const outdir = newPath();
    synth(outdir, "tools", "old", "used");
    writeFiles(outdir, { "stacks/used/.terraform/x": "", "stacks/foreign/main.tf": "" });

    const notes = synth(outdir, "tools");
    expect(readdirSync(join(outdir, "stacks")).sort()).toEqual(["foreign", "tools", "used"]);
    expect(notes).toEqual([
      expect.stringMatching(
        /stacks\/foreign belongs to no stack of the configuration, but holds main\.tf: left/,
      ),
      expect.stringMatching(
        /stacks\/used belongs to no stack of the configuration, but holds \.terraform: left/,
      ),
    ]);
  });

  test("GIVEN an override file beside a stack THEN it is told", () => {
    const outdir = newPath();
    synth(outdir, "tools");
    writeFiles(outdir, { "stacks/tools/local_override.tf.json": "{}" });

    expect(synth(outdir, "tools")).toEqual([
      expect.stringMatching(/local_override\.tf\.json changes what Terraform/),
    ]);
  });

  test("GIVEN a folder that is no output of a synth THEN nothing in it is touched", () => {
    const outdir = newPath();
    writeFiles(outdir, { "package.json": "{}", "stacks/app.ts": "" });

    expect(() => synth(outdir, "tools")).toThrow(Failure);
    expect(() => synth(outdir, "tools")).toThrow(
      /holds other things than the output of a synth: package\.json, stacks/,
    );
    expect(readdirSync(join(outdir, "stacks"))).toEqual(["app.ts"]);
  });

  test("GIVEN a file where the folder should be THEN it says so", () => {
    const outdir = newPath();
    writeFiles(join(outdir, ".."), { "cdktf.out": "" });

    expect(() => synth(outdir, "tools")).toThrow(/is a file\nName a folder: --output DIR\./);
  });

  test("GIVEN an empty folder behind a symbolic link THEN the link stays", () => {
    const outdir = newPath();
    mkdirSync(join(outdir, "..", "real"), { recursive: true });
    symlinkSync("real", outdir);
    synth(outdir, "tools");

    expect(stackNames(join(outdir, "..", "real"))).toEqual(["tools"]);
  });
});
