import type { Rule } from "../draft";
import { runsOf } from "./builds";

/** Builds of a batch that name no compute run on the project's own. */
export const batchComputes: Rule = ({ services }) =>
  services.flatMap(runsOf).flatMap(({ path, run: { compute, batch } }) => {
    const { computeTypes } = batch ?? {};
    if (!computeTypes || computeTypes.includes(compute)) return [];
    return [
      {
        path: [...path, "batch", "computeTypes"],
        message: `found ${computeTypes.join(", ")} without compute ${compute}, on which every build of the batch runs that names none; allowed: ${compute} too, or another compute`,
      },
    ];
  });
