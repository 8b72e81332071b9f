/**
 * A topic that tells people something by e-mail: encrypted with a customer key, because SNS's own key can't be granted
 * to publishers; published to by whom the given statements name, and never over plain HTTP.
 */
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Items } from "../../face/each";
import { makeForEach } from "../../face/resources";
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
  readonly subscribers: Items<string>;
  /** Who may publish. */
  readonly publishers: Items<Statement>;
}

export interface EncryptedTopicProps extends EncryptedTopicInputs, EncryptedTopicShape {}

export class EncryptedTopic extends Construct {
  /** A reference, so that who uses the topic is made after it. */
  readonly arn: string;
  /** What stands before anybody may publish. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: EncryptedTopicProps) {
    super(scope, id);
    const topic = new SnsTopic(this, "topic", { name: props.topic, kmsMasterKeyId: props.keyArn });
    this.arn = topic.arn;
    const statements = [...props.publishers, overTlsOnly(topicArn(props.place, props.topic))];
    this.ready = [new SnsTopicPolicy(this, "policy", { arn: topic.arn, policy: printPolicy(statements) })];
    const itself = (address: string) => address;
    makeForEach("subscription", props.subscribers, itself, (subscription, address, made) => {
      new SnsTopicSubscription(this, subscription, {
        ...made,
        topicArn: topic.arn,
        protocol: "email",
        endpoint: address,
      });
    });
  }
}
