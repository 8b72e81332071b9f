/**
 * CodeDeploy for one service: application, deployment group, its service role and, where AWS has none, its deployment
 * configuration. A deployment goes back when it fails, is stopped, or an alarm goes off.
 *
 * Threat boundary: CodeDeploy holds the service role for deployment groups of this one application; what it may do is what the
 * target hands over as `access`.
 */
import { CodedeployApp } from "@cdktf/provider-aws/lib/codedeploy-app";
import { CodedeployDeploymentConfig } from "@cdktf/provider-aws/lib/codedeploy-deployment-config";
import {
  CodedeployDeploymentGroup,
  type CodedeployDeploymentGroupConfig,
} from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Items } from "../../face/each";
import { textList } from "../../face/resources";
import type { Place } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import type { Statement } from "../../iam/statement";
import { publishDeployments } from "../deployment-topic/deployment-topic.policies";
import { assumedByCodeDeploy } from "./codedeploy.policies";
import { type ComputePlatform, type DeploymentSteps, ownSteps } from "./deployment-config";
import type { CodeDeployNames } from "./names";

/** A topic of the same account, which lets CodeDeploy's service roles publish. */
export interface RollbackTopic {
  /** Predicted. */
  readonly arn: string;
  /** Alias of its key, beginning with `alias/`. */
  readonly keyAlias: string;
}

export interface DeploymentGroupInputs {
  /** References to the alarms' names; none: the group watches nothing. One at least is known where Terraform repeats others. */
  readonly alarms: Items<string>;
  readonly permissionsBoundary?: string;
  /** What the group waits for and doesn't refer to. Default: nothing. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

export interface DeploymentGroupShape {
  readonly place: Place;
  readonly names: CodeDeployNames;
  readonly computePlatform: ComputePlatform;
  readonly steps: DeploymentSteps;
  /** Name of what is deployed to, for people. */
  readonly target: string;
  /** What CodeDeploy does to the target, by name of the policy. */
  readonly access: Readonly<Record<string, Items<Statement>>>;
  /** Who is told that a deployment is rolled back; absent: nobody. */
  readonly rollbackTopic?: RollbackTopic;
  /** How and to what it deploys: what differs from platform to platform. */
  readonly settings: Pick<
    CodedeployDeploymentGroupConfig,
    | "deploymentStyle"
    | "blueGreenDeploymentConfig"
    | "ecsService"
    | "autoscalingGroups"
    | "loadBalancerInfo"
    | "outdatedInstancesStrategy"
    | "lifecycle"
  >;
}

export interface DeploymentGroupProps extends DeploymentGroupInputs, DeploymentGroupShape {}

export class DeploymentGroup extends Construct {
  readonly resource: CodedeployDeploymentGroup;

  constructor(scope: Construct, id: string, props: DeploymentGroupProps) {
    super(scope, id);
    const { names } = props;
    const application = new CodedeployApp(this, "application", {
      name: names.codedeployApplication,
      computePlatform: props.computePlatform,
    });
    const role = this.serviceRole(props);
    this.resource = new CodedeployDeploymentGroup(this, "deployment-group", {
      appName: application.name,
      deploymentGroupName: names.codedeployGroup,
      serviceRoleArn: role.arn,
      deploymentConfigName: this.deploymentConfig(props),
      ...props.settings,
      ...rollbacks(props),
      dependsOn: [...role.policies, ...(props.dependsOn ?? [])],
    });
  }

  /** Returns a reference to one that is made here, so that the group is made after it. */
  private deploymentConfig({ steps, computePlatform }: DeploymentGroupProps): string {
    const own = ownSteps(steps);
    if (!own) return steps.deploymentConfig;
    const config = new CodedeployDeploymentConfig(this, "deployment-config", {
      deploymentConfigName: steps.deploymentConfig,
      computePlatform,
      ...own,
      // AWS deletes none that a group still uses: the next one comes first.
      lifecycle: { createBeforeDestroy: true },
    });
    return config.deploymentConfigName;
  }

  private serviceRole({ place, names, target, access, ...props }: DeploymentGroupProps): Role {
    const { rollbackTopic, permissionsBoundary } = props;
    return new Role(this, "service", {
      name: names.codedeployRole,
      path: ROLE_PATHS.service,
      description: `Service role of CodeDeploy for ${target}`,
      trust: assumedByCodeDeploy(place, names.codedeployApplication),
      policies: {
        ...access,
        "tell-of-rollbacks": rollbackTopic
          ? publishDeployments(place, rollbackTopic.arn, rollbackTopic.keyAlias)
          : [],
      },
      permissionsBoundary,
    });
  }
}

/** When a deployment goes back, and who is told. */
function rollbacks({ alarms, rollbackTopic }: DeploymentGroupProps) {
  const watches = alarms.length > 0;
  return {
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
    ...(watches && { alarmConfiguration: { enabled: true, alarms: textList(alarms) } }),
  };
}
