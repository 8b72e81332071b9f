/** The topic that tells people an environment waits for their yes: pipelines publish to it, and nobody else. */
import type { Construct } from "constructs";
import {
  EncryptedTopic,
  type EncryptedTopicInputs,
  type EncryptedTopicShape,
} from "../encrypted-topic/encrypted-topic";
import { topicArn } from "../encrypted-topic/encrypted-topic.policies";
import { publishedByPipelines } from "./approval.policies";

export type ApprovalTopicProps = EncryptedTopicInputs & Pick<EncryptedTopicShape, "subscribers">;

export class ApprovalTopic extends EncryptedTopic {
  constructor(scope: Construct, id: string, props: ApprovalTopicProps) {
    const { place, topic } = props;
    super(scope, id, { ...props, publishers: [publishedByPipelines(place, topicArn(place, topic))] });
  }
}
