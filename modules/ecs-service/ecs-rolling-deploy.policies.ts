import { ROLL_OUT_SERVICE } from "../../iam/actions/ecs";
import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { clusterArn } from "../ecs-cluster/ecs-cluster";
import { type EcsServiceNames, serviceArn } from "./names";
import { registerRevision } from "./register-revision.policies";

interface RollingProps {
  readonly place: Place;
  readonly names: Pick<EcsServiceNames, "ecsService" | "taskFamily" | "taskRole" | "executionRole">;
  readonly cluster: string;
}

/**
 * What CodePipeline's ECS action does in the workload account: a new revision of the running task definition, rolled
 * out to one service, and a look at the tasks until they are steady.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECS.html
 */
export function deployRolling({ place, names, cluster }: RollingProps): Statement[] {
  return [
    allow({
      sid: "ReadTaskDefinitions",
      actions: ["ecs:DescribeTaskDefinition"],
      resources: ["*"],
      because: "The new revision is made out of the one that runs. ECS takes no resource for reading it.",
    }),
    ...registerRevision(place, names),
    allow({
      sid: "RollOutService",
      actions: [...ROLL_OUT_SERVICE],
      resources: [serviceArn(place, cluster, names)],
      because: "Releases this one service, and asks how far it is.",
    }),
    allow({
      sid: "FollowTasks",
      actions: ["ecs:DescribeTasks"],
      resources: [arn("ecs", place, `task/${cluster}/*`)],
      because: "Says why tasks of a release don't start. Ids of tasks are AWS's to choose.",
    }),
    allow({
      sid: "ListTasks",
      actions: ["ecs:ListTasks"],
      resources: ["*"],
      when: { ArnEquals: { "ecs:cluster": clusterArn(place, cluster) } },
      because:
        "Finds the service's tasks. The resource ECS takes is a container instance, and Fargate has none.",
    }),
  ];
}
