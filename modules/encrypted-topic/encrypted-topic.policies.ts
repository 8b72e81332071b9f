import { arn, type Place } from "../../iam/arn";
import { deny, type Statement } from "../../iam/statement";

/** A topic's predictable ARN. */
export function topicArn(place: Place, topic: string): string {
  return arn("sns", place, topic);
}

/** What every topic refuses, whoever publishes. */
export function overTlsOnly(topic: string): Statement {
  return deny({
    sid: "DenyPlainHttp",
    principals: "*",
    actions: ["sns:Publish"],
    resources: [topic],
    when: { Bool: { "aws:SecureTransport": "false" } },
    because: "What people are told never travels unencrypted.",
  });
}
