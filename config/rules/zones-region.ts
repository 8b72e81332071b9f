import type { Rule } from "../draft";
import { environmentPath } from "./paths";

/** A network lies in the zones of one region. */
export const zonesRegion: Rule = ({ document, region, environments }) =>
  environments.flatMap(({ name, network, region: own }) => {
    if (region === undefined || network?.kind !== "managed") return [];
    return network.availabilityZones.flatMap((zone, index) => {
      if (zone.slice(0, -1) === own) return [];
      const path = environmentPath(name, "network", "availabilityZones", index);
      return [{ path, message: `found ${document.found(path)}; allowed: a zone of ${own}, such as ${own}a` }];
    });
  });
