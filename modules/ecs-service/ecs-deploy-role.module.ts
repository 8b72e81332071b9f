import { roleName } from "../../face/aws";
import { text } from "../../face/inputs";
import { defineModule } from "../../face/module";
import { matches } from "../../face/rule";
import {
  buildDeployRole,
  CODEDEPLOY_INPUTS,
  DEPLOY_ROLE_INPUTS,
  DEPLOY_ROLE_LABELS,
  DEPLOY_ROLE_OPTIONS,
  deployRoleOutputs,
  deployRoleSecurity,
  deployRoleValues,
  targetPlace,
} from "../deploy-role/deploy-role.module";
import { deployByCodeDeploy } from "./ecs-codedeploy-deploy.policies";
import { deployRolling } from "./ecs-rolling-deploy.policies";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html */
export const ECS_NAME = matches(
  "[A-Za-z0-9_-]{1,255}",
  "Must be a name of ECS's: at most 255 letters, digits, _ and -.",
  "acme/web",
);

/** What a revision of the task definition names. */
const REVISION_INPUTS = {
  taskFamily: text({ description: "Family of the service's task definition.", rules: [ECS_NAME] }),
  taskRole: roleName("Name of the role that application code runs as, at the path /slipway/runtime/."),
  executionRole: roleName("Name of the role that Fargate starts tasks with, at the path /slipway/runtime/."),
};

const revision = (environment: string) => ({
  taskFamily: `acme-web-${environment}`,
  taskRole: `acme-web-${environment}-task`,
  executionRole: `acme-web-${environment}-execution`,
});

const PASSES =
  "It registers revisions of the task definition, and hands the service's two roles over to ECS, no others.";

export const ECS_BLUE_GREEN_DEPLOY_ROLE = defineModule({
  name: "deploy-role-ecs-blue-green",
  description:
    "The role in a workload account that a pipeline becomes to release an ECS service blue/green: CodePipeline's " +
    "CodeDeployToECS action registers a revision and has CodeDeploy move the traffic.",
  security: deployRoleSecurity(
    `${PASSES} It starts deployments of one deployment group; moving traffic is CodeDeploy's own role's.`,
  ),
  inputs: {
    ...DEPLOY_ROLE_INPUTS,
    ...REVISION_INPUTS,
    ...CODEDEPLOY_INPUTS,
    ...DEPLOY_ROLE_OPTIONS,
  },
  build: (scope, given) => {
    const { deploymentConfig } = given;
    const statements = deployByCodeDeploy({ place: targetPlace(given), names: given, deploymentConfig });
    return buildDeployRole(scope, given, "the ECS service", statements);
  },
  labels: DEPLOY_ROLE_LABELS,
  outputs: deployRoleOutputs,
  examples: {
    basic: {
      description: "Releases of an ECS service to staging, all at once.",
      values: {
        ...deployRoleValues("staging", "web"),
        ...revision("staging"),
        codedeployApplication: "acme-web-staging",
        codedeployGroup: "acme-web-staging",
        deploymentConfig: "CodeDeployDefault.ECSAllAtOnce",
      },
    },
    complete: {
      description:
        "Releases to production in another region, a tenth of the traffic first, by a role with a boundary.",
      values: {
        ...deployRoleValues("production", "web"),
        ...revision("production"),
        codedeployApplication: "acme-web-production",
        codedeployGroup: "acme-web-production",
        deploymentConfig: "CodeDeployDefault.ECSCanary10Percent5Minutes",
      },
    },
  },
});

export const ECS_ROLLING_DEPLOY_ROLE = defineModule({
  name: "deploy-role-ecs-rolling",
  description:
    "The role in a workload account that a pipeline becomes to release an ECS service task by task: CodePipeline's ECS " +
    "action registers a revision of the running task definition and rolls it out.",
  security: deployRoleSecurity(`${PASSES} It updates one service and follows the tasks of its cluster.`),
  inputs: {
    ...DEPLOY_ROLE_INPUTS,
    cluster: text({ description: "Name of the ECS cluster.", rules: [ECS_NAME] }),
    ecsService: text({ description: "Name of the ECS service.", rules: [ECS_NAME] }),
    ...REVISION_INPUTS,
    ...DEPLOY_ROLE_OPTIONS,
  },
  build: (scope, given) => {
    const { cluster } = given;
    const statements = deployRolling({ place: targetPlace(given), names: given, cluster });
    return buildDeployRole(scope, given, "the ECS service", statements);
  },
  labels: DEPLOY_ROLE_LABELS,
  outputs: deployRoleOutputs,
  examples: {
    basic: {
      description: "Releases of an ECS service to staging.",
      values: {
        ...deployRoleValues("staging", "web"),
        ...revision("staging"),
        cluster: "acme-staging",
        ecsService: "acme-web-staging",
      },
    },
    complete: {
      description: "Releases to production in another region, by a role with a boundary.",
      values: {
        ...deployRoleValues("production", "web"),
        ...revision("production"),
        cluster: "acme-production",
        ecsService: "acme-web-production",
      },
    },
  },
});
