import { defineModule } from "../../face/module";
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
import { deployServers } from "./server-deploy.policies";

export const SERVER_DEPLOY_ROLE = defineModule({
  name: "deploy-role-servers",
  description:
    "The role in a workload account that a pipeline becomes to release to servers: CodePipeline's CodeDeploy action hands " +
    "the artifact over as a revision.",
  security: deployRoleSecurity(
    "It starts deployments of one deployment group; what happens on servers is CodeDeploy's own role's.",
  ),
  inputs: { ...DEPLOY_ROLE_INPUTS, ...CODEDEPLOY_INPUTS, ...DEPLOY_ROLE_OPTIONS },
  build: (scope, given) => {
    const { deploymentConfig } = given;
    const statements = deployServers({ place: targetPlace(given), names: given, deploymentConfig });
    return buildDeployRole(scope, given, "servers", statements);
  },
  labels: DEPLOY_ROLE_LABELS,
  outputs: deployRoleOutputs,
  examples: {
    basic: {
      description: "Releases to the servers of staging, all at once.",
      values: {
        ...deployRoleValues("staging", "orders"),
        codedeployApplication: "acme-orders-staging",
        codedeployGroup: "acme-orders-staging",
        deploymentConfig: "CodeDeployDefault.AllAtOnce",
      },
    },
    complete: {
      description:
        "Releases to production in another region, one server after the other, by a role with a boundary.",
      values: {
        ...deployRoleValues("production", "orders"),
        codedeployApplication: "acme-orders-production",
        codedeployGroup: "acme-orders-production",
        deploymentConfig: "CodeDeployDefault.OneAtATime",
      },
    },
  },
});
