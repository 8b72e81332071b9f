/**
 * Watches the deployments of one ECS service in its own account: tells a topic of those that fail or are rolled back,
 * and raises an alarm. CodeDeploy and ECS publish no metrics of deployments, so an EventBridge rule counts them.
 */
import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { printJson } from "../../iam/printer";
import { type Deployer, failedDeployments, rollbacksOfEcs } from "./patterns";

const HOUR_SECONDS = 3600;

export interface DeploymentWatchInputs {
  /** At most 64 characters each for rules, 255 for the alarm. */
  readonly names: {
    readonly failedDeploymentsRule: string;
    readonly rollbackRule: string;
    readonly failedDeploymentsAlarm: string;
  };
  /** Predicted ARN of the topic that is told; absent: nobody is. */
  readonly topicArn?: string;
}

export interface DeploymentWatchShape {
  readonly deployer: Deployer;
  /** The topic is told of deployments that fail, or that an alarm or a person stops. */
  readonly tellFailures: boolean;
  /** The topic is told when ECS rolls back by itself; CodeDeploy tells by a trigger of its own. */
  readonly tellRollbacks: boolean;
  /** Deployments that failed within an hour; absent: no alarm. */
  readonly failedDeployments?: number;
  /** What must exist before somebody is told and isn't referred to: the topic's policy, in the stack that makes it. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

export interface DeploymentWatchProps extends DeploymentWatchInputs, DeploymentWatchShape {}

export class DeploymentWatch extends Construct {
  constructor(scope: Construct, id: string, props: DeploymentWatchProps) {
    super(scope, id);
    if (props.tellFailures || props.failedDeployments !== undefined) this.failures(props);
    if (props.tellRollbacks && props.deployer.kind === "ecs") {
      const rule = new CloudwatchEventRule(this, "rolled-back", {
        name: props.names.rollbackRule,
        description: "ECS rolls a deployment back",
        eventPattern: printJson(rollbacksOfEcs(props.deployer)),
      });
      this.tell("rolled-back-target", rule, props);
    }
  }

  private failures(props: DeploymentWatchProps): void {
    const rule = new CloudwatchEventRule(this, "failed", {
      name: props.names.failedDeploymentsRule,
      description: "Deployments that fail or are stopped",
      eventPattern: printJson(failedDeployments(props.deployer)),
    });
    if (props.tellFailures) this.tell("failed-target", rule, props);
    if (props.failedDeployments !== undefined) this.alarm(rule, props.failedDeployments, props);
  }

  /** No role: EventBridge takes none for a topic whose key lets it in. */
  private tell(
    id: string,
    rule: CloudwatchEventRule,
    { topicArn, dependsOn = [] }: DeploymentWatchProps,
  ): void {
    if (topicArn === undefined)
      throw new Error(`${this.node.path}: somebody is to be told, and there is no topic`);
    new CloudwatchEventTarget(this, id, {
      rule: rule.name,
      targetId: "topic",
      arn: topicArn,
      dependsOn: [...dependsOn],
    });
  }

  /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html */
  private alarm(rule: CloudwatchEventRule, threshold: number, props: DeploymentWatchProps): void {
    new CloudwatchMetricAlarm(this, "failed-deployments", {
      alarmName: props.names.failedDeploymentsAlarm,
      alarmDescription: "Deployments fail or are stopped",
      namespace: "AWS/Events",
      metricName: "TriggeredRules",
      dimensions: { RuleName: rule.name },
      statistic: "Sum",
      period: HOUR_SECONDS,
      evaluationPeriods: 1,
      threshold,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      // The metric begins with the first failure.
      treatMissingData: "notBreaching",
      ...(props.topicArn !== undefined && { alarmActions: [props.topicArn] }),
      dependsOn: [...(props.dependsOn ?? [])],
    });
  }
}
