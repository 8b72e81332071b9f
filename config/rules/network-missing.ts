import type { Rule } from "../draft";
import { targetConfigOf } from "../targets/targets";
import { environmentPath } from "./paths";

/** What runs in a network needs one wherever it is released. */
export const networkMissing: Rule = ({ document, services }) =>
  document
    .keys(["environments"])
    .filter((name) => !document.has(environmentPath(name, "network")))
    .flatMap((name) => {
      const [needing] = services.flatMap((service) =>
        service.releases
          .filter(({ environment }) => environment === name)
          .map(({ deploy }) => ({ service, target: targetConfigOf(deploy) }))
          .filter(({ target }) => target.needs.network),
      );
      if (!needing) return [];
      const { service, target } = needing;
      const message = `missing, and services.${service.name} runs on ${target.title} here; give a range (cidr) or the ids of a network that exists`;
      return [{ path: environmentPath(name, "network"), message }];
    });
