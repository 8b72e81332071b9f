/** What one action of a pipeline deploys: the resources that it may touch, and the code that comes to run. */
import { partitionOf } from "../world/place";
import type { World } from "../world/world";

export interface Deployed {
  /** ARNs of services, functions, applications, deployment groups, and the beginnings of objects' ARNs, with the slash. */
  readonly touches: readonly string[];
  /** Roles as which the code runs that is deployed, and as which it is started. */
  readonly runsAs: readonly string[];
  /** Role of CodeDeploy, where it deploys. */
  readonly deploysAs: readonly string[];
}

/**
 * @param configuration of the action
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html
 * @param roleArn whom the pipeline becomes for it: what is deployed lies in that account
 */
export function deployedBy(
  world: World,
  provider: string,
  configuration: Readonly<Record<string, string>>,
  roleArn: string,
  region: string,
): Deployed {
  const account = roleArn.split(":")[4] ?? "";
  const here = <T extends { readonly place: { readonly account: string; readonly region: string } }>(
    all: readonly T[],
  ) => all.filter(({ place }) => place.account === account && place.region === region);
  switch (provider) {
    case "ECS":
      return ofService(world, here, configuration.ClusterName, configuration.ServiceName);
    case "CodeDeploy":
    case "CodeDeployToECS":
      return ofGroup(world, here, configuration.ApplicationName, configuration.DeploymentGroupName);
    case "S3":
      return {
        ...NONE,
        touches: [
          `arn:${partitionOf(region)}:s3:::${configuration.BucketName}/`,
          `arn:${partitionOf(region)}:s3:::${configuration.BucketName}`,
        ],
      };
    case "Lambda":
      return ofFunction(world, here, configuration.FunctionName);
    default:
      return NONE;
  }
}

const NONE: Deployed = { touches: [], runsAs: [], deploysAs: [] };
type Here = <T extends { readonly place: { readonly account: string; readonly region: string } }>(
  all: readonly T[],
) => T[];

function ofService({ records }: World, here: Here, cluster?: string, service?: string): Deployed {
  const services = here(records.ecsServices).filter((one) => one.cluster === cluster && one.name === service);
  const definitions = here(records.taskDefinitions).filter(({ arn }) =>
    services.some(({ taskDefinition }) => taskDefinition === arn),
  );
  return {
    touches: [...services.map(({ arn }) => arn), ...definitions.map(({ arn }) => arn)],
    runsAs: definitions.flatMap(({ taskRoleArn, executionRoleArn }) =>
      [taskRoleArn ?? [], executionRoleArn ?? []].flat(),
    ),
    deploysAs: [],
  };
}

function ofGroup(world: World, here: Here, application?: string, name?: string): Deployed {
  const groups = here(world.records.deploymentGroups).filter(
    (group) => group.application === application && group.name === name,
  );
  const parts = groups.map((group) => {
    const ecs = ofService(world, here, group.ecs?.cluster, group.ecs?.service);
    const instances = here(world.records.autoScalingGroups)
      .filter((one) => group.autoScalingGroups.includes(one.name))
      .flatMap(({ launchTemplates }) => launchTemplates);
    const roles = here(world.records.launchTemplates).flatMap(({ id, name: template, roleArn }) =>
      instances.includes(id) || instances.includes(template ?? "") ? (roleArn ?? []) : [],
    );
    return {
      touches: [group.arn, group.applicationArn, ...ecs.touches],
      runsAs: [...ecs.runsAs, ...roles],
      deploysAs: [group.roleArn],
    };
  });
  return {
    touches: parts.flatMap(({ touches }) => touches),
    runsAs: parts.flatMap(({ runsAs }) => runsAs),
    deploysAs: parts.flatMap(({ deploysAs }) => deploysAs),
  };
}

function ofFunction({ records }: World, here: Here, name?: string): Deployed {
  const functions = here(records.functions).filter((one) => one.name === name);
  return {
    touches: functions.map(({ arn }) => arn),
    runsAs: functions.map(({ roleArn }) => roleArn),
    deploysAs: [],
  };
}
