import { join } from "node:path";
import { layoutOf } from "../../config/layout";
import { configWith } from "../support/config";
import { temporaryFolder } from "../support/folder";
import { readPlans, unexplained, unknownPolicies } from "../support/plan";
import { slipway } from "../support/slipway";
import { describeWithTerraform } from "../support/terraform";

const ROOT = join(__dirname, "..", "..");

describeWithTerraform("an offline plan of the default configuration", () => {
  const folder = temporaryFolder();
  const plans = join(folder, "plans");
  let summary: { stacks: { stack: string; add: number; change: number; destroy: number }[] };

  beforeAll(async () => {
    const run = await slipway(
      ["plan", "--offline", "--json", "--out", plans, "--output", join(folder, "cdktf.out")],
      ROOT,
    );
    expect(run.stderr).not.toContain("rror:");
    expect(run.status).toBe(2);
    summary = JSON.parse(run.stdout);
  }, 600_000);

  test("plans every stack alone, with nothing there yet: additions only", () => {
    expect(summary.stacks.map(({ stack }) => stack).sort()).toEqual(
      layoutOf(configWith())
        .map(({ name }) => name)
        .sort(),
    );
    for (const { add, change, destroy } of summary.stacks) {
      expect({ change, destroy }).toEqual({ change: 0, destroy: 0 });
      expect(add).toBeGreaterThan(0);
    }
  });

  test("shows every policy, save those that name an id of AWS's", () => {
    const unknown = unknownPolicies(readPlans(plans));
    expect(unexplained(unknown)).toEqual([]);
    // The artifact bucket's policy and the two pipelines' source policies: the reasons cover something.
    expect(unknown.filter(({ stack }) => stack === "tools")).toHaveLength(3);
  });
});
