import type { Build, Deploy, EcsDeploy, Release, Strategy } from "./config";
import { resolveChecks } from "./resolve-build";
import { resolveConditions } from "./resolve-conditions";
import type { ReleaseInput, ServiceInput } from "./schema/config";
import { DEFAULT_TERMINATION_WAIT_MINUTES } from "./schema/release";
import { DEFAULT_STRATEGY } from "./strategies";

type EcsInput = NonNullable<ServiceInput["deploy"]["ecs"]>;

/** The schema has seen to it that one of them is there. */
function resolveStrategy(input: NonNullable<ReleaseInput["strategy"]>): Strategy {
  if (typeof input === "string") return input;
  const { canary, linear } = input;
  if (canary) return { kind: "canary", ...canary };
  return { kind: "linear", percent: linear?.percent ?? 0, minutes: linear?.minutes ?? 0 };
}

export function resolveRelease(
  environment: string,
  { target, build }: { readonly target: Deploy; readonly build: Build },
  input: ReleaseInput | undefined,
): Release {
  return {
    environment,
    strategy: input?.strategy === undefined ? DEFAULT_STRATEGY[target.kind] : resolveStrategy(input.strategy),
    deploy: resolveDeploy(target, input?.deploy ?? {}),
    verify: resolveChecks(input?.verify ?? {}, build),
    rollbackOn: input?.rollbackOn ?? {},
    conditions: resolveConditions(input?.conditions, build),
    hooks: input?.hooks ?? {},
    terminationWaitMinutes: input?.terminationWaitMinutes ?? DEFAULT_TERMINATION_WAIT_MINUTES,
    deployRoleArn: input?.deployRoleArn,
  };
}

/** Fields of the environment take the place of the service's; variables do so one by one. */
function resolveDeploy(target: Deploy, overrides: NonNullable<ReleaseInput["deploy"]>): Deploy {
  const { environment, secrets, ...others } = overrides;
  if (target.kind !== "ecs") return { ...target, ...others };
  return {
    ...target,
    ...others,
    environment: { ...target.environment, ...environment },
    secrets: { ...target.secrets, ...resolveSecrets(secrets ?? {}) },
  };
}

/** The schema has seen to it that each names a secret or a parameter. */
export function resolveSecrets(secrets: EcsInput["secrets"]): EcsDeploy["secrets"] {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, { secret, parameter = "", key }]) => [
      name,
      { ...(secret === undefined ? { parameter } : { secret }), ...(key !== undefined && { key }) },
    ]),
  );
}
