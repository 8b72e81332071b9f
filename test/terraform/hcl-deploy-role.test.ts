/** Both directions: a deploy role that a team makes in HCL, and the pipeline that Slipway makes for it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { objectAt } from "../../runner/json";
import { offlineOverride } from "../../runner/offline";
import { withSession } from "../../runner/session";
import { synthesizeExample } from "../support/examples";
import { describeWithTerraform } from "../support/terraform";

const EXAMPLE = join(__dirname, "..", "..", "examples", "existing-network");
const PROVIDER = { region: "eu-central-1", allowed_account_ids: ["333333333333"] };

type Policy = { readonly Statement: readonly { readonly Sid: string }[] };

/** Statements by their names, whatever their order. */
function statements(...policies: readonly string[]): unknown[] {
  const all = policies.flatMap((text) => (JSON.parse(text) as Policy).Statement);
  return [...all].sort((a, b) => (a.Sid < b.Sid ? -1 : 1));
}

describeWithTerraform("examples/existing-network/platform", () => {
  test("GIVEN the role that it makes THEN it is what the pipeline needs, and the one that slipway.yaml names", async () => {
    const needs = objectAt(
      synthesizeExample("existing-network").production,
      "output",
      "orders_deploy_role_needs",
      "value",
    );
    const plan = await withSession({ offline: true }, async ({ scratch: cwd, init, run }) => {
      const modules = join(__dirname, "..", "..", "terraform", "modules");
      const text = readFileSync(join(EXAMPLE, "platform", "main.tf"), "utf8");
      writeFileSync(join(cwd, "main.tf"), text.replaceAll("../../../terraform/modules", modules));
      const override = offlineOverride({ provider: { aws: [PROVIDER] } });
      writeFileSync(join(cwd, "offline_override.tf.json"), JSON.stringify(override));
      const made = await init({ cwd });
      expect(`${made.exitCode} ${made.stderr}`).toBe("0 ");
      const ended = await run(["plan", "-input=false", "-out=plan"], { cwd });
      expect(`${ended.exitCode} ${ended.stderr}`).toBe("0 ");
      return JSON.parse((await run(["show", "-json", "plan"], { cwd })).stdout);
    });

    const resources: { type: string; values: Record<string, string> }[] =
      plan.planned_values.root_module.child_modules[0].resources;
    const ofType = (type: string) => resources.filter((one) => one.type === type).map(({ values }) => values);
    const [role] = ofType("aws_iam_role");
    expect(`arn:aws:iam::333333333333:role${role?.path}${role?.name}`).toBe(needs.role);
    expect(statements(String(role?.assume_role_policy))).toEqual(statements(String(needs.trustPolicy)));
    const policies = ofType("aws_iam_role_policy").map(({ policy }) => String(policy));
    expect(statements(...policies)).toEqual(statements(String(needs.permissionsPolicy)));
  }, 300_000);
});
