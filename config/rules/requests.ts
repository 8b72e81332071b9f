import type { Release, Service } from "../config";
import type { Finding } from "../document";
import type { Rule } from "../draft";
import type { Requests } from "../targets/requests";
import { fieldPath } from "./paths";

/** No two services of a shared load balancer take the same requests. */
export const requests: Rule = ({ document, environments, services }) =>
  environments
    .filter(({ loadBalancer }) => loadBalancer === "shared")
    .flatMap(({ name }) => {
      const takers = new Map<string, Service>();
      return services.flatMap((service): Finding[] => {
        const release = service.releases.find(({ environment }) => environment === name);
        if (!release || !("hosts" in release.deploy)) return [];
        const own = claims(release.deploy);
        const taken = own.find((claim) => takers.has(claim));
        const other = taken === undefined ? undefined : takers.get(taken);
        if (taken === undefined || !other) {
          for (const claim of own) takers.set(claim, service);
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
function claims({ hosts, paths }: Requests): string[] {
  const anyHost = hosts.length > 0 ? hosts.map((host) => host.toLowerCase()) : ["*"];
  const anyPath = paths.length > 0 ? paths : ["/*"];
  return anyHost.flatMap((host) => anyPath.map((path) => `${host} ${path}`));
}

function describe({ deploy }: Release, claim: string): string {
  const catchesAll = "hosts" in deploy && deploy.hosts.length + deploy.paths.length === 0;
  return catchesAll ? "every request" : `the requests of ${claim.replace(" ", "").replace(/^\*\//, "/")}`;
}
