import { arn, type Place, roleArn } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import type { CodeDeployNames } from "../codedeploy/names";

/** Physical names of a service, chosen by who uses the module. Literals: other accounts predict ARNs from them. */
export interface EcsServiceNames extends CodeDeployNames {
  readonly ecsService: string;
  readonly taskFamily: string;
  readonly taskRole: string;
  readonly executionRole: string;
  readonly logGroup: string;
  readonly securityGroup: string;
  /** At most 32 characters, as the green one. */
  readonly blueTargetGroup: string;
  readonly greenTargetGroup: string;
  readonly errorAlarm: string;
  readonly latencyAlarm: string;
  readonly unhealthyHostsAlarm: string;
}

/** Names of a service in HCL: everything is called after it. */
export function namesOf(ecsService: string): EcsServiceNames {
  return {
    ecsService,
    taskFamily: ecsService,
    taskRole: `${ecsService}-task`,
    executionRole: `${ecsService}-execution`,
    codedeployRole: `${ecsService}-codedeploy`,
    codedeployApplication: ecsService,
    codedeployGroup: ecsService,
    logGroup: `/ecs/${ecsService}`,
    securityGroup: ecsService,
    blueTargetGroup: `${ecsService}-blue`,
    greenTargetGroup: `${ecsService}-green`,
    errorAlarm: `${ecsService}-errors`,
    latencyAlarm: `${ecsService}-latency`,
    unhealthyHostsAlarm: `${ecsService}-unhealthy-hosts`,
  };
}

type Roles = Pick<EcsServiceNames, "taskRole" | "executionRole">;

/** Predicted ARN of the role that application code runs as. */
export function taskRoleArn(place: Place, names: Pick<Roles, "taskRole">): string {
  return roleArn(place, ROLE_PATHS.runtime, names.taskRole);
}

/** Predicted ARN of the role that Fargate starts tasks with. */
export function executionRoleArn(place: Place, names: Pick<Roles, "executionRole">): string {
  return roleArn(place, ROLE_PATHS.runtime, names.executionRole);
}

/** Predicted ARN of the service. */
export function serviceArn(
  place: Place,
  cluster: string,
  names: Pick<EcsServiceNames, "ecsService">,
): string {
  return arn("ecs", place, `service/${cluster}/${names.ecsService}`);
}
