import type { Value } from "../../iam/printer";

/** Who replaces a service's tasks, by what its events name. */
export type Deployer =
  | { readonly kind: "codedeploy"; readonly application: string }
  | { readonly kind: "ecs"; readonly serviceArn: string };

/**
 * Events of deployments that failed, or that an alarm or a person stopped.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html and
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
 */
export function failedDeployments(deployer: Deployer): Value {
  if (deployer.kind === "ecs")
    return eventsOfEcs(deployer.serviceArn, { eventName: ["SERVICE_DEPLOYMENT_FAILED"] });
  return {
    source: ["aws.codedeploy"],
    "detail-type": ["CodeDeploy Deployment State-change Notification"],
    detail: { application: [deployer.application], state: ["FAILURE", "STOP"] },
  };
}

/** ECS tells a rollback by the reason of the deployment that it starts. */
export function rollbacksOfEcs({ serviceArn }: Extract<Deployer, { kind: "ecs" }>): Value {
  return eventsOfEcs(serviceArn, {
    eventName: ["SERVICE_DEPLOYMENT_IN_PROGRESS"],
    reason: [{ wildcard: "*rolling back*" }],
  });
}

function eventsOfEcs(serviceArn: string, detail: Value): Value {
  return {
    source: ["aws.ecs"],
    "detail-type": ["ECS Deployment State Change"],
    resources: [serviceArn],
    detail,
  };
}
