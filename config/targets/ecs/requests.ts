import type { Release, Service } from "../../config";
import type { Finding } from "../../document";
import type { Rule } from "../../draft";
import { fieldPath } from "../../rules/paths";
import type { EcsDeploy } from "./deploy";

/** No two services of a shared load balancer take the same requests. */
export const requests: Rule = ({ document, environments, services }) =>
  environments
    .filter(({ loadBalancer }) => loadBalancer === "shared")
    .flatMap(({ name }) => {
      const takers = new Map<string, Service>();
      return services.flatMap((service): Finding[] => {
        const release = service.releases.find(({ environment }) => environment === name);
        if (release?.deploy.kind !== "ecs") return [];
        const taken = claims(release.deploy).find((claim) => takers.has(claim));
        const other = taken === undefined ? undefined : takers.get(taken);
        if (taken === undefined || !other) {
          for (const claim of claims(release.deploy)) takers.set(claim, service);
          return [];
        }
        return [
          {
            path: fieldPath(document, service, release, "hosts", "paths"),
            message: `found ${describe(release, taken)}, which services.${other.name} takes on the same load balancer in ${name}; give other hosts or paths, or set environments.${name}.loadBalancer to own`,
          },
        ];
      });
    });

/** Every pair of host and path; hosts are compared in lower case. */
function claims({ hosts, paths }: EcsDeploy): string[] {
  const anyHost = hosts.length > 0 ? hosts.map((host) => host.toLowerCase()) : ["*"];
  const anyPath = paths.length > 0 ? paths : ["/*"];
  return anyHost.flatMap((host) => anyPath.map((path) => `${host} ${path}`));
}

function describe({ deploy }: Release, claim: string): string {
  const catchesAll = deploy.kind === "ecs" && deploy.hosts.length + deploy.paths.length === 0;
  return catchesAll ? "every request" : `the requests of ${claim.replace(" ", "").replace(/^\*\//, "/")}`;
}
