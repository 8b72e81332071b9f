import type { Rule } from "../draft";
import { overlap } from "../ip-range";
import { environmentPath } from "./paths";

/** Ranges that overlap can never be joined by peering or a transit gateway. */
export const networkOverlap: Rule = ({ document, environments }) => {
  const managed = environments.flatMap(({ name, network }) =>
    network?.kind === "managed" ? [{ name, cidr: network.cidr }] : [],
  );
  return managed.flatMap(({ name, cidr }, index) => {
    const other = managed.slice(0, index).find((earlier) => overlap(earlier.cidr, cidr));
    if (!other) return [];
    const path = environmentPath(name, "network", "cidr");
    const found = `found ${document.found(path)}, which overlaps ${other.cidr} of environments.${other.name}`;
    return [{ path, message: `${found}; allowed: a range of its own` }];
  });
};
