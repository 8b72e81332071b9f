import type { Config } from "../config";
import type { Finding } from "../document";
import { environmentPath } from "../rules/paths";

/** A pipeline that waits for a yes, of which nobody hears, waits until it fails. */
export function unheardApprovals({ environments, notifications }: Config): Finding[] {
  if (notifications?.events.includes("approval-needed")) return [];
  return environments
    .filter(({ approval }) => approval?.notify.length === 0)
    .map(({ name }) => ({
      path: environmentPath(name, "approval"),
      at: "key",
      message:
        "nobody is told that an approval waits; give notify, or approval-needed among notifications.events",
    }));
}
