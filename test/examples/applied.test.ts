/**
 * Every example on the emulator, by `slipway demo`: state buckets, every stack applied into its account, a second plan,
 * everything destroyed. The default configuration has a test of its own, which says more (test/emulator/demo.test.ts).
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { layoutOf } from "../../config/layout";
import { describeEmulated } from "../support/emulated";
import { EXAMPLES, exampleConfig } from "../support/examples";
import { temporaryFolder } from "../support/folder";
import { sideBySide } from "../support/side-by-side";
import { type Ended, slipway } from "../support/slipway";

const NAMES = Object.keys(EXAMPLES).filter((name) => name !== "default");
const ROOT = join(__dirname, "..", "..");
/** Most of an apply is waiting. */
const AT_ONCE = 3;
const LIMIT_MS = 1_500_000;
const folder = temporaryFolder();

describeEmulated("every example, applied and destroyed", () => {
  const demo = sideBySide(NAMES, AT_ONCE, (name): Promise<Ended> => {
    const TMPDIR = join(folder, name);
    mkdirSync(TMPDIR);
    return slipway(["--config", EXAMPLES[name] ?? "", "demo"], ROOT, { TMPDIR });
  });

  test.each(NAMES)(
    "%s: each stack is applied as the access proof reads it, then needs no change, then is destroyed whole",
    async (name) => {
      const { status, stderr } = await demo(name);
      expect(`${status} ${stderr}`).toMatch(/^0 /);
      // Roles, their policies and those of resources, compared in the demo itself.
      expect(stderr).toMatch(
        /^All \d+ statements of \d+ policies stand as they read in the Terraform code\.$/m,
      );
      const stacks = layoutOf(exampleConfig(name)).map((stack) => stack.name);
      for (const stack of stacks) {
        const count = (word: string) =>
          Number(new RegExp(`^${stack}: ${word} (\\d+) resources? in `, "m").exec(stderr)?.[1]);
        expect([stack, count("applied")]).not.toEqual([stack, Number.NaN]);
        expect([stack, count("destroyed")]).toEqual([stack, count("applied")]);
        expect(stderr).toMatch(new RegExp(`^${stack}: no changes$`, "m"));
      }
    },
    LIMIT_MS,
  );
});
