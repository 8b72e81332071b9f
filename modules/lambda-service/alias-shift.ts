/**
 * CodeDeploy for one function: the alias moves to a new version as the deployment configuration says, and back again when
 * the deployment fails or an alarm goes off.
 */
import { CodedeployApp } from "@cdktf/provider-aws/lib/codedeploy-app";
import { CodedeployDeploymentConfig } from "@cdktf/provider-aws/lib/codedeploy-deployment-config";
import { CodedeployDeploymentGroup } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import { publishDeployments } from "../deployment-topic/deployment-topic.policies";
import type { RollbackTopic } from "../ecs-service/blue-green";
import { assumedByCodeDeploy } from "../ecs-service/blue-green.policies";
import type { TrafficShift } from "../ecs-service/deployment";
import { shiftAlias } from "./alias-shift.policies";
import type { LambdaServiceNames } from "./names";

export interface ShiftProps {
  readonly place: Place;
  readonly names: LambdaServiceNames;
  /** Name of the deployment configuration: AWS's, for example `CodeDeployDefault.LambdaAllAtOnce`, or its own. */
  readonly deploymentConfig: string;
  /** The steps of a configuration of its own; absent: AWS has one of that name. */
  readonly shift?: TrafficShift;
  /** What is moved: the group is made after it. */
  readonly alias: ITerraformDependable;
  /** References to the alarms' names; none: the group watches nothing. */
  readonly alarms: readonly string[];
  readonly hookFunctionArns?: readonly string[];
  readonly rollbackTopic?: RollbackTopic;
  readonly permissionsBoundary?: string;
  readonly dependsOn?: readonly ITerraformDependable[];
}

export class AliasShift extends Construct {
  readonly resource: CodedeployDeploymentGroup;

  constructor(scope: Construct, id: string, props: ShiftProps) {
    super(scope, id);
    const { names } = props;
    const watches = props.alarms.length > 0;
    const application = new CodedeployApp(this, "application", {
      name: names.codedeployApplication,
      computePlatform: "Lambda",
    });
    const role = this.serviceRole(props, watches);
    this.resource = new CodedeployDeploymentGroup(this, "deployment-group", {
      appName: application.name,
      deploymentGroupName: names.codedeployGroup,
      serviceRoleArn: role.arn,
      deploymentConfigName: this.deploymentConfig(props),
      deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
      autoRollbackConfiguration: {
        enabled: true,
        events: [
          "DEPLOYMENT_FAILURE",
          "DEPLOYMENT_STOP_ON_REQUEST",
          ...(watches ? ["DEPLOYMENT_STOP_ON_ALARM"] : []),
        ],
      },
      ...(props.rollbackTopic && {
        triggerConfiguration: [
          {
            triggerName: "rolled-back",
            triggerEvents: ["DeploymentRollback"],
            triggerTargetArn: props.rollbackTopic.arn,
          },
        ],
      }),
      ...(watches && { alarmConfiguration: { enabled: true, alarms: [...props.alarms] } }),
      dependsOn: [...role.policies, props.alias, ...(props.dependsOn ?? [])],
    });
  }

  /** Returns a reference to one that is made here, so that the group is made after it. */
  private deploymentConfig({ deploymentConfig, shift }: ShiftProps): string {
    if (!shift) return deploymentConfig;
    const { kind, percent: percentage, minutes: interval } = shift;
    const config = new CodedeployDeploymentConfig(this, "deployment-config", {
      deploymentConfigName: deploymentConfig,
      computePlatform: "Lambda",
      trafficRoutingConfig:
        kind === "canary"
          ? { type: "TimeBasedCanary", timeBasedCanary: { percentage, interval } }
          : { type: "TimeBasedLinear", timeBasedLinear: { percentage, interval } },
      // AWS deletes none that a group still uses: the next one comes first.
      lifecycle: { createBeforeDestroy: true },
    });
    return config.deploymentConfigName;
  }

  private serviceRole(props: ShiftProps, alarms: boolean): Role {
    const { place, names, hookFunctionArns = [], rollbackTopic } = props;
    return new Role(this, "service", {
      name: names.codedeployRole,
      path: ROLE_PATHS.service,
      description: `Service role of CodeDeploy for ${names.lambdaFunction}`,
      trust: assumedByCodeDeploy(place, names.codedeployApplication),
      policies: {
        "shift-alias": shiftAlias({ place, names, alarms, hookFunctionArns }),
        "tell-of-rollbacks": rollbackTopic
          ? publishDeployments(place, rollbackTopic.arn, rollbackTopic.keyAlias)
          : [],
      },
      permissionsBoundary: props.permissionsBoundary,
    });
  }
}
