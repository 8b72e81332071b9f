import type { Construct } from "constructs";
import type { Config } from "../../config/config";
import { type Delivery, placeOf } from "../../config/contract";
import type { Statement } from "../../iam/statement";
import { DeployRole } from "../../modules/deploy-role/deploy-role";
import { foreignRoleInstructions } from "../../modules/deploy-role/foreign-role";
import { serviceOutput } from "../output";

/** Makes a delivery's deploy role; where somebody else made it, says what its owner must add. */
export function buildDeployRole(
  scope: Construct,
  config: Config,
  delivery: Delivery,
  statements: readonly Statement[],
): void {
  const { artifacts, deployer, deployRole, environment, service } = delivery;
  const tools = placeOf(config.tools);
  if (deployRole.made) {
    new DeployRole(scope, "deploy", {
      name: deployRole.name,
      description: `What the pipeline of ${service.name} becomes to release to ${environment.name}`,
      tools,
      deployerArn: deployer.arn,
      artifacts,
      statements,
      permissionsBoundary: environment.permissionsBoundary,
    });
    return;
  }
  serviceOutput(scope, service.name, {
    name: "deploy_role_needs",
    description: `What the owner of ${deployRole.arn} must give it`,
    value: foreignRoleInstructions({
      deployRoleArn: deployRole.arn,
      tools,
      deployerArn: deployer.arn,
      artifacts,
      statements,
    }),
  });
}
