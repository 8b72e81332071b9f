import type { RollbackOn } from "../config";
import type { Rule } from "../draft";
import { MAX_ALARMS } from "../schema/release";
import { targetConfigOf } from "../targets/targets";
import { releasePath } from "./paths";

/** A target is watched by what it can be measured by, and a deployment heeds ten alarms. */
export const rollbackOn: Rule = (draft) => [...unwatched(draft), ...unmeasured(draft), ...tooMany(draft)];

const unmeasured: Rule = ({ document, services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap(({ deploy, environment }) => {
      const { title, alarms } = targetConfigOf(deploy);
      const path = releasePath(name, environment, "rollbackOn");
      const known: readonly string[] = alarms;
      return document
        .keys(path)
        .filter((key) => known.length > 0 && !known.includes(key))
        .map((key) => ({
          path: [...path, key],
          at: "key" as const,
          message: `found an alarm that ${title} can't be measured by; allowed for ${deploy.kind}: ${known.join(", ")}`,
        }));
    }),
  );

/** What nothing watches has no alarms. */
const unwatched: Rule = ({ document, services }) =>
  services.flatMap(({ name, releases }) =>
    releases
      .map(({ deploy, environment }) => ({
        target: targetConfigOf(deploy),
        path: releasePath(name, environment, "rollbackOn"),
      }))
      .filter(({ target, path }) => target.alarms.length === 0 && document.has(path))
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
