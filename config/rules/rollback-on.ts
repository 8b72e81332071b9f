import type { RollbackOn } from "../config";
import type { Rule } from "../draft";
import { MAX_ALARMS } from "../schema/release";
import { targetConfigOf } from "../targets/targets";
import { releasePath } from "./paths";

/** Alarms watch a load balancer, and a deployment heeds ten. */
export const rollbackOn: Rule = (draft) => [...withoutLoadBalancer(draft), ...tooMany(draft)];

/** What has no load balancer has none of its alarms. */
const withoutLoadBalancer: Rule = ({ document, services }) =>
  services.flatMap(({ name, releases }) =>
    releases
      .map(({ deploy, environment }) => ({
        target: targetConfigOf(deploy),
        path: releasePath(name, environment, "rollbackOn"),
      }))
      .filter(({ target, path }) => !target.needs.loadBalancer && document.has(path))
      .map(({ target, path }) => ({
        path,
        at: "key",
        message: `found alarms of a load balancer on ${target.title}; leave it out`,
      })),
  );

const tooMany: Rule = ({ services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap(({ environment, rollbackOn: { alarms = [], ...thresholds } }) => {
      const made = thresholdsOf(thresholds);
      if (alarms.length + made.length <= MAX_ALARMS) return [];
      const found = `found ${alarms.length} alarms beside those of ${made.join(", ")}`;
      return [
        {
          path: releasePath(name, environment, "rollbackOn", "alarms"),
          at: "key" as const,
          message: `${found}; allowed: at most ${MAX_ALARMS} together, as many as a deployment heeds`,
        },
      ];
    }),
  );

/** The fields for each of which an alarm is made. */
function thresholdsOf(thresholds: Omit<RollbackOn, "alarms">): string[] {
  return Object.entries(thresholds)
    .filter(([, threshold]) => threshold !== undefined)
    .map(([field]) => field);
}
