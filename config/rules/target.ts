import type { Rule } from "../draft";
import { TARGET_OVERRIDES } from "../schema/deploy";
import { servicePath } from "./paths";

/** A service has one target. */
export const target: Rule = ({ document }) => {
  const kinds = Object.keys(TARGET_OVERRIDES);
  const allowed = `allowed: exactly one of ${kinds.join(", ")}`;
  return document.keys(["services"]).flatMap((service) => {
    const path = servicePath(service, "deploy");
    if (document.found(path) === "an empty mapping")
      return [{ path, message: `found no target; ${allowed}` }];
    const [first, second] = document.keys(path).filter((key) => kinds.includes(key));
    if (second === undefined) return [];
    return [{ path: [...path, second], at: "key", message: `found ${second} beside ${first}; ${allowed}` }];
  });
};
