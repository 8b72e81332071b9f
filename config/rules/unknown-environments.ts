import type { Rule } from "../draft";
import { listed, suggestion } from "../nearest";
import { releasePath, servicePath } from "./paths";

/** A service is released into environments that exist. */
export const unknownEnvironments: Rule = ({ document }) => {
  const known = document.keys(["environments"]);
  const exists = new Set(known);
  return document.keys(["services"]).flatMap((service) =>
    document
      .keys(servicePath(service, "environments"))
      .filter((environment) => !exists.has(environment))
      .map((environment) => ({
        path: releasePath(service, environment),
        at: "key",
        message: `unknown environment${suggestion(environment, known)}; allowed: ${listed(known)}`,
      })),
  );
};
