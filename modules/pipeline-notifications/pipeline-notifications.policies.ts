import { PUBLISH_ENCRYPTED } from "../../iam/actions/keys";
import { dnsSuffixOf, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { THIS_KEY } from "../encryption-key/encryption-key.policies";

const NOTIFICATIONS = "codestar-notifications.amazonaws.com";

/**
 * Statement of the topic policy. AWS documents no condition for notification rules but the account.
 * https://docs.aws.amazon.com/dtconsole/latest/userguide/set-up-sns.html
 */
export function publishedByNotificationRules(place: Place, topic: string): Statement {
  return allow({
    sid: "PublishByNotificationRules",
    principals: { service: [NOTIFICATIONS] },
    actions: ["sns:Publish"],
    resources: [topic],
    when: { StringEquals: { "aws:SourceAccount": place.account } },
    because: "Notification rules of this account tell people what a pipeline does; no other account's may.",
  });
}

/**
 * Statement of the key policy. Which account a rule is of, AWS doesn't tell the key: the topic's policy asks.
 * https://docs.aws.amazon.com/dtconsole/latest/userguide/troubleshooting.html
 */
export function usedByNotificationRules({ region }: Place): Statement {
  return allow({
    sid: "UseByNotificationRules",
    principals: { service: [NOTIFICATIONS] },
    actions: [...PUBLISH_ENCRYPTED],
    resources: THIS_KEY,
    when: { StringEquals: { "kms:ViaService": `sns.${region}.${dnsSuffixOf(region)}` } },
    because: "Publishing to an encrypted topic encrypts with the publisher's rights, through SNS only.",
  });
}
