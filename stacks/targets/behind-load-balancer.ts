import type { Construct } from "constructs";
import type { Config } from "../../config/config";
import { callers, type Delivery } from "../../config/contract";
import { environmentNames, serviceNames } from "../../config/names";
import { placeOf } from "../../config/place";
import { releaseNames } from "../../config/release-names";
import { roleArn } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { LoadBalancer } from "../../modules/load-balancer/load-balancer";
import type { LoadBalancerRef } from "../../modules/load-balancer/load-balancer-ref";
import { LookupRole } from "../../modules/lookup-role/lookup-role";
import type { ServiceAddress } from "../../modules/verification/verification";
import { serviceOutput } from "../output";
import { loadBalancerShape, shiftsTraffic, type WorkloadFoundation } from "../workload-shared";

/** Where verification finds a service behind a load balancer: by the given URL, or by the load balancer's name. */
export function addressBehind(
  config: Config,
  { environment, lookupRole, service }: Delivery,
): ServiceAddress {
  if (environment.url !== undefined || lookupRole === undefined) return { url: environment.url ?? "" };
  return {
    lookupRoleArn: lookupRole.arn,
    loadBalancer: loadBalancerName(config, environment, service.name),
    region: environment.region,
    scheme: environment.certificateArn === undefined ? "http" : "https",
  };
}

function loadBalancerName(config: Config, environment: Delivery["environment"], service: string): string {
  return environment.loadBalancer === "own"
    ? releaseNames(config, service, environment).loadBalancer
    : environmentNames(config, environment.name).loadBalancer;
}

/** Made where each service has its own. */
export function ownLoadBalancer(
  scope: Construct,
  config: Config,
  delivery: Delivery,
  network: NonNullable<WorkloadFoundation["network"]>,
): LoadBalancerRef {
  const { environment, service } = delivery;
  const own = new LoadBalancer(scope, "load-balancer", {
    name: loadBalancerName(config, environment, service.name),
    ...loadBalancerShape(environment, shiftsTraffic(delivery)),
    vpcId: network.vpcId,
    publicSubnetIds: network.publicSubnetIds,
    testClients: network.outgoing,
  });
  serviceOutput(scope, service.name, {
    name: "load_balancer_dns_name",
    description: "Where the service answers; point your domain at it",
    value: own.dnsName,
  });
  return own;
}

/** The role that asks for the address; made only where verification has none to call. */
export function buildLookup(
  scope: Construct,
  config: Config,
  { environment, lookupRole, release: released, service }: Delivery,
): void {
  if (!lookupRole) return;
  const names = serviceNames(config, service.name);
  const tools = placeOf(config.tools);
  new LookupRole(scope, "lookup", {
    name: lookupRole.name,
    tools,
    builderRoles: callers(released).map((thing) =>
      roleArn(tools, ROLE_PATHS.build, names.project(thing).role),
    ),
    permissionsBoundary: environment.permissionsBoundary,
  });
}
