import type { Rule } from "../draft";
import { environmentPath } from "./paths";

/** ECS services need a network wherever they are released. */
export const networkMissing: Rule = ({ document, services }) =>
  document
    .keys(["environments"])
    .filter((name) => !document.has(environmentPath(name, "network")))
    .flatMap((name) => {
      const needing = services.find(({ releases }) =>
        releases.some(({ environment, deploy }) => environment === name && deploy.kind === "ecs"),
      );
      if (!needing) return [];
      const message = `missing, and services.${needing.name} runs on ECS here; give a range (cidr) or the ids of a network that exists`;
      return [{ path: environmentPath(name, "network"), message }];
    });
