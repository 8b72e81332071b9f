import { RULED } from "../conditions";
import type { Config } from "../config";
import type { Finding } from "../document";
import { releasePath } from "../rules/paths";

/**
 * Rules of one condition don't wait for each other: alarms that are well while the window is shut aren't looked at again.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-DeploymentWindow.html
 */
export function alarmsBeforeWindow({ services }: Config): Finding[] {
  return services.flatMap(({ name, releases }) =>
    releases.flatMap(({ environment, conditions }) =>
      RULED.filter((place) => conditions[place]?.window && conditions[place].alarms.length > 0).map(
        (place) => ({
          path: releasePath(name, environment, "conditions", place, "alarms"),
          at: "key",
          message:
            "they may be looked at before the window beside them opens, and aren't again; an alarm that goes off while a release waits stops nothing",
        }),
      ),
    ),
  );
}
