/**
 * CodeDeploy for one ECS service: traffic shifts between two target groups as the deployment configuration says, and
 * back again when the deployment fails or an alarm goes off.
 */
import { CodedeployApp } from "@cdktf/provider-aws/lib/codedeploy-app";
import { CodedeployDeploymentConfig } from "@cdktf/provider-aws/lib/codedeploy-deployment-config";
import { CodedeployDeploymentGroup } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import { publishDeployments } from "../deployment-topic/deployment-topic.policies";
import type { LoadBalancerRef } from "../load-balancer/load-balancer-ref";
import { assumedByCodeDeploy, shiftTraffic } from "./blue-green.policies";
import type { TrafficShift } from "./deployment";
import type { EcsServiceNames } from "./names";

interface BlueGreenProps {
  readonly place: Place;
  readonly names: EcsServiceNames;
  readonly cluster: string;
  /** A reference to the service's name, so that the group is made after it. */
  readonly service: string;
  readonly loadBalancer: LoadBalancerRef;
  readonly deploymentConfig: string;
  readonly shift?: TrafficShift;
  readonly terminationWaitMinutes: number;
  /** References to the target groups' names, so that the group is made after both. */
  readonly targetGroups: { readonly blue: string; readonly green: string };
  /** References to the alarms' names; none: the group watches nothing. */
  readonly alarms: readonly string[];
  readonly permissionsBoundary?: string;
  /** ARNs of the functions that a release's AppSpec names. Default: none. */
  readonly hookFunctionArns?: readonly string[];
  /** Who is told that a deployment is rolled back; absent: nobody. */
  readonly rollbackTopic?: RollbackTopic;
}

/** A topic of the same account, which lets CodeDeploy's service roles publish. */
export interface RollbackTopic {
  /** Predicted. */
  readonly arn: string;
  /** Alias of its key, beginning with `alias/`. */
  readonly keyAlias: string;
}

export class BlueGreen extends Construct {
  readonly resource: CodedeployDeploymentGroup;

  constructor(scope: Construct, id: string, props: BlueGreenProps) {
    super(scope, id);
    const { names } = props;
    const watches = props.alarms.length > 0;
    const application = new CodedeployApp(this, "application", {
      name: names.codedeployApplication,
      computePlatform: "ECS",
    });
    const role = this.serviceRole(props, watches);
    this.resource = new CodedeployDeploymentGroup(this, "deployment-group", {
      appName: application.name,
      deploymentGroupName: names.codedeployGroup,
      serviceRoleArn: role.arn,
      deploymentConfigName: this.deploymentConfig(props),
      deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
      blueGreenDeploymentConfig: {
        deploymentReadyOption: { actionOnTimeout: "CONTINUE_DEPLOYMENT" },
        terminateBlueInstancesOnDeploymentSuccess: {
          action: "TERMINATE",
          terminationWaitTimeInMinutes: props.terminationWaitMinutes,
        },
      },
      autoRollbackConfiguration: {
        enabled: true,
        events: [
          "DEPLOYMENT_FAILURE",
          // Who stops a deployment gets the former version back, whichever way it was stopped.
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
      ecsService: { clusterName: props.cluster, serviceName: props.service },
      loadBalancerInfo: { targetGroupPairInfo: routes(props) },
      dependsOn: [...role.policies],
    });
  }

  /** Returns a reference to one that is made here, so that the group is made after it. */
  private deploymentConfig({ deploymentConfig, shift }: BlueGreenProps): string {
    if (!shift) return deploymentConfig;
    const { kind, percent: percentage, minutes: interval } = shift;
    const config = new CodedeployDeploymentConfig(this, "deployment-config", {
      deploymentConfigName: deploymentConfig,
      computePlatform: "ECS",
      trafficRoutingConfig:
        kind === "canary"
          ? { type: "TimeBasedCanary", timeBasedCanary: { percentage, interval } }
          : { type: "TimeBasedLinear", timeBasedLinear: { percentage, interval } },
      // AWS deletes none that a group still uses: the next one comes first.
      lifecycle: { createBeforeDestroy: true },
    });
    return config.deploymentConfigName;
  }

  private serviceRole(props: BlueGreenProps, alarms: boolean): Role {
    const { place, names, cluster } = props;
    return new Role(this, "service", {
      name: names.codedeployRole,
      path: ROLE_PATHS.service,
      description: `Service role of CodeDeploy for ${names.ecsService}`,
      trust: assumedByCodeDeploy(place, names.codedeployApplication),
      policies: {
        "shift-traffic": shiftTraffic({
          place,
          names,
          cluster,
          loadBalancer: props.loadBalancer.name,
          alarms,
          hookFunctionArns: props.hookFunctionArns ?? [],
        }),
        "tell-of-rollbacks": props.rollbackTopic
          ? publishDeployments(place, props.rollbackTopic.arn, props.rollbackTopic.keyAlias)
          : [],
      },
      permissionsBoundary: props.permissionsBoundary,
    });
  }
}

function routes({ targetGroups, loadBalancer }: BlueGreenProps) {
  return {
    targetGroup: [{ name: targetGroups.blue }, { name: targetGroups.green }],
    prodTrafficRoute: { listenerArns: [loadBalancer.productionListenerArn] },
    ...(loadBalancer.testListenerArn !== undefined && {
      testTrafficRoute: { listenerArns: [loadBalancer.testListenerArn] },
    }),
  };
}
