import { partitionOf } from "../../iam/arn";
import type { Rule } from "../draft";

/** A copy in the same region is lost with it, and S3 copies within a partition only. */
export const replicaRegion: Rule = ({ document, region }) => {
  const path = ["artifacts", "replicaRegion"];
  const replica = document.place(path)?.value;
  if (region === undefined || typeof replica !== "string") return [];
  if (replica === region)
    return [
      { path, message: `found ${replica}, which is the region of the artifacts; allowed: another one` },
    ];
  const [here, there] = [partitionOf(region), partitionOf(replica)];
  if (here === there) return [];
  const message = `found a region of the partition ${there}; allowed: one of ${here}, that of ${region}`;
  return [{ path, message }];
};
