import { join } from "node:path";
import { planStack } from "../../runner/plan";
import { AWS_PROVIDER } from "../../runner/provider-mirror";
import { withSession } from "../../runner/session";
import { temporaryFolder, writeFiles } from "../support/folder";
import { describeWithTerraform } from "../support/terraform";

const root = temporaryFolder();

/** Asks AWS in every way that a stack of ours does, with credentials that don't exist. */
const STACK = {
  terraform: {
    required_providers: { aws: AWS_PROVIDER },
    backend: { s3: { bucket: "acme-state", key: "tools.tfstate", region: "us-east-1", profile: "nobody" } },
  },
  provider: {
    aws: [
      {
        region: "us-east-1",
        profile: "nobody",
        allowed_account_ids: ["111111111111"],
        assume_role: [{ role_arn: "arn:aws:iam::111111111111:role/platform" }],
        default_tags: [{ tags: { CostCenter: "platform" } }],
      },
    ],
  },
  data: {
    aws_kms_alias: { key: { name: "alias/acme" } },
    aws_lb: { shared: { name: "acme-staging" } },
    aws_lb_listener: { https: { load_balancer_arn: `\${data.aws_lb.shared.arn}`, port: 443 } },
    aws_vpc: { network: { tags: { Name: "acme" } } },
    aws_subnets: {
      private: {
        filter: [
          { name: "vpc-id", values: [`\${data.aws_vpc.network.id}`] },
          { name: "tag:Tier", values: ["private"] },
        ],
      },
    },
    aws_security_group: { balancer: { name: "acme-balancer" } },
    aws_iam_policy_document: { read: { statement: [{ actions: ["s3:GetObject"], resources: ["*"] }] } },
  },
  resource: {
    aws_sns_topic: {
      topic: { name: "acme", kms_master_key_id: `\${data.aws_kms_alias.key.target_key_arn}` },
    },
    aws_iam_policy: { read: { name: "read", policy: `\${data.aws_iam_policy_document.read.json}` } },
  },
};

interface Planned {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[]; readonly after: Record<string, unknown> };
  }[];
}

describeWithTerraform("an offline plan of a stack that looks things up", (terraform) => {
  test("GIVEN no credentials THEN it plans, lookups wait until apply, and the rest is known", async () => {
    const directory = join(root, "tools");
    writeFiles(directory, { "cdk.tf.json": JSON.stringify(STACK) });
    const result = await withSession({ offline: true, terraform }, (session) =>
      planStack(session, { name: "tools", directory }, { json: true }),
    );

    expect(result).toMatchObject({ ok: true, changes: { add: 2, change: 0, destroy: 0 }, warnings: [] });
    const { resource_changes }: Planned = JSON.parse(result.ok ? (result.json ?? "") : "{}");
    const reads = resource_changes.filter(({ change }) => change.actions[0] === "read");
    const lookups = Object.keys(STACK.data).filter((type) => type !== "aws_iam_policy_document");
    expect(reads.map(({ address }) => address.split(".")[1]).sort()).toEqual(lookups.sort());
    const policy = resource_changes.find(({ address }) => address === "aws_iam_policy.read");
    expect(policy?.change.after.policy).toContain("s3:GetObject");
  }, 60_000);
});
