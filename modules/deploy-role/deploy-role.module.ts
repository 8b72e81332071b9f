/** What the HCL modules of deploy roles have in common; each target's own folder has the rest. */
import type { Construct } from "constructs";
import {
  accountId,
  artifactPrefix,
  bucketName,
  CODEDEPLOY_NAME,
  permissionsBoundary,
  ROLE_ARN,
  region,
  roleName,
} from "../../face/aws";
import type { Given } from "../../face/input";
import { text } from "../../face/inputs";
import { complete } from "../../face/module";
import { bucketArn, type Place } from "../../iam/arn";
import type { Statement } from "../../iam/statement";
import { DeployRole, type DeployRoleProps } from "./deploy-role";

/** Who deploys, where to and from what. */
export const DEPLOY_ROLE_INPUTS = {
  accountId: accountId("The workload account: the role and what it deploys to are there."),
  region: region(
    "Where the target and the artifacts are. Pipelines copy artifacts into their targets' regions.",
  ),
  name: roleName("Name of the role, which is at the path /slipway/deploy/."),
  toolsAccountId: accountId("The tools account: the pipeline and its artifacts are there."),
  pipelineRoleArn: text({
    description: "ARN of the pipeline's role, which alone may become this one. It needn't exist yet.",
    rules: [ROLE_ARN],
  }),
  artifactBucket: bucketName("Name of the bucket of the pipeline's artifacts."),
  artifactPrefix: artifactPrefix(
    "The first part of the artifacts' keys: of a pipeline's name the first 20 characters. It becomes the role's tag " +
      "slipway-artifacts, which bucket and key compare.",
  ),
};

/** What may be left out; it stands behind the target's inputs. */
export const DEPLOY_ROLE_OPTIONS = {
  permissionsBoundary: permissionsBoundary(),
};

/** Deployment group and configuration of a target that CodeDeploy releases to. */
export const CODEDEPLOY_INPUTS = {
  codedeployApplication: text({
    description: "Name of the CodeDeploy application.",
    rules: [CODEDEPLOY_NAME],
  }),
  codedeployGroup: text({ description: "Name of the deployment group.", rules: [CODEDEPLOY_NAME] }),
  deploymentConfig: text({
    description: "Name of the deployment configuration: in what steps a release goes out.",
    rules: [CODEDEPLOY_NAME],
  }),
};

type Common = Given<typeof DEPLOY_ROLE_INPUTS & typeof DEPLOY_ROLE_OPTIONS>;

/** The account and region of the target. */
export function targetPlace({ accountId: account, region: where }: Common): Place {
  return { account, region: where };
}

/** The role. @param target it releases to: `the website` */
export function buildDeployRole(
  scope: Construct,
  given: Common,
  target: string,
  statements: readonly Statement[],
): DeployRole {
  const tools = { account: given.toolsAccountId, region: given.region };
  return new DeployRole(
    scope,
    "deploy",
    complete<DeployRoleProps>({
      name: given.name,
      description: `What a pipeline of the tools account becomes to release to ${target}`,
      tools,
      deployerArn: given.pipelineRoleArn,
      artifacts: {
        ...tools,
        bucketArn: bucketArn(given.region, given.artifactBucket),
        prefix: given.artifactPrefix,
      },
      statements,
      permissionsBoundary: given.permissionsBoundary,
    }),
  );
}

/** The role's two policies, apart. */
export const DEPLOY_ROLE_LABELS = {
  "deploy/artifacts-policy": "artifacts",
  "deploy/deploy-policy": "deploy",
};

/** What a module of a deploy role hands back. */
export function deployRoleOutputs({ role }: DeployRole) {
  return {
    roleArn: {
      description: "ARN of the role: role_arn of the pipeline's action, and deployRoleArn in slipway.yaml.",
      value: role.arn,
    },
    roleName: { description: "Name of the role.", value: role.resource.name },
  };
}

/** Who may do what, said of every deploy role. @param target what its release may do besides */
export function deployRoleSecurity(target: string): string {
  return (
    "The tools account is trusted, and of it one role alone, by `aws:PrincipalArn`: the role can be made before the " +
    "pipeline, and one that is made anew is still the one that was named. It reads and decrypts what lies under its own " +
    `pipeline's prefix, through Amazon S3. ${target}`
  );
}

/** Values of an example. @param environment that it releases to */
export function deployRoleValues(environment: "staging" | "production", service: string) {
  const account = { staging: "222222222222", production: "333333333333" }[environment];
  const where = { staging: "us-east-1", production: "eu-west-1" }[environment];
  return {
    accountId: account,
    region: where,
    name: `acme-${service}-${environment}-deploy`,
    toolsAccountId: "111111111111",
    pipelineRoleArn: `arn:aws:iam::111111111111:role/slipway/pipeline/acme-${service}-pipeline`,
    artifactBucket: `acme-artifacts-111111111111-${where}`,
    artifactPrefix: `${service}-acme`,
    ...(environment === "production" && {
      permissionsBoundary: "arn:aws:iam::333333333333:policy/developers",
    }),
  };
}
