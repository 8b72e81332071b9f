/**
 * Every example on the emulator: every stack applied into its account, a second plan, everything destroyed. The default
 * configuration goes through `slipway demo` (test/emulator/demo.test.ts), which bootstraps its accounts, too.
 */
import { join } from "node:path";
import { readAccess } from "../../cli/demo/proof";
import { workflowJobs } from "../../cli/workflow-jobs";
import { layoutOf } from "../../config/layout";
import { judge } from "../../reports/access/adversaries/judge";
import { rehearse } from "../../reports/access/rehearsal/rehearse";
import { readApplied } from "../../reports/access/world/applied";
import { differences } from "../../reports/access/world/differences";
import { readStates } from "../../reports/access/world/states";
import { readStack } from "../../runner/workspace";
import { applyExample } from "../support/applied-example";
import { DESCRIBED } from "../support/behind";
import { describeEmulated } from "../support/emulated";
import { type EveryChange, EXTRA_TAG } from "../support/every-change";
import { EXAMPLES, exampleConfig } from "../support/examples";
import { temporaryFolder } from "../support/folder";
import { reviewed } from "../support/reviewed";
import { sideBySide } from "../support/side-by-side";
import { judgeCalls } from "../support/terraform-calls/refused";

const NAMES = Object.keys(EXAMPLES).filter((name) => name !== "default");
/** Most of an apply is waiting. */
const AT_ONCE = 2;
const LIMIT_MS = 1_800_000;
const folder = temporaryFolder();

/** Each kind of change is told as what it is. */
function expectReviewed(
  stack: string,
  { plan, lost, replaced, moved, forgotten, imported, behind }: EveryChange,
): void {
  const { full } = reviewed({ [stack]: plan });
  expect(full).toContain(EXTRA_TAG);
  if (lost) expect(full).toContain(`\`${lost}\`: **replaced`);
  if (replaced) expect(full).toContain(`\`${replaced}\``);
  if (moved) expect(full).toContain(`\`${moved.from}\`: now \`${moved.to}\``);
  if (forgotten) expect(full).toMatch(new RegExp(`Let go of[^#]*\`${escaped(forgotten)}\``));
  const [, drift = ""] = full.split(/^.*Drift: .*$/m);
  if (behind.changed) expect(drift).toMatch(new RegExp(`\`${escaped(behind.changed)}\`[^]*${DESCRIBED}`));
  if (behind.gone) expect(drift).toContain(`\`${behind.gone}\``);
  if (imported) expect(full).toContain(`\`${imported.to}\`: \`${imported.id}\``);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

describeEmulated("every example, applied and destroyed", () => {
  const applied = sideBySide(NAMES, AT_ONCE, (name) => applyExample(name, join(folder, name)));

  test.each(NAMES)(
    "%s: each stack is applied as the access proof reads it, then needs no change, then is destroyed whole",
    async (name) => {
      const { config, stacks: results } = await applied(name);
      const expected = layoutOf(exampleConfig(name)).filter(({ kind }) => kind !== "bootstrap");
      expect(results.map(({ stack }) => stack.name).sort()).toEqual(expected.map((plan) => plan.name).sort());
      for (const { stack, made, left, destroyed } of results) {
        expect({ stack: stack.name, left, destroyed }).toEqual({
          stack: stack.name,
          left: [],
          destroyed: made,
        });
        expect(made).toBeGreaterThan(0);
      }
      const destructions = results.map(({ stack, destruction }) => [stack.name, destruction]);
      expect(reviewed(Object.fromEntries(destructions)).comment).toMatch(/^\*\*Destroys /);
      for (const { stack, everyChange } of results) expectReviewed(stack.name, everyChange);
      // What services share may have nothing of some kind.
      for (const kind of ["replaced", "moved", "forgotten", "imported"] as const)
        expect(results.filter(({ everyChange }) => everyChange[kind] !== undefined)).not.toEqual([]);
      for (const kind of ["changed", "gone"] as const)
        expect(results.filter(({ everyChange }) => everyChange.behind[kind] !== undefined)).not.toEqual([]);
      // Roles, their policies and those of resources.
      const states = Object.fromEntries(results.map(({ stack, state }) => [stack.name, state]));
      const { alike, lines } = readAccess(
        results.map(({ stack }) => stack),
        states,
      );
      expect(lines).toEqual([
        expect.stringMatching(/^All \d+ statements of \d+ policies stand as they read/),
      ]);
      expect(alike).toBe(true);
      // And what stands is proven as what is read: `slipway access --state`.
      const read = results.map(({ stack }) => [stack.name, readStack(stack.directory)]);
      const world = readApplied(Object.fromEntries(read), states);
      expect(rehearse(world, workflowJobs(exampleConfig(name))).findings).toEqual([]);
      // Without what bootstrap makes, which a person applies, nobody can say who delivers: `access-infrastructure` judges that.
      if (config.infrastructure === undefined) expect(judge(world).findings).toEqual([]);
      // States alone say the same, as `--no-stacks` reads them.
      expect(differences(world, readStates(states))).toEqual([]);
    },
    LIMIT_MS,
  );

  test.each(NAMES)(
    "%s: the role that plans may make every call of a refresh, the one that applies every other",
    async (name) => {
      const { config, calls } = await applied(name);
      const { asked, refused } = judgeCalls(config, calls);
      expect(refused).toEqual([]);
      expect(asked).toBeGreaterThan(300);
    },
    LIMIT_MS,
  );
});
