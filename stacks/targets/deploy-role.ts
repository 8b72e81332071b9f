import type { Construct } from "constructs";
import type { Config } from "../../config/config";
import type { Delivery } from "../../config/contract";
import { placeOf } from "../../config/place";
import type { Statement } from "../../iam/statement";
import { DeployRole } from "../../modules/deploy-role/deploy-role";
import { foreignRoleInstructions } from "../../modules/deploy-role/foreign-role";
import { subjectOf } from "../../modules/github-oidc/github-oidc.policies";
import { GithubRole } from "../../modules/github-oidc/github-role";
import { readAlarms } from "../../modules/stage-conditions/alarms.policies";
import { serviceOutput } from "../output";
import type { WorkloadFoundation } from "../workload-shared";

/** Makes a delivery's deploy role; where somebody else made it, says what its owner must add. */
export function buildDeployRole(
  scope: Construct,
  config: Config,
  delivery: Delivery,
  statements: readonly Statement[],
  { githubReady }: Pick<WorkloadFoundation, "githubReady">,
): void {
  const { artifacts, deployer, deployRole, environment, service } = delivery;
  const all = [...statements, ...watched(delivery)];
  const tools = placeOf(config.tools);
  if (deployer.kind === "github") {
    const { role } = new GithubRole(scope, "github", {
      place: placeOf(environment),
      name: deployRole.name,
      description: `What the workflow of ${service.name} becomes to release to ${environment.name}`,
      subject: subjectOf({ repository: deployer.repository, of: { environment: deployer.environment } }),
      statements: all,
      permissionsBoundary: environment.permissionsBoundary,
      dependsOn: githubReady,
    });
    serviceOutput(scope, service.name, {
      name: "github_role",
      description: `role-to-assume of the job that names the environment ${environment.name} at GitHub`,
      value: role.arn,
    });
    return;
  }
  if (deployRole.made) {
    new DeployRole(scope, "deploy", {
      name: deployRole.name,
      description: `What the pipeline of ${service.name} becomes to release to ${environment.name}`,
      tools,
      deployerArn: deployer.arn,
      artifacts,
      statements: all,
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
      statements: all,
    }),
  });
}

/** What conditions of the pipeline look at in the environment's account. */
function watched({ environment, release: { conditions } }: Delivery): Statement[] {
  const watches = [conditions.entry, conditions.success].some((condition) => condition?.alarms.length);
  return watches ? [readAlarms(placeOf(environment))] : [];
}
