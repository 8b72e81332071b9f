/** The topic that tells people an environment waits for their yes; encrypted, published to by pipelines only. */
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { printPolicy } from "../../iam/printer";
import { topicArn, topicStatements } from "./approval.policies";

export interface ApprovalTopicInputs {
  readonly place: Place;
  readonly topic: string;
  /** A reference to the topic's key. */
  readonly keyArn: string;
}

export interface ApprovalTopicShape {
  /** E-mail addresses; each gets a message that it must confirm. */
  readonly subscribers: readonly string[];
}

export interface ApprovalTopicProps extends ApprovalTopicInputs, ApprovalTopicShape {}

export class ApprovalTopic extends Construct {
  readonly resource: SnsTopic;

  constructor(scope: Construct, id: string, props: ApprovalTopicProps) {
    super(scope, id);
    this.resource = new SnsTopic(this, "topic", { name: props.topic, kmsMasterKeyId: props.keyArn });
    new SnsTopicPolicy(this, "policy", {
      arn: this.resource.arn,
      policy: printPolicy(topicStatements(props.place, topicArn(props.place, props.topic))),
    });
    for (const address of props.subscribers) {
      new SnsTopicSubscription(this, `subscription-${address}`, {
        topicArn: this.resource.arn,
        protocol: "email",
        endpoint: address,
      });
    }
  }
}
