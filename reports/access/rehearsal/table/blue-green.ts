/** What CodeDeploy does to a container service, forwards and back, in the group's role. */
import { regional } from "../../world/place";
import type { TaskDefinitionRecord } from "../../world/records/ecs";
import type { World } from "../../world/world";
import type { Step } from "../call";
import { accountIn } from "../scene";
import { SOURCES } from "../sources";
import { byGroup, type Deployment } from "./deployment";
import { taskRoles } from "./ecs";

export interface TaskShift extends Deployment {
  readonly world: World;
  readonly tasks?: TaskDefinitionRecord;
}

const source = SOURCES.codeDeployForEcs;

function inCluster({ group }: TaskShift, kind: string, below = ""): string[] {
  const { ecs, place } = group;
  return ecs ? [regional("ecs", place, `${kind}/${ecs.cluster}/${ecs.service}${below}`)] : [];
}

export const SHIFT_TASKS: Step<TaskShift> = {
  name: "starts a task set, moves traffic to it and ends the other",
  caller: byGroup,
  rows: [
    {
      actions: ["ecs:DescribeServices", "ecs:UpdateServicePrimaryTaskSet"],
      on: (scene) => inCluster(scene, "service"),
      source,
    },
    {
      actions: ["ecs:CreateTaskSet", "ecs:DeleteTaskSet"],
      on: (scene) => inCluster(scene, "task-set", "/ecs-svc/1"),
      source,
    },
    {
      actions: ["iam:PassRole"],
      on: ({ tasks }) => taskRoles(tasks),
      context: () => [{ values: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } }],
      source,
    },
    {
      actions: [
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeListeners",
        "elasticloadbalancing:DescribeRules",
      ],
      on: () => ["*"],
      source,
    },
    { actions: ["elasticloadbalancing:ModifyListener"], on: ({ group }) => group.listenerArns, source },
    { actions: ["elasticloadbalancing:ModifyRule"], on: rulesOf, source },
  ],
};

/** The rules that send to the target groups between which a deployment moves. */
function rulesOf({ group, world }: TaskShift): string[] {
  const names = group.targetGroups.map((name) => `:targetgroup/${name}/`);
  return world.records.listenerRules.flatMap(({ arn, targetGroupArns }) => {
    const isMoved = targetGroupArns.some((target) => names.some((name) => target.includes(name)));
    return isMoved && accountIn(arn) === group.place.account ? [arn] : [];
  });
}
