import type { Config } from "../../config";
import type { Finding } from "../../document";
import { servicePath } from "../../rules/paths";

/** Approvals gate pull requests; a push goes around them. */
export function openBranches({ services }: Config): Finding[] {
  return services.flatMap(({ name, source }) => {
    if (source.kind !== "codecommit" || !source.approvals || source.directPush) return [];
    return [
      {
        path: servicePath(name, "source", "codecommit", "approvals"),
        at: "key",
        message: `whoever may push to ${source.branch} goes around the approvals; give directPush, [] for nobody`,
      },
    ];
  });
}
