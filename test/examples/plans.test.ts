import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { layoutOf } from "../../config/layout";
import { loadConfig } from "../../config/load";
import { EXAMPLES } from "../support/examples";
import { temporaryFolder } from "../support/folder";
import { readPlans, unexplained, unknownPolicies } from "../support/plan";
import { slipway } from "../support/slipway";
import { describeWithTerraform } from "../support/terraform";

const ROOT = join(__dirname, "..", "..");
const LAYOUTS = ["per-account", "per-service"];

describeWithTerraform("offline plans of every example", () => {
  const folder = temporaryFolder();
  const cases = Object.entries(EXAMPLES).flatMap(([name, file]) =>
    LAYOUTS.map((layout) => [name, layout, file] as const),
  );

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
