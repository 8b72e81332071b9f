import type { Rule } from "../draft";
import { MAX_CONDITION_VALUES } from "../targets/request-fields";
import { fieldPath } from "./paths";

/** A listener rule's conditions hold five values: hosts and paths together. */
export const conditionValues: Rule = ({ document, services }) =>
  services.flatMap((service) =>
    service.releases.flatMap((release) => {
      const { deploy } = release;
      if (!("hosts" in deploy)) return [];
      const count = deploy.hosts.length + deploy.paths.length;
      if (count <= MAX_CONDITION_VALUES) return [];
      return [
        {
          path: fieldPath(document, service, release, "paths", "hosts"),
          message: `found ${count} hosts and paths together; allowed: at most ${MAX_CONDITION_VALUES}, the values of one listener rule`,
        },
      ];
    }),
  );
