import type { RollbackOn } from "../config";
import type { Rule } from "../draft";
import { MAX_ALARMS } from "../schema/release";
import { releasePath } from "./paths";

/** Alarms watch a load balancer, and a deployment heeds ten. */
export const rollbackOn: Rule = (draft) => [...onWebsites(draft), ...tooMany(draft)];

/** A website has no load balancer. */
const onWebsites: Rule = ({ document, services }) =>
  services.flatMap(({ name, releases }) =>
    releases
      .filter(({ deploy }) => deploy.kind === "website")
      .map(({ environment }) => releasePath(name, environment, "rollbackOn"))
      .filter((path) => document.has(path))
      .map((path) => ({
        path,
        at: "key",
        message: "found alarms of a load balancer on a website; leave it out",
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
