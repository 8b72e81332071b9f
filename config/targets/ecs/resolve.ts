import type { DeployInput, OverridesInput } from "../../schema/deploy";
import type { EcsDeploy } from "./deploy";

type EcsInput = NonNullable<DeployInput["ecs"]>;

export function resolveEcs({ ecs }: DeployInput): EcsDeploy | undefined {
  return ecs && { kind: "ecs", ...ecs, secrets: resolveSecrets(ecs.secrets) };
}

/** Fields of the environment take the place of the service's; variables do so one by one. */
export function overrideEcs(deploy: EcsDeploy, overrides: OverridesInput["ecs"]): EcsDeploy {
  const { environment, secrets, ...others } = overrides;
  return {
    ...deploy,
    ...others,
    environment: { ...deploy.environment, ...environment },
    secrets: { ...deploy.secrets, ...resolveSecrets(secrets ?? {}) },
  };
}

/** The schema has seen to it that each names a secret or a parameter. */
function resolveSecrets(secrets: EcsInput["secrets"]): EcsDeploy["secrets"] {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, { secret, parameter = "", key }]) => [
      name,
      { ...(secret === undefined ? { parameter } : { secret }), ...(key !== undefined && { key }) },
    ]),
  );
}
