import type { Place } from "../../iam/arn";
import type { PipelinePart } from "../delivery-pipeline/parts";
import { topicArn } from "../encrypted-topic/encrypted-topic.policies";
import { publishApproval } from "./approval.policies";

export interface ApprovalProps {
  readonly place: Place;
  readonly topic: string;
  /** Alias of the topic's key. */
  readonly keyAlias: string;
  /** What the approver reads; at most 1,000 characters. */
  readonly message: string;
  /** Address of what the approver should look at; may hold `#{…}`. */
  readonly link?: string;
  /** 5 to 86,400. */
  readonly timeoutMinutes: number;
}

/**
 * A person's yes, as a gate before an environment.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Manual.html
 */
export function approval(props: ApprovalProps): PipelinePart {
  const topic = topicArn(props.place, props.topic);
  return {
    actions: [
      {
        name: "approve",
        category: "Approval",
        provider: "Manual",
        configuration: {
          NotificationArn: topic,
          CustomData: props.message,
          ...(props.link !== undefined && { ExternalEntityLink: props.link }),
        },
        timeoutInMinutes: props.timeoutMinutes,
      },
    ],
    statements: publishApproval(props.place, topic, props.keyAlias),
  };
}
