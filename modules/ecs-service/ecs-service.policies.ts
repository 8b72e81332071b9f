import { WRITE_LOGS } from "../../iam/actions/builds";
import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { pullImages } from "../container-repository/container-repository.policies";

/** Trust of the task and of the execution role: ECS, for tasks of this account and region only. */
export function assumedByTasks(place: Place): Statement[] {
  return [
    allow({
      sid: "AssumedByTasks",
      principals: { service: ["ecs-tasks.amazonaws.com"] },
      actions: ["sts:AssumeRole"],
      when: {
        StringEquals: { "aws:SourceAccount": place.account },
        ArnLike: { "aws:SourceArn": arn("ecs", place, "*") },
      },
      because: "ECS runs tasks with it. Another account's ECS must not, so the account is named.",
    }),
  ];
}

/** What Fargate does before application code runs: it pulls the image and opens the log. */
export function startTasks(props: { place: Place; logGroup: string; repositoryArn: string }): Statement[] {
  return [
    ...pullImages(props.repositoryArn),
    allow({
      sid: "WriteLogs",
      actions: [...WRITE_LOGS],
      resources: [arn("logs", props.place, `log-group:${props.logGroup}:*`)],
      because: "What the application prints goes into its own log group.",
    }),
  ];
}
