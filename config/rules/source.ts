import type { Rule } from "../draft";
import { SOURCE_KINDS } from "../schema/source";
import { servicePath } from "./paths";

/** A service has one source. */
export const source: Rule = ({ document }) => {
  const allowed = `allowed: exactly one of ${SOURCE_KINDS.join(", ")}`;
  return document.keys(["services"]).flatMap((service) => {
    const path = servicePath(service, "source");
    if (document.found(path) === "an empty mapping")
      return [{ path, message: `found no source; ${allowed}` }];
    const [first, second] = document.keys(path).filter((key) => SOURCE_KINDS.includes(key));
    if (second === undefined) return [];
    return [{ path: [...path, second], at: "key", message: `found ${second} beside ${first}; ${allowed}` }];
  });
};
