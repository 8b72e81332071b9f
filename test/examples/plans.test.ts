import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { layoutOf } from "../../config/layout";
import { loadConfig } from "../../config/load";
import { TARGET_CONFIGS } from "../../config/targets/targets";
import { EXAMPLES, exampleConfig, LAYOUTS } from "../support/examples";
import { temporaryFolder } from "../support/folder";
import { readPlans, unexplained, unknownPolicies } from "../support/plan";
import { slipway } from "../support/slipway";
import { describeWithTerraform } from "../support/terraform";

const ROOT = join(__dirname, "..", "..");
/** Planned in the layout that they don't have, too: one example for each kind of target. */
const IN_BOTH_LAYOUTS = ["default", "github-servers", "lambda-canary", "website-and-api"];

describeWithTerraform("offline plans of every example", () => {
  const folder = temporaryFolder();
  const cases = Object.entries(EXAMPLES).flatMap(([name, file]) =>
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
      const run = await slipway(
        ["--config", config, "plan", "--offline", "--out", plans, "--output", join(plans, "cdktf.out")],
        ROOT,
      );
      expect(`${run.status} ${run.stderr}`).toMatch(/^2 /);
      const planned = readPlans(plans);
      expect([...planned.keys()].sort()).toEqual(
        layoutOf(loadConfig(config))
          .map((plan) => plan.name)
          .sort(),
      );
      expect(unexplained(unknownPolicies(planned))).toEqual([]);
    },
    600_000,
  );
});
