import { itemsOf, type Maybe } from "../../face/each";
import type { Place } from "../../iam/arn";
import { textMap } from "../../iam/maps";
import type { Action, PipelinePart } from "../delivery-pipeline/parts";
import { topicArn } from "../encrypted-topic/encrypted-topic.policies";
import { encryptApprovals, publishApproval } from "./approval.policies";

/** What a person is asked. */
interface Question {
  /** What the approver reads; at most 1,000 characters. */
  readonly message: string;
  /** Address of what the approver should look at; may hold `#{…}`. */
  readonly link?: Maybe<string>;
  /** 5 to 86,400. */
  readonly timeoutMinutes?: number;
}

export interface ApprovalProps extends Question {
  readonly place: Place;
  readonly topic: string;
  /** Alias of the topic's key. */
  readonly keyAlias: string;
}

/** A person's yes, as a gate before an environment: asked for by an encrypted topic. */
export function approval(props: ApprovalProps): PipelinePart {
  const { place, topic, keyAlias } = props;
  const arn = topicArn(place, topic);
  return {
    actions: [ask({ ...props, topicArn: arn })],
    statements: [publishApproval([arn]), encryptApprovals(place, keyAlias)],
  };
}

/**
 * The action alone: by any topic, or by none.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Manual.html
 */
export function ask(props: Question & { readonly topicArn?: Maybe<string> }): Action {
  const { topicArn: topic, message, link, timeoutMinutes } = props;
  return {
    name: "approve",
    category: "Approval",
    provider: "Manual",
    configuration: textMap(
      { CustomData: message },
      { NotificationArn: itemsOf(topic), ExternalEntityLink: itemsOf(link) },
    ),
    timeoutInMinutes: timeoutMinutes,
  };
}
