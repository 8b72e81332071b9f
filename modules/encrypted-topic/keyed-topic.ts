/** An encrypted topic with a key of its own: whoever may publish may use the key, and nobody else. */
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { eachOf, type Items } from "../../face/each";
import { EncryptionKey } from "../encryption-key/encryption-key";
import type { Publisher } from "./aws-publishers.policies";
import { EncryptedTopic, type EncryptedTopicInputs, type EncryptedTopicShape } from "./encrypted-topic";

export interface KeyedTopicInputs extends Omit<EncryptedTopicInputs, "keyArn"> {
  /** Beginning with `alias/`. */
  readonly keyAlias: string;
}

export interface KeyedTopicShape extends Pick<EncryptedTopicShape, "subscribers"> {
  /** Of the key: what the messages are. */
  readonly description: string;
  readonly publishers: Items<Publisher>;
}

export interface KeyedTopicProps extends KeyedTopicInputs, KeyedTopicShape {}

export class KeyedTopic extends Construct {
  readonly key: EncryptionKey;
  /** A reference, so that who uses the topic is made after it. */
  readonly arn: string;
  /** What stands before anybody may publish. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: KeyedTopicProps) {
    super(scope, id);
    const { place, topic, keyAlias, description, subscribers, publishers } = props;
    this.key = new EncryptionKey(this, "encryption", {
      owner: place,
      alias: keyAlias,
      description,
      statements: eachOf(publishers, (publisher) => [publisher.key]),
    });
    const made = new EncryptedTopic(this, "messages", {
      place,
      topic,
      keyArn: this.key.arn,
      subscribers,
      publishers: eachOf(publishers, (publisher) => [publisher.topic]),
    });
    this.arn = made.arn;
    this.ready = made.ready;
  }
}
