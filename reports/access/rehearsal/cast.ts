/** The records of a world by what refers to them: who plays which part in a release. */
import { lookupOf } from "../ask/lookup";
import { type Place, regional } from "../world/place";
import type { BucketRecord } from "../world/records/bucket";
import type { BuildProjectRecord } from "../world/records/build-project";
import type { DeploymentGroupRecord } from "../world/records/deployment-group";
import type { EcsServiceRecord, TaskDefinitionRecord } from "../world/records/ecs";
import type { FunctionRecord } from "../world/records/function";
import type { World } from "../world/world";

export interface Cast {
  readonly world: World;
  project(place: Place, name: string): BuildProjectRecord | undefined;
  group(place: Place, application: string, name: string): DeploymentGroupRecord | undefined;
  service(place: Place, cluster: string, name: string): EcsServiceRecord | undefined;
  tasksOf(service: EcsServiceRecord): TaskDefinitionRecord | undefined;
  lambda(arn: string): FunctionRecord | undefined;
  bucket(arn: string): BucketRecord | undefined;
  /** ARN of the customer key that encrypts a resource. */
  keyOf(arn: string): string | undefined;
}

export function castOf(world: World): Cast {
  const { buildProjects, deploymentGroups, ecsServices, taskDefinitions, functions, buckets } = world.records;
  const projects = byArn(buildProjects);
  const groups = byArn(deploymentGroups);
  const services = byArn(ecsServices);
  const tasks = byArn(taskDefinitions);
  const lambdas = byArn(functions);
  const stores = byArn(buckets);
  const { targets } = lookupOf(world);
  return {
    world,
    project: (place, name) => projects.get(regional("codebuild", place, `project/${name}`)),
    group: (place, application, name) =>
      groups.get(regional("codedeploy", place, `deploymentgroup:${application}/${name}`)),
    service: (place, cluster, name) => services.get(regional("ecs", place, `service/${cluster}/${name}`)),
    tasksOf: ({ taskDefinition }) => tasks.get(taskDefinition ?? ""),
    lambda: (arn) => lambdas.get(arn),
    bucket: (arn) => stores.get(arn),
    keyOf: (arn) => targets.get(arn)?.keyArn,
  };
}

function byArn<T extends { readonly arn: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  return new Map(all.map((one) => [one.arn, one]));
}
