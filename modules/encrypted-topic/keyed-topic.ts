/** An encrypted topic with a key of its own: whoever may publish may use the key, and nobody else. */
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
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
  readonly publishers: readonly Publisher[];
}

export interface KeyedTopicProps extends KeyedTopicInputs, KeyedTopicShape {}

export class KeyedTopic extends Construct {
  /** What stands before anybody may publish. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: KeyedTopicProps) {
    super(scope, id);
    const { place, topic, keyAlias, description, subscribers, publishers } = props;
    const key = new EncryptionKey(this, "encryption", {
      owner: place,
      alias: keyAlias,
      description,
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
