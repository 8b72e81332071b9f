import { partitionOf } from "../../iam/arn";
import type { Rule } from "../draft";
import { environmentPath } from "./paths";

/** Roles are assumed and artifacts are read within a partition only. */
export const environmentRegion: Rule = ({ region, environments }) =>
  environments.flatMap(({ name, region: own }) => {
    if (region === undefined) return [];
    const [here, there] = [partitionOf(region), partitionOf(own)];
    if (here === there) return [];
    const message = `found a region of the partition ${there}; allowed: one of ${here}, that of ${region}`;
    return [{ path: environmentPath(name, "region"), message }];
  });
