import type { Rule } from "../draft";
import { releasePath } from "./paths";

/** Alarms watch a load balancer; a website has none. */
export const rollbackOn: Rule = ({ document, services }) =>
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
