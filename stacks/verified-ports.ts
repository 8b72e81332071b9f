import type { Config, Service } from "../config/config";
import { callers } from "../config/contract";

/** TCP ports at which a service's builds call what was released, each once, in ascending order. */
export function verifiedPorts({ environments }: Config, service: Service): number[] {
  const ports = service.releases
    .filter((release) => callers(release).length > 0)
    .map((release) => portOf(environments.find(({ name }) => name === release.environment)?.url));
  return [...new Set(ports)].sort((one, other) => one - other);
}

/** Without an address the load balancer's own name is called, by HTTP. */
function portOf(url = "http://load-balancer"): number {
  const { port, protocol } = new URL(url);
  if (port !== "") return Number(port);
  return protocol === "http:" ? 80 : 443;
}
