import type { Build, Deploy, Release, Strategy } from "./config";
import { resolveChecks } from "./resolve-build";
import { resolveConditions } from "./resolve-conditions";
import type { ReleaseInput } from "./schema/config";
import { TARGET_OVERRIDES } from "./schema/deploy";
import { DEFAULT_TERMINATION_WAIT_MINUTES } from "./schema/release";
import { targetConfigOf } from "./targets/targets";

/** The schema has seen to it that one of them is there. */
function resolveStrategy(input: NonNullable<ReleaseInput["strategy"]>): Strategy {
  if (typeof input === "string") return input;
  const { canary, linear, rolling } = input;
  if (rolling) return { kind: "rolling", ...rolling };
  if (canary) return { kind: "canary", ...canary };
  return { kind: "linear", percent: linear?.percent ?? 0, minutes: linear?.minutes ?? 0 };
}

export function resolveRelease(
  environment: string,
  { target, build }: { readonly target: Deploy; readonly build: Build },
  input: ReleaseInput | undefined,
): Release {
  const { defaultStrategy, override } = targetConfigOf(target);
  // They have been seen to be fields of the target; of a service with two targets they are read as neither's.
  const { data: overrides = {} } = TARGET_OVERRIDES[target.kind].safeParse(input?.deploy ?? {});
  return {
    environment,
    strategy: input?.strategy === undefined ? defaultStrategy : resolveStrategy(input.strategy),
    deploy: override(target, overrides),
    verify: resolveChecks(input?.verify ?? {}, build),
    rollbackOn: input?.rollbackOn ?? {},
    conditions: resolveConditions(input?.conditions, build),
    hooks: input?.hooks ?? {},
    terminationWaitMinutes: input?.terminationWaitMinutes ?? DEFAULT_TERMINATION_WAIT_MINUTES,
    deployRoleArn: input?.deployRoleArn,
  };
}
