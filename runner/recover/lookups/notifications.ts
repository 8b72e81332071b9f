import { signedCall } from "../../aws/signed-call";
import { blocksOf, objectAt } from "../../json";
import type { Lookup, Seen } from "./lookup";

const SERVICE = "codestar-notifications";

/** Notification rules: AWS lists their ARNs alone. https://docs.aws.amazon.com/codestar-notifications/latest/APIReference/ */
const notificationRules: Lookup = {
  by: [],
  compare: ["name"],
  list: async (settings) => {
    const ask = (operation: string, body: object) =>
      signedCall(settings, { service: SERVICE, path: `/${operation}`, body: { ...body } });
    const arns: unknown[] = [];
    let next: unknown;
    do {
      const { NotificationRules, NextToken } = await ask("listNotificationRules", {
        MaxResults: 100,
        ...(next !== undefined && { NextToken: next }),
      });
      arns.push(...blocksOf(NotificationRules).map(({ Arn }) => Arn));
      next = NextToken;
    } while (typeof next === "string");
    const seen: Seen[] = [];
    for (const arn of arns) {
      const { Name, Tags } = await ask("describeNotificationRule", { Arn: arn });
      const tags = Object.entries(objectAt(Tags)).map(([key, value]) => [key, String(value)]);
      seen.push({ id: String(arn), tags: Object.fromEntries(tags), values: { name: Name } });
    }
    return seen;
  },
};

export const notifications: Readonly<Record<string, Lookup>> = {
  aws_codestarnotifications_notification_rule: notificationRules,
};
