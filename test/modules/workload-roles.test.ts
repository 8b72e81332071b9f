import { allow } from "../../iam/statement";
import { DeployRole } from "../../modules/deploy-role/deploy-role";
import { foreignRoleInstructions } from "../../modules/deploy-role/foreign-role";
import { LookupRole } from "../../modules/lookup-role/lookup-role";
import { policyOf, synthStack } from "../support/synth";

const tools = { account: "111111111111", region: "us-east-1" };
const deployerArn = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-web-pipeline";
const artifacts = {
  ...tools,
  bucketArn: "arn:aws:s3:::acme-artifacts",
  keyAlias: "alias/acme-artifacts",
  prefix: "web-acme",
};
const statements = [
  allow({ sid: "Release", actions: ["ecs:UpdateService"], resources: ["arn:service"], because: "Releases." }),
];

describe("DeployRole", () => {
  const stack = synthStack((scope) => {
    new DeployRole(scope, "deploy", {
      name: "acme-web-staging-deploy",
      description: "Deploys web",
      tools,
      deployerArn,
      artifacts,
      statements,
    });
  });
  const role = stack.only("aws_iam_role");

  test("is assumed by one pipeline's role of the tools account", () => {
    expect(policyOf(role, "assume_role_policy").AssumedByThePipeline).toMatchObject({
      Principal: { AWS: ["arn:aws:iam::111111111111:root"] },
      Action: ["sts:AssumeRole"],
      Condition: { ArnEquals: { "aws:PrincipalArn": deployerArn } },
    });
  });

  test("lies at the path and bears the tag that the artifact bucket's policy asks for", () => {
    expect(role).toMatchObject({ path: "/slipway/deploy/", tags: { "slipway-artifacts": "web-acme" } });
  });

  test("reads its own pipeline's artifacts, and does what its target takes", () => {
    const read = policyOf(stack.where("aws_iam_role_policy", { name: "artifacts" }));
    expect(read.ReadArtifacts?.Resource).toEqual(["arn:aws:s3:::acme-artifacts/web-acme/*"]);
    const deploy = policyOf(stack.where("aws_iam_role_policy", { name: "deploy" }));
    expect(Object.keys(deploy)).toEqual(["Release"]);
  });

  test("GIVEN a role that somebody else made THEN its owner is told the same policies", () => {
    const deployRoleArn = "arn:aws:iam::222222222222:role/theirs";
    const told = foreignRoleInstructions({ deployRoleArn, tools, deployerArn, artifacts, statements });
    expect(told.role).toBe(deployRoleArn);
    expect(JSON.parse(told.trustPolicy).Statement).toEqual(
      Object.values(policyOf(role, "assume_role_policy")),
    );
    expect(JSON.parse(told.permissionsPolicy).Statement).toEqual(
      ["artifacts", "deploy"].flatMap((name) =>
        Object.values(policyOf(stack.where("aws_iam_role_policy", { name }))),
      ),
    );
  });
});

describe("LookupRole", () => {
  const builderRoles = ["a", "b"].map((name) => `arn:aws:iam::111111111111:role/slipway/build/${name}`);
  const made = (trusted: readonly string[]) =>
    synthStack((scope) => {
      new LookupRole(scope, "lookup", { name: "acme-web-staging-lookup", tools, builderRoles: trusted });
    });

  test("may look load balancers up, and nothing else", () => {
    expect(Object.values(policyOf(made(builderRoles).only("aws_iam_role_policy")))).toMatchObject([
      { Effect: "Allow", Action: ["elasticloadbalancing:DescribeLoadBalancers"], Resource: ["*"] },
    ]);
  });

  test("trusts the given builds of the tools account", () => {
    const role = made(builderRoles).only("aws_iam_role");
    expect(role.path).toBe("/slipway/verify/");
    expect(policyOf(role, "assume_role_policy").AssumedByVerification).toMatchObject({
      Principal: { AWS: ["arn:aws:iam::111111111111:root"] },
      Condition: { ArnEquals: { "aws:PrincipalArn": builderRoles } },
    });
  });

  test("fails when it would trust the whole account for want of a build", () => {
    expect(() => made([])).toThrow("no build role to trust");
  });
});
