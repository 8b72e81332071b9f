/**
 * CodeDeploy for one ECS service: traffic shifts between two target groups as the deployment configuration says, and
 * back again when the deployment fails or an alarm goes off.
 */
import { codedeployDeploymentGroupLoadBalancerInfoTargetGroupPairInfoTestTrafficRouteToHclTerraform } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import type { Construct } from "constructs";
import { type Items, itemsOf } from "../../face/each";
import { optionalBlock } from "../../face/optional-block";
import type { Place } from "../../iam/arn";
import type { TrafficShift } from "../codedeploy/deployment-config";
import { DeploymentGroup, type RollbackTopic } from "../codedeploy/deployment-group";
import type { ServingLoadBalancer } from "../load-balancer/load-balancer-ref";
import { shiftTraffic } from "./blue-green.policies";
import type { EcsServiceNames } from "./names";

interface BlueGreenProps {
  readonly place: Place;
  readonly names: EcsServiceNames;
  readonly cluster: string;
  /** A reference to the service's name, so that the group is made after it. */
  readonly service: string;
  readonly loadBalancer: ServingLoadBalancer;
  readonly deploymentConfig: string;
  readonly shift?: TrafficShift;
  readonly terminationWaitMinutes: number;
  /** References to the target groups' names, so that the group is made after both. */
  readonly targetGroups: { readonly blue: string; readonly green: string };
  /** References to the alarms' names; none: the group watches nothing. */
  readonly alarms: Items<string>;
  readonly permissionsBoundary?: string;
  /** ARNs of the functions that a release's AppSpec names. Default: none. */
  readonly hookFunctionArns?: Items<string>;
  /** Who is told that a deployment is rolled back; absent: nobody. */
  readonly rollbackTopic?: RollbackTopic;
}

export class BlueGreen extends DeploymentGroup {
  constructor(scope: Construct, id: string, props: BlueGreenProps) {
    const { place, names, cluster, alarms, deploymentConfig, shift } = props;
    super(scope, id, {
      place,
      names,
      computePlatform: "ECS",
      steps: { deploymentConfig, shift },
      target: names.ecsService,
      access: {
        "shift-traffic": shiftTraffic({
          place,
          names,
          cluster,
          loadBalancer: props.loadBalancer.name,
          alarms: alarms.length > 0,
          hookFunctionArns: props.hookFunctionArns ?? [],
        }),
      },
      alarms,
      rollbackTopic: props.rollbackTopic,
      permissionsBoundary: props.permissionsBoundary,
      settings: settings(props),
    });
    testRoute(props.loadBalancer).addTo(this.resource);
  }
}

function settings(props: BlueGreenProps) {
  return {
    deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
    blueGreenDeploymentConfig: {
      deploymentReadyOption: { actionOnTimeout: "CONTINUE_DEPLOYMENT" },
      terminateBlueInstancesOnDeploymentSuccess: {
        action: "TERMINATE",
        terminationWaitTimeInMinutes: props.terminationWaitMinutes,
      },
    },
    ecsService: { clusterName: props.cluster, serviceName: props.service },
    loadBalancerInfo: { targetGroupPairInfo: routes(props) },
  };
}

function routes({ targetGroups, loadBalancer }: BlueGreenProps) {
  return {
    targetGroup: [{ name: targetGroups.blue }, { name: targetGroups.green }],
    prodTrafficRoute: { listenerArns: [loadBalancer.productionListenerArn] },
    ...testRoute(loadBalancer).config,
  };
}

/** Where the new version is shown first, if the load balancer has a listener for it. */
function testRoute({ testListenerArn }: ServingLoadBalancer) {
  return optionalBlock(
    "testTrafficRoute",
    itemsOf(testListenerArn),
    (arn) => ({ listenerArns: [arn] }),
    codedeployDeploymentGroupLoadBalancerInfoTargetGroupPairInfoTestTrafficRouteToHclTerraform,
    "load_balancer_info.target_group_pair_info",
  );
}
