/** What releases a container service, as CodePipeline's two actions and CodeDeploy do it. */
import { regional } from "../../world/place";
import type { TaskDefinitionRecord } from "../../world/records/ecs";
import type { Row, Step } from "../call";
import { accountIn } from "../scene";
import { SOURCES } from "../sources";

/** A role that gives a service new tasks: CodePipeline's action's, or a workflow's. */
export interface Rollout {
  readonly actor: string;
  readonly region: string;
  readonly cluster: string;
  readonly service: string;
  readonly tasks?: TaskDefinitionRecord;
}

const byActor = ({ actor }: Rollout) => ({ role: actor });

function inEcs({ actor, region }: Rollout, resource: string): string {
  return regional("ecs", { account: accountIn(actor), region }, resource);
}

const theService = (scene: Rollout) => [inEcs(scene, `service/${scene.cluster}/${scene.service}`)];
const revision = (scene: Rollout) => [
  inEcs(scene, `task-definition/${scene.tasks?.family ?? scene.service}:2`),
];

/** A new revision of the task definition, which hands its two roles over. */
export function registerRevision(source: string): Row<Rollout>[] {
  return [
    { actions: ["ecs:RegisterTaskDefinition"], on: () => ["*"], source },
    {
      actions: ["ecs:TagResource"],
      on: revision,
      context: () => [{ values: { "ecs:CreateAction": "RegisterTaskDefinition" } }],
      source: SOURCES.ecsTags,
      unsettled:
        "Asked for where the account has tagging authorization: which have it, the page says by dates.",
    },
    {
      actions: ["iam:PassRole"],
      on: ({ tasks }) => taskRoles(tasks),
      context: () =>
        ["ecs.amazonaws.com", "ecs-tasks.amazonaws.com"].map((service) => ({
          values: { "iam:PassedToService": service },
        })),
      source,
      unsettled: "The page names two services as those whom the roles are passed to: allowed for both.",
    },
  ];
}

export function taskRoles(tasks: TaskDefinitionRecord | undefined): string[] {
  return [tasks?.taskRoleArn ?? [], tasks?.executionRoleArn ?? []].flat();
}

export const ROLL_OUT: Step<Rollout> = {
  name: "rolls out new tasks and follows them",
  caller: byActor,
  rows: [
    { actions: ["ecs:DescribeServices"], on: theService, source: SOURCES.ecsAction },
    { actions: ["ecs:DescribeTaskDefinition"], on: () => ["*"], source: SOURCES.ecsAction },
    ...registerRevision(SOURCES.ecsAction),
    { actions: ["ecs:UpdateService"], on: theService, source: SOURCES.ecsAction },
    {
      actions: ["ecs:ListTasks"],
      on: () => ["*"],
      context: (scene) => [{ values: { "ecs:cluster": inEcs(scene, `cluster/${scene.cluster}`) } }],
      source: SOURCES.ecsAction,
      unsettled: "The page listed it in 2023, and doesn't any more.",
    },
    {
      actions: ["ecs:DescribeTasks"],
      on: (scene) => [inEcs(scene, `task/${scene.cluster}/1dc5c17a422f4dc4`)],
      source: SOURCES.ecsAction,
      unsettled: "The page listed it in 2023, and doesn't any more.",
    },
  ],
};

/** What starts a task: ECS, in the execution role. */
export interface TaskStart {
  readonly tasks: TaskDefinitionRecord;
  /** Repository of the image that is released; absent: it isn't ECR's, or not known. */
  readonly repository?: string;
}

const byExecution = ({ tasks }: TaskStart) => ({ role: tasks.executionRoleArn ?? "" });
const repository = ({ repository: arn }: TaskStart) => (arn === undefined ? [] : [arn]);

function secretsOf({ tasks }: TaskStart, service: string): string[] {
  const all = tasks.containers.flatMap(({ secrets }) => secrets.map(({ arn }) => arn));
  return all.filter((arn) => arn.split(":")[2] === service);
}

export const START_TASKS: Step<TaskStart> = {
  name: "starts the tasks",
  caller: byExecution,
  rows: [
    {
      actions: ["ecr:GetAuthorizationToken"],
      on: (scene) => repository(scene).map(() => "*"),
      source: SOURCES.ecsExecutionRole,
    },
    {
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
      on: repository,
      source: SOURCES.ecsExecutionRole,
    },
    {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      on: ({ tasks }) =>
        tasks.containers.flatMap(({ name, logGroupArn }) =>
          logGroupArn === undefined ? [] : [`${logGroupArn}:log-stream:${name}/${name}/1`],
        ),
      source: SOURCES.ecsExecutionRole,
    },
    {
      actions: ["ssm:GetParameters"],
      on: (scene) => secretsOf(scene, "ssm"),
      source: SOURCES.ecsExecutionRole,
    },
    {
      actions: ["secretsmanager:GetSecretValue"],
      on: (scene) => secretsOf(scene, "secretsmanager"),
      source: SOURCES.ecsExecutionRole,
    },
  ],
};
