/**
 * The topic that tells people what becomes of deployments in a workload account, with its key. EventBridge, alarms of
 * the account and the service roles of CodeDeploy publish to it, and nobody else.
 */
import type { Construct } from "constructs";
import { alarmsOf, eventRulesOf } from "../encrypted-topic/aws-publishers.policies";
import { topicArn } from "../encrypted-topic/encrypted-topic.policies";
import { KeyedTopic, type KeyedTopicInputs, type KeyedTopicShape } from "../encrypted-topic/keyed-topic";
import { publishedByCodeDeploy, usedByCodeDeploy } from "./deployment-topic.policies";

export type DeploymentTopicInputs = KeyedTopicInputs;

export interface DeploymentTopicShape extends Pick<KeyedTopicShape, "subscribers"> {
  /** Rules of EventBridge publish. */
  readonly events: boolean;
  /** Alarms publish. */
  readonly alarms: boolean;
  /** Deployment groups publish. */
  readonly codedeploy: boolean;
}

export interface DeploymentTopicProps extends DeploymentTopicInputs, DeploymentTopicShape {}

export class DeploymentTopic extends KeyedTopic {
  constructor(scope: Construct, id: string, props: DeploymentTopicProps) {
    const { place, topic, codedeploy, events, alarms } = props;
    const arn = topicArn(place, topic);
    super(scope, id, {
      ...props,
      description: "Encrypts the messages that tell people what becomes of deployments",
      publishers: [
        ...(codedeploy ? [{ topic: publishedByCodeDeploy(place, arn), key: usedByCodeDeploy(place) }] : []),
        ...(events ? [eventRulesOf(arn)] : []),
        ...(alarms ? [alarmsOf(place, arn)] : []),
      ],
    });
  }
}
