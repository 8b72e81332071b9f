import { TASK_SERVICES } from "../../iam/actions/ecs";
import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { type EcsServiceNames, executionRoleArn, taskRoleArn } from "./names";

type Names = Pick<EcsServiceNames, "taskFamily" | "taskRole" | "executionRole">;

/** Registers revisions of one task definition that run with the service's two roles and no others. */
export function registerRevision(place: Place, names: Names): Statement[] {
  const revisions = arn("ecs", place, `task-definition/${names.taskFamily}:*`);
  return [
    allow({
      sid: "RegisterRevision",
      actions: ["ecs:RegisterTaskDefinition"],
      // AWS's own policy for the pipeline's action names `*`, and so do denials seen in public:
      // https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECS.html
      resources: ["*"],
      because: "A release is a revision with its image. PassTaskRoles bounds what any revision can run as.",
    }),
    allow({
      sid: "TagRevision",
      actions: ["ecs:TagResource"],
      resources: [revisions],
      when: { StringEquals: { "ecs:CreateAction": "RegisterTaskDefinition" } },
      because: "Where ECS authorizes tags at creation, a revision keeps the tags of the one before.",
    }),
    allow({
      sid: "PassTaskRoles",
      actions: ["iam:PassRole"],
      resources: [taskRoleArn(place, names), executionRoleArn(place, names)],
      when: { StringEquals: { "iam:PassedToService": [...TASK_SERVICES] } },
      because:
        "A revision names the service's two roles; no other role can be handed over, nor to another service.",
    }),
  ];
}
