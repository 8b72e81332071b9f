import type { Account, Credentials, Environment, Network } from "./config";
import type { ConfigInput, EnvironmentInput } from "./schema/config";
import { defaultZones } from "./zones";

export function resolveAccount(name: string, input: ConfigInput["tools"], region: string): Account {
  return {
    name,
    id: input.account,
    region,
    credentials: resolveCredentials(input),
    permissionsBoundary: input.permissionsBoundary,
    githubProvider: input.githubProvider,
  };
}

function resolveCredentials({ profile, assumeRole }: ConfigInput["tools"]): Credentials {
  if (profile !== undefined) return { kind: "profile", profile };
  return assumeRole === undefined ? { kind: "ambient" } : { kind: "assume-role", roleArn: assumeRole };
}

/** `fallback`: the configuration's region. */
export function resolveEnvironment(name: string, input: EnvironmentInput, fallback: string): Environment {
  const { region = fallback } = input;
  return {
    ...resolveAccount(name, input, region),
    network: resolveNetwork(input.network, region),
    certificateArn: input.certificateArn,
    url: input.url,
    loadBalancer: input.loadBalancer,
    approval: input.approval,
  };
}

function resolveNetwork(input: EnvironmentInput["network"], region: string): Network | undefined {
  if (input?.cidr !== undefined) {
    const availabilityZones = input.availabilityZones ?? defaultZones(region);
    return { kind: "managed", cidr: input.cidr, availabilityZones };
  }
  const { vpcId, privateSubnetIds, publicSubnetIds } = input ?? {};
  if (!vpcId || !privateSubnetIds || !publicSubnetIds) return undefined;
  return { kind: "existing", vpcId, privateSubnetIds, publicSubnetIds };
}
