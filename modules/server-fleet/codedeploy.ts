/**
 * CodeDeploy for one fleet: the revision goes onto servers in batches, or onto a copy of the fleet, and back again when
 * the deployment fails, is stopped, or an alarm goes off.
 */
import { codedeployDeploymentGroupBlueGreenDeploymentConfigToHclTerraform } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import type { Construct } from "constructs";
import { optionalBlock } from "../../face/optional-block";
import { onlyIf, textIf } from "../../face/resources";
import type { Place } from "../../iam/arn";
import {
  DeploymentGroup,
  type DeploymentGroupInputs,
  type RollbackTopic,
} from "../codedeploy/deployment-group";
import { deployToFleet } from "./codedeploy.policies";
import type { FleetDeployment } from "./deployment";
import type { FleetNames } from "./names";

interface CodeDeployProps extends DeploymentGroupInputs {
  readonly place: Place;
  readonly names: FleetNames;
  readonly deployment: FleetDeployment;
  /** References, so that the group is made after them. */
  readonly autoScalingGroup: string;
  readonly targetGroup: string;
  readonly imageParameter?: string;
  /** Who is told that a deployment is rolled back; absent: nobody. */
  readonly rollbackTopic?: RollbackTopic;
}

export class CodeDeploy extends DeploymentGroup {
  constructor(scope: Construct, id: string, props: CodeDeployProps) {
    const { place, names, deployment, alarms, imageParameter } = props;
    const copies = optionalBlock(
      "blueGreenDeploymentConfig",
      onlyIf(deployment.freshServers, [true]),
      () => ONTO_A_COPY,
      codedeployDeploymentGroupBlueGreenDeploymentConfigToHclTerraform,
    );
    super(scope, id, {
      place,
      names,
      computePlatform: "Server",
      steps: deployment,
      target: names.autoScalingGroup,
      access: {
        "deploy-to-fleet": deployToFleet({
          place,
          names,
          alarms: alarms.length > 0,
          freshServers: deployment.freshServers,
          imageParameter,
        }),
      },
      alarms,
      rollbackTopic: props.rollbackTopic,
      permissionsBoundary: props.permissionsBoundary,
      settings: {
        deploymentStyle: style(deployment),
        ...copies.config,
        autoscalingGroups: [props.autoScalingGroup],
        loadBalancerInfo: { targetGroupInfo: [{ name: props.targetGroup }] },
        // A server that started during a release, with the former revision, gets the new one.
        outdatedInstancesStrategy: "UPDATE",
        // After a blue/green deployment the group names the copy, whichever strategy comes next.
        lifecycle: { ignoreChanges: ["autoscaling_groups"] },
      },
      dependsOn: props.dependsOn,
    });
    copies.addTo(this.resource);
  }
}

/** Either takes a server out of the load balancer while it is changed. */
function style({ freshServers }: FleetDeployment) {
  return {
    deploymentType: textIf(freshServers, "BLUE_GREEN", "IN_PLACE"),
    deploymentOption: "WITH_TRAFFIC_CONTROL",
  };
}

/**
 * Originals are kept: with TERMINATE CodeDeploy would delete the Auto Scaling group that Terraform made, and the next apply
 * would make it again, empty.
 */
const ONTO_A_COPY = {
  deploymentReadyOption: { actionOnTimeout: "CONTINUE_DEPLOYMENT" },
  greenFleetProvisioningOption: { action: "COPY_AUTO_SCALING_GROUP" },
  terminateBlueInstancesOnDeploymentSuccess: { action: "KEEP_ALIVE" },
};
