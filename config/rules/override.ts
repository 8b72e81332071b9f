import type { Rule } from "../draft";
import { TARGET_FIELDS } from "../schema/deploy";
import { releasePath } from "./paths";

/** What an environment overrides are fields of the service's own target. */
export const override: Rule = ({ document, services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap(({ environment, deploy }) => {
      const path = releasePath(name, environment, "deploy");
      const fields = Object.keys(TARGET_FIELDS[deploy.kind]);
      return document
        .keys(path)
        .filter((key) => !fields.includes(key))
        .map((key) => ({
          path: [...path, key],
          at: "key" as const,
          message: `found a field that ${deploy.kind} doesn't have; allowed: ${fields.sort().join(", ")}`,
        }));
    }),
  );
