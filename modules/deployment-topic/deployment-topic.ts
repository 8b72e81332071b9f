/**
 * The topic that tells people what becomes of deployments in a workload account, with its key. EventBridge, alarms of
 * the account and the service roles of CodeDeploy publish to it, and nobody else.
 */
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { alarmsOf, eventRulesOf } from "../encrypted-topic/aws-publishers.policies";
import {
  EncryptedTopic,
  type EncryptedTopicInputs,
  type EncryptedTopicShape,
} from "../encrypted-topic/encrypted-topic";
import { topicArn } from "../encrypted-topic/encrypted-topic.policies";
import { EncryptionKey } from "../encryption-key/encryption-key";
import { publishedByCodeDeploy, usedByCodeDeploy } from "./deployment-topic.policies";

export interface DeploymentTopicInputs extends Omit<EncryptedTopicInputs, "keyArn"> {
  /** Beginning with `alias/`. */
  readonly keyAlias: string;
}

export interface DeploymentTopicShape extends Pick<EncryptedTopicShape, "subscribers"> {
  /** Rules of EventBridge publish. */
  readonly events: boolean;
  /** Alarms publish. */
  readonly alarms: boolean;
  /** Deployment groups publish. */
  readonly codedeploy: boolean;
}

export interface DeploymentTopicProps extends DeploymentTopicInputs, DeploymentTopicShape {}

export class DeploymentTopic extends Construct {
  /** What stands before anybody may publish. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: DeploymentTopicProps) {
    super(scope, id);
    const { place, topic, subscribers } = props;
    const arn = topicArn(place, topic);
    const publishers = [
      ...(props.codedeploy
        ? [{ topic: publishedByCodeDeploy(place, arn), key: usedByCodeDeploy(place) }]
        : []),
      ...(props.events ? [eventRulesOf(arn)] : []),
      ...(props.alarms ? [alarmsOf(place, arn)] : []),
    ];
    const key = new EncryptionKey(this, "encryption", {
      owner: place,
      alias: props.keyAlias,
      description: "Encrypts the messages that tell people what becomes of deployments",
      statements: publishers.map((publisher) => publisher.key),
    });
    this.ready = new EncryptedTopic(this, "messages", {
      place,
      topic,
      keyArn: key.arn,
      subscribers,
      publishers: publishers.map((publisher) => publisher.topic),
    }).ready;
  }
}
