import { DeployRole } from "../../modules/deploy-role/deploy-role";
import { deployRolling } from "../../modules/ecs-service/ecs-rolling-deploy.policies";
import { LookupRole } from "../../modules/lookup-role/lookup-role";
import { Website } from "../../modules/website/website";
import { canary, ecsStack, names, place } from "../support/ecs";
import { type PrintedStatement, statementsOf } from "../support/policy";
import { blueGreen, fleetStack } from "../support/servers";
import { type Synthesized, synthStack } from "../support/synth";

const tools = { account: "111111111111", region: "us-east-1" };
const roles = synthStack((scope) => {
  new DeployRole(scope, "deploy", {
    name: "acme-web-staging-deploy",
    description: "Deploys web",
    tools,
    deployerArn: "arn:aws:iam::111111111111:role/slipway/pipeline/acme-web-pipeline",
    artifacts: { ...tools, bucketArn: "arn:aws:s3:::a", prefix: "web-acme" },
    statements: deployRolling({ place, names, cluster: "acme-staging" }),
  });
  new LookupRole(scope, "lookup", {
    name: "acme-web-staging-lookup",
    tools,
    builderRoles: ["arn:aws:iam::111111111111:role/slipway/build/acme-web-staging-verify-smoke"],
  });
});
const site = synthStack((scope) => {
  new Website(scope, "site", {
    place,
    bucket: "acme-site",
    indexDocument: "index.html",
    errorDocument: "404.html",
  });
});

const stacks: readonly [string, Synthesized][] = [
  ["a rolling service", ecsStack({ rollbackOn: { latencyMs: 500 } })],
  ["a blue/green service", ecsStack({ deployment: canary, rollbackOn: { errorRatePercent: 1 } })],
  ["servers in place", fleetStack({ rollbackOn: { latencyMs: 500 } })],
  ["fresh servers", fleetStack({ deployment: blueGreen })],
  ["the roles", roles],
  ["a website", site],
];

/** Statements of every trust, role and bucket policy. */
function statements(stack: Synthesized): PrintedStatement[] {
  return [
    ...stack.all("aws_iam_role").map(({ assume_role_policy: policy }) => policy),
    ...stack.all("aws_iam_role_policy").map(({ policy }) => policy),
    ...stack.all("aws_s3_bucket_policy").map(({ policy }) => policy),
  ].flatMap((policy) => statementsOf(String(policy)));
}

describe.each(stacks)("%s", (_name, stack) => {
  const all = statements(stack);

  test("has policies, so that the rest proves something", () => {
    expect(all.length).toBeGreaterThan(1);
  });

  test("lets no principal in without a condition that narrows it", () => {
    const open = all.filter(({ Principal, Condition }) => Principal !== undefined && Condition === undefined);
    // EC2 sends no key to narrow it by.
    expect(open.filter(({ Sid }) => Sid !== "AssumedByInstances")).toEqual([]);
  });

  test("passes named roles, to named services", () => {
    for (const statement of all.filter(({ Action }) => Action.some((action) => action === "iam:PassRole"))) {
      expect(statement.Action).toEqual(["iam:PassRole"]);
      expect(statement.Resource?.filter((role) => role.includes("*"))).toEqual([]);
      expect(statement.Condition?.StringEquals).toHaveProperty("iam:PassedToService");
    }
  });

  test("allows no action by wildcard", () => {
    const wide = all.filter(
      ({ Effect, Action }) => Effect === "Allow" && Action.some((a) => a.includes("*")),
    );
    expect(wide).toEqual([]);
  });

  test("names resources of its own account by prediction: only what CloudFront calls itself is a reference", () => {
    const references = JSON.stringify(all).match(/\$\{[^}]*\}/g) ?? [];
    expect(references.filter((reference) => !reference.includes("aws_cloudfront_distribution"))).toEqual([]);
  });
});
