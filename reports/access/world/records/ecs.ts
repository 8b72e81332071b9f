/** Tasks of ECS: as which roles they start and run. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html */
import { Fields } from "../fields";
import { type Place, regional } from "../place";
import type { Resource } from "../resource";
import { valueFromArn } from "./secret";

export interface TaskDefinitionRecord {
  /** Ends in an invented revision. */
  readonly arn: string;
  readonly family: string;
  readonly place: Place;
  /** As which the application runs. */
  readonly taskRoleArn?: string;
  /** As which ECS pulls images, reads secrets and writes logs. */
  readonly executionRoleArn?: string;
  readonly containers: readonly ContainerRecord[];
}

export interface ContainerRecord {
  readonly name: string;
  readonly image: string;
  /** Variables that are read from parameters and secrets: ARNs of these. */
  readonly secrets: readonly { readonly name: string; readonly arn: string }[];
  /** ARN of its log group. */
  readonly logGroupArn?: string;
}

export interface EcsServiceRecord {
  readonly arn: string;
  readonly name: string;
  readonly cluster: string;
  readonly clusterArn: string;
  readonly place: Place;
  readonly taskDefinition?: string;
  /** `ECS`, `CODE_DEPLOY`, `EXTERNAL` */
  readonly controller: string;
  readonly alarms: readonly string[];
  readonly targetGroupArns: readonly string[];
}

export function taskDefinitionRecord(resource: Resource): TaskDefinitionRecord {
  const { place } = resource;
  const fields = Fields.of(resource);
  const taskRoleArn = fields.optional("task_role_arn");
  const executionRoleArn = fields.optional("execution_role_arn");
  return {
    arn: resource.arn ?? "",
    family: fields.text("family"),
    place,
    ...(taskRoleArn !== undefined && { taskRoleArn }),
    ...(executionRoleArn !== undefined && { executionRoleArn }),
    containers: fields.jsonBlocks("container_definitions").map((each) => containerRecord(each, place)),
  };
}

/** The same as ECS's API has it, and as a release's `taskdef.json` says it. */
export function releasedTasks(fields: Fields, place: Place): TaskDefinitionRecord {
  const family = fields.text("family");
  const taskRoleArn = fields.optional("taskRoleArn");
  const executionRoleArn = fields.optional("executionRoleArn");
  return {
    arn: regional("ecs", place, `task-definition/${family}:2`),
    family,
    place,
    ...(taskRoleArn !== undefined && { taskRoleArn }),
    ...(executionRoleArn !== undefined && { executionRoleArn }),
    containers: fields.blocks("containerDefinitions").map((each) => containerRecord(each, place)),
  };
}

function containerRecord(container: Fields, place: Place): ContainerRecord {
  const options = container.block("logConfiguration")?.map("options") ?? {};
  const group = options["awslogs-group"];
  const region = options["awslogs-region"] ?? place.region;
  return {
    name: container.text("name"),
    image: container.text("image"),
    secrets: container
      .blocks("secrets")
      .map((secret) => ({ name: secret.text("name"), arn: valueFromArn(secret.text("valueFrom"), place) })),
    ...(group !== undefined && {
      logGroupArn: regional("logs", { account: place.account, region }, `log-group:${group}`),
    }),
  };
}

export function ecsServiceRecord(resource: Resource): EcsServiceRecord {
  const { place } = resource;
  const fields = Fields.of(resource);
  const cluster = fields.optional("cluster") ?? "default";
  const name = cluster.slice(cluster.lastIndexOf("/") + 1);
  const taskDefinition = fields.optional("task_definition");
  return {
    arn: resource.arn ?? "",
    name: fields.text("name"),
    cluster: name,
    clusterArn: cluster.startsWith("arn:") ? cluster : regional("ecs", place, `cluster/${name}`),
    place,
    ...(taskDefinition !== undefined && { taskDefinition }),
    controller: fields.block("deployment_controller")?.optional("type") ?? "ECS",
    alarms: fields.blocks("alarms").flatMap((alarms) => alarms.texts("alarm_names")),
    targetGroupArns: fields
      .blocks("load_balancer")
      .flatMap((each) => each.optional("target_group_arn") ?? []),
  };
}
