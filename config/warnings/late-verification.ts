import type { Config, Release } from "../config";
import type { Finding } from "../document";
import type { HookEvent } from "../hooks";
import { releasePath } from "../rules/paths";
import { mechanismOf } from "../strategies";

/** So long nobody is surprised to wait. */
const MINUTES = 15;

/** CodeDeploy's action ends when the former tasks are gone: what is verified then can't be switched back. */
export function lateVerification({ services }: Config): Finding[] {
  return services.flatMap(({ name, releases }) =>
    releases.filter(isLate).map(({ environment, terminationWaitMinutes }) => ({
      path: releasePath(name, environment, "verify"),
      at: "key",
      message: `begins ${terminationWaitMinutes} minutes after the traffic has moved, when the former tasks are gone; let hooks look at the release before that, or make terminationWaitMinutes ${MINUTES} or less`,
    })),
  );
}

function isLate({ deploy, strategy, verify, hooks, terminationWaitMinutes }: Release): boolean {
  const waits = deploy.kind === "ecs" && mechanismOf(deploy.kind, strategy).by === "codedeploy";
  return (
    waits && terminationWaitMinutes > MINUTES && verify.length > 0 && !LOOKING.some((event) => hooks[event])
  );
}

/** Events at which a hook sees the release answer. */
const LOOKING: readonly HookEvent[] = ["afterAllowTestTraffic", "beforeAllowTraffic", "afterAllowTraffic"];
