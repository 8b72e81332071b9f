import type { EcsServiceConfig } from "@cdktf/provider-aws/lib/ecs-service";
import type { Items } from "../../face/each";
import { textList } from "../../face/resources";
import type { TrafficShift } from "../codedeploy/deployment-config";

/** Who replaces tasks, and how. */
export type EcsDeployment =
  /** ECS itself, a few tasks at a time. */
  | { readonly kind: "rolling" }
  /** CodeDeploy, by a second set of tasks and a shift of traffic. */
  | {
      readonly kind: "codedeploy";
      /** Name of the deployment configuration: AWS's, for example `CodeDeployDefault.ECSCanary10Percent5Minutes`, or its own. */
      readonly deploymentConfig: string;
      /** The steps of a configuration of its own; absent: AWS has one of that name. */
      readonly shift?: TrafficShift;
      /** How long the former tasks are kept once all traffic has moved: until then a rollback is instant. */
      readonly terminationWaitMinutes: number;
    };

type Settings = Pick<
  EcsServiceConfig,
  | "deploymentController"
  | "deploymentCircuitBreaker"
  | "deploymentMinimumHealthyPercent"
  | "deploymentMaximumPercent"
  | "alarms"
  | "lifecycle"
>;

/** The part of an ECS service that depends on who deploys it. `alarms`: names of those that roll a release back. */
export function deploymentOf(deployment: EcsDeployment, alarms: Items<string>): Settings {
  return deployment.kind === "rolling" ? rolling(alarms) : codedeploy();
}

/** Never fewer tasks than asked for; a release whose tasks don't become healthy goes back by itself. */
function rolling(alarms: Items<string>): Settings {
  return {
    deploymentController: { type: "ECS" },
    deploymentCircuitBreaker: { enable: true, rollback: true },
    deploymentMinimumHealthyPercent: 100,
    deploymentMaximumPercent: 200,
    ...(alarms.length > 0 && { alarms: { alarmNames: textList(alarms), enable: true, rollback: true } }),
    // Every release registers a revision; Terraform must not go back to the placeholder.
    lifecycle: { ignoreChanges: ["task_definition"] },
  };
}

/**
 * CodeDeploy rewrites the first three at every release. The last two AWS refuses to update on a service that CodeDeploy
 * controls: they belong to its task sets, and follow with the next service that is made.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
function codedeploy(): Settings {
  return {
    deploymentController: { type: "CODE_DEPLOY" },
    lifecycle: {
      ignoreChanges: [
        "task_definition",
        "load_balancer",
        "desired_count",
        "network_configuration",
        "platform_version",
      ],
    },
  };
}
