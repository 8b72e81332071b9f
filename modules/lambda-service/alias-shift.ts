/**
 * CodeDeploy for one function: the alias moves to a new version as the deployment configuration says, and back again when
 * the deployment fails or an alarm goes off.
 */
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import type { TrafficShift } from "../codedeploy/deployment-config";
import {
  DeploymentGroup,
  type DeploymentGroupInputs,
  type RollbackTopic,
} from "../codedeploy/deployment-group";
import { shiftAlias } from "./alias-shift.policies";
import type { LambdaServiceNames } from "./names";

export interface ShiftProps extends DeploymentGroupInputs {
  readonly place: Place;
  readonly names: LambdaServiceNames;
  /** Name of the deployment configuration: AWS's, for example `CodeDeployDefault.LambdaAllAtOnce`, or its own. */
  readonly deploymentConfig: string;
  /** The steps of a configuration of its own; absent: AWS has one of that name. */
  readonly shift?: TrafficShift;
  /** What is moved: the group is made after it. */
  readonly alias: ITerraformDependable;
  readonly hookFunctionArns?: readonly string[];
  readonly rollbackTopic?: RollbackTopic;
}

export class AliasShift extends DeploymentGroup {
  constructor(scope: Construct, id: string, props: ShiftProps) {
    const { place, names, alarms, deploymentConfig, shift, hookFunctionArns = [] } = props;
    super(scope, id, {
      place,
      names,
      computePlatform: "Lambda",
      steps: { deploymentConfig, shift },
      target: names.lambdaFunction,
      access: { "shift-alias": shiftAlias({ place, names, alarms: alarms.length > 0, hookFunctionArns }) },
      alarms,
      rollbackTopic: props.rollbackTopic,
      permissionsBoundary: props.permissionsBoundary,
      settings: {
        deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
      },
      dependsOn: [props.alias, ...(props.dependsOn ?? [])],
    });
  }
}
