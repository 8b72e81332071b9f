/** Topics and who subscribes to them. */
import { type AccountKind, here, ours } from "./at";
import type { Service } from "./calls";

const BOTH: readonly AccountKind[] = ["tools", "workload"];
/** A subscription's ARN is its topic's, and an id. */
const TOPICS = here("sns", ours(""));

export const SNS: Service = {
  resources: {
    aws_sns_topic: {
      in: BOTH,
      read: ["sns:GetTopicAttributes", "sns:ListTagsForResource"],
      write: [
        "sns:CreateTopic",
        "sns:DeleteTopic",
        "sns:SetTopicAttributes",
        "sns:TagResource",
        "sns:UntagResource",
      ],
    },
    aws_sns_topic_policy: {
      in: BOTH,
      read: ["sns:GetTopicAttributes"],
      write: ["sns:SetTopicAttributes"],
    },
    aws_sns_topic_subscription: {
      in: BOTH,
      read: ["sns:GetSubscriptionAttributes"],
      write: ["sns:SetSubscriptionAttributes", "sns:Subscribe", "sns:Unsubscribe"],
    },
  },
  limits: [
    {
      sid: "ReadTopics",
      actions: ["sns:GetSubscriptionAttributes", "sns:GetTopicAttributes", "sns:ListTagsForResource"],
      on: TOPICS,
      because: "Reads topics and their subscriptions: mail addresses, and no message.",
    },
    {
      sid: "ChangeTopics",
      actions: [
        "sns:CreateTopic",
        "sns:DeleteTopic",
        "sns:SetSubscriptionAttributes",
        "sns:SetTopicAttributes",
        "sns:Subscribe",
        "sns:TagResource",
        "sns:Unsubscribe",
        "sns:UntagResource",
      ],
      on: TOPICS,
      because: "Makes, changes and deletes the organization's topics; none of these publishes.",
    },
  ],
};
