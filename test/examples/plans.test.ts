import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { layoutOf } from "../../config/layout";
import { loadConfig } from "../../config/load";
import { TARGET_CONFIGS } from "../../config/targets/targets";
import { EXAMPLES, exampleConfig, LAYOUTS } from "../support/examples";
import { temporaryFolder } from "../support/folder";
import { readPlans, unexplained, unknownPolicies } from "../support/plan";
import { reviewed } from "../support/reviewed";
import { slipway } from "../support/slipway";
import { describeWithTerraform } from "../support/terraform";

const ROOT = join(__dirname, "..", "..");
/** Planned in the layout that they don't have, too: one example for each kind of target. */
const IN_BOTH_LAYOUTS = ["github-servers", "lambda-canary", "website-and-api"];

describeWithTerraform("offline plans of every example", () => {
  const folder = temporaryFolder();
  // The default configuration is planned in test/terraform/default-plan.test.ts.
  const named = Object.entries(EXAMPLES).filter(([name]) => name !== "default");
  const cases = named.flatMap(([name, file]) =>
    LAYOUTS.filter((layout) => layout === exampleConfig(name).layout || IN_BOTH_LAYOUTS.includes(name)).map(
      (layout) => [name, layout, file] as const,
    ),
  );

  test("there are both layouts of each kind of target", () => {
    const kinds = new Set(
      cases
        .filter(([name]) => IN_BOTH_LAYOUTS.includes(name))
        .flatMap(([name]) =>
          exampleConfig(name).services.map(({ releases: [release] }) => release?.deploy.kind),
        ),
    );
    expect([...kinds].sort()).toEqual(Object.keys(TARGET_CONFIGS).sort());
  });

  test.each(cases)(
    "%s, %s: every stack plans alone, and shows its policies",
    async (name, layout, file) => {
      const config = join(folder, `${name}-${layout}.yaml`);
      cpSync(file, config);
      const document = parseDocument(readFileSync(config, "utf8"));
      document.setIn(["layout"], document.createNode({ stacks: layout }));
      writeFileSync(config, String(document));
      const plans = join(folder, name, layout);
      // Bootstrap stacks differ in names alone, and are planned with the default configuration.
      const stacks = layoutOf(loadConfig(config)).filter(({ kind }) => kind !== "bootstrap");
      const names = stacks.map((plan) => plan.name);
      const out = ["--out", plans, "--output", join(plans, "cdktf.out")];
      const run = await slipway(["--config", config, "plan", ...names, "--offline", ...out], ROOT);
      expect(`${run.status} ${run.stderr}`).toMatch(/^2 /);
      const planned = readPlans(plans);
      expect([...planned.keys()].sort()).toEqual(names.sort());
      expect(unexplained(unknownPolicies(planned))).toEqual([]);
      // And a review of them, which makes no plan of its own.
      expect(reviewed(Object.fromEntries(planned)).comment).not.toMatch(/^\*\*(Destroys|No )/);
    },
    600_000,
  );
});
