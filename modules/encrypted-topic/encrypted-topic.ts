/**
 * A topic that tells people something by e-mail: encrypted with a customer key, because SNS's own key can't be granted
 * to publishers; published to by whom the given statements name, and never over plain HTTP.
 */
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { printPolicy } from "../../iam/printer";
import type { Statement } from "../../iam/statement";
import { overTlsOnly, topicArn } from "./encrypted-topic.policies";

export interface EncryptedTopicInputs {
  readonly place: Place;
  readonly topic: string;
  /** A reference to the topic's key. */
  readonly keyArn: string;
}

export interface EncryptedTopicShape {
  /** E-mail addresses; each gets a message that it must confirm. */
  readonly subscribers: readonly string[];
  /** Who may publish. */
  readonly publishers: readonly Statement[];
}

export interface EncryptedTopicProps extends EncryptedTopicInputs, EncryptedTopicShape {}

export class EncryptedTopic extends Construct {
  /** What stands before anybody may publish. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: EncryptedTopicProps) {
    super(scope, id);
    const topic = new SnsTopic(this, "topic", { name: props.topic, kmsMasterKeyId: props.keyArn });
    const statements = [...props.publishers, overTlsOnly(topicArn(props.place, props.topic))];
    this.ready = [new SnsTopicPolicy(this, "policy", { arn: topic.arn, policy: printPolicy(statements) })];
    for (const address of props.subscribers) {
      new SnsTopicSubscription(this, `subscription-${address}`, {
        topicArn: topic.arn,
        protocol: "email",
        endpoint: address,
      });
    }
  }
}
