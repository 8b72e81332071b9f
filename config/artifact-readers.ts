import { parseRoleArn } from "../iam/arn";
import type { ArtifactReader } from "../iam/artifacts";
import type { Config } from "./config";
import { deliveriesOf } from "./contract";
import { placeOf } from "./place";

/**
 * Who reads the artifact bucket of a region: one reader per account in it and one per foreign role, however many services
 * there are. Roles that the configuration names read the tools account's region alone, where every artifact is.
 */
export function artifactReadersOf(config: Config, region: string): ArtifactReader[] {
  const deliveries = deliveriesOf(config).filter(
    ({ environment, deployer }) => environment.region === region && deployer.kind === "role",
  );
  const made = new Set(
    deliveries.filter(({ deployRole: role }) => role.made).map(({ environment }) => environment.name),
  );
  return [
    ...config.environments
      .filter(({ name }) => made.has(name))
      .map((environment) => ({
        kind: "deploy-roles" as const,
        name: environment.name,
        place: placeOf(environment),
      })),
    ...config.environments
      .filter((environment) =>
        deliveries.some((delivery) => delivery.environment === environment && delivery.instanceRole),
      )
      .map((environment) => ({
        kind: "instance-roles" as const,
        name: environment.name,
        place: placeOf(environment),
      })),
    ...deliveries
      .filter(({ deployRole: role }) => !role.made)
      .map(({ service, deployRole: role, environment, artifacts }) => ({
        kind: "role" as const,
        name: `${service.name}/in/${environment.name}`,
        place: placeOf(environment),
        arn: role.arn,
        prefix: artifacts.prefix,
      })),
    ...(region === config.tools.region ? namedReadersOf(config) : []),
  ];
}

/** Roles elsewhere that the configuration names; they read every artifact. */
export function namedReadersOf({ artifacts, tools: { region } }: Config): ArtifactReader[] {
  return artifacts.readers.map((arn, index) => ({
    kind: "role" as const,
    name: `reader-${index + 1}`,
    place: { account: parseRoleArn(arn)?.account ?? "", region },
    arn,
  }));
}
