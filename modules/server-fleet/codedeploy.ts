/**
 * CodeDeploy for one fleet: the revision goes onto servers in batches, or onto a copy of the fleet, and back again when
 * the deployment fails, is stopped, or an alarm goes off.
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
import { deployToFleet } from "./codedeploy.policies";
import type { FleetDeployment } from "./deployment";
import type { FleetNames } from "./names";

interface CodeDeployProps {
  readonly place: Place;
  readonly names: FleetNames;
  readonly deployment: FleetDeployment;
  /** References, so that the group is made after them. */
  readonly autoScalingGroup: string;
  readonly targetGroup: string;
  /** References to the alarms' names; none: the group watches nothing. */
  readonly alarms: readonly string[];
  readonly imageParameter?: string;
  readonly permissionsBoundary?: string;
  /** Who is told that a deployment is rolled back; absent: nobody. */
  readonly rollbackTopic?: RollbackTopic;
  readonly dependsOn: readonly ITerraformDependable[];
}

export class CodeDeploy extends Construct {
  readonly resource: CodedeployDeploymentGroup;

  constructor(scope: Construct, id: string, props: CodeDeployProps) {
    super(scope, id);
    const { names, deployment, rollbackTopic } = props;
    const watches = props.alarms.length > 0;
    const application = new CodedeployApp(this, "application", {
      name: names.codedeployApplication,
      computePlatform: "Server",
    });
    const role = this.serviceRole(props, watches);
    this.resource = new CodedeployDeploymentGroup(this, "deployment-group", {
      appName: application.name,
      deploymentGroupName: names.codedeployGroup,
      serviceRoleArn: role.arn,
      deploymentConfigName: this.deploymentConfig(deployment),
      ...style(deployment),
      autoscalingGroups: [props.autoScalingGroup],
      loadBalancerInfo: { targetGroupInfo: [{ name: props.targetGroup }] },
      autoRollbackConfiguration: {
        enabled: true,
        events: [
          "DEPLOYMENT_FAILURE",
          // Who stops a deployment gets the former version back, whichever way it was stopped.
          "DEPLOYMENT_STOP_ON_REQUEST",
          ...(watches ? ["DEPLOYMENT_STOP_ON_ALARM"] : []),
        ],
      },
      ...(rollbackTopic && {
        triggerConfiguration: [
          {
            triggerName: "rolled-back",
            triggerEvents: ["DeploymentRollback"],
            triggerTargetArn: rollbackTopic.arn,
          },
        ],
      }),
      ...(watches && { alarmConfiguration: { enabled: true, alarms: [...props.alarms] } }),
      // A server that started during a release, with the former revision, gets the new one.
      outdatedInstancesStrategy: "UPDATE",
      // After a blue/green deployment the group names the copy, whichever strategy comes next.
      lifecycle: { ignoreChanges: ["autoscaling_groups"] },
      dependsOn: [...role.policies, ...props.dependsOn],
    });
  }

  /** Returns a reference to one that is made here, so that the group is made after it. */
  private deploymentConfig({ deploymentConfig, minimumHealthyPercent }: FleetDeployment): string {
    if (minimumHealthyPercent === undefined) return deploymentConfig;
    const config = new CodedeployDeploymentConfig(this, "deployment-config", {
      deploymentConfigName: deploymentConfig,
      computePlatform: "Server",
      minimumHealthyHosts: { type: "FLEET_PERCENT", value: minimumHealthyPercent },
      // AWS deletes none that a group still uses: the next one comes first.
      lifecycle: { createBeforeDestroy: true },
    });
    return config.deploymentConfigName;
  }

  private serviceRole(props: CodeDeployProps, alarms: boolean): Role {
    const { place, names, deployment, rollbackTopic } = props;
    return new Role(this, "service", {
      name: names.codedeployRole,
      path: ROLE_PATHS.service,
      description: `Service role of CodeDeploy for ${names.autoScalingGroup}`,
      trust: assumedByCodeDeploy(place, names.codedeployApplication),
      policies: {
        "deploy-to-fleet": deployToFleet({
          place,
          names,
          alarms,
          freshServers: deployment.freshServers,
          imageParameter: props.imageParameter,
        }),
        "tell-of-rollbacks": rollbackTopic
          ? publishDeployments(place, rollbackTopic.arn, rollbackTopic.keyAlias)
          : [],
      },
      permissionsBoundary: props.permissionsBoundary,
    });
  }
}

/**
 * Either takes a server out of the load balancer while it is changed. Originals are kept: with TERMINATE CodeDeploy would
 * delete the Auto Scaling group that Terraform made, and the next apply would make it again, empty.
 */
function style({ freshServers }: FleetDeployment) {
  const deploymentOption = "WITH_TRAFFIC_CONTROL";
  if (!freshServers) return { deploymentStyle: { deploymentType: "IN_PLACE", deploymentOption } };
  return {
    deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption },
    blueGreenDeploymentConfig: {
      deploymentReadyOption: { actionOnTimeout: "CONTINUE_DEPLOYMENT" },
      greenFleetProvisioningOption: { action: "COPY_AUTO_SCALING_GROUP" },
      terminateBlueInstancesOnDeploymentSuccess: { action: "KEEP_ALIVE" },
    },
  };
}
