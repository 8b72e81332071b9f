import type { Rule } from "../../draft";
import { fieldPath, releasePath } from "../../rules/paths";
import type { Strategy } from "../../shift";

/** As many servers as the bounds allow, and batches that hold at least one of them. */
export const fleetSize: Rule = (draft) => [...bounds(draft), ...batches(draft)];

const bounds: Rule = ({ document, services }) =>
  services.flatMap((service) =>
    service.releases.flatMap((release) => {
      const { deploy } = release;
      if (deploy.kind !== "servers" || deploy.min <= deploy.max) return [];
      return [
        {
          path: fieldPath(document, service, release, "max", "min"),
          message: `found min ${deploy.min} with max ${deploy.max}; allowed: a max of ${deploy.min} and more`,
        },
      ];
    }),
  );

/**
 * CodeDeploy rounds the servers that must stay up, and ends a deployment at once that may take none away.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/instances-health.html#minimum-healthy-hosts
 */
const batches: Rule = ({ services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap(({ environment, deploy, strategy }) => {
      const percent = batchPercentOf(strategy);
      if (deploy.kind !== "servers" || percent === undefined) return [];
      const healthy = Math.ceil((deploy.min * (100 - percent)) / 100);
      if (healthy < deploy.min) return [];
      const least = Math.ceil(100 / percent);
      return [
        {
          path: releasePath(name, environment, "strategy"),
          message: `found batches of ${percent} % with min ${deploy.min}, which is less than one server; allowed: a min of ${least} and more, or in-place`,
        },
      ];
    }),
  );

/** `rolling` by name is half of them. */
function batchPercentOf(strategy: Strategy): number | undefined {
  if (strategy === "rolling") return 50;
  return typeof strategy !== "string" && strategy.kind === "rolling" ? strategy.batchPercent : undefined;
}
