import { DataAwsEip } from "@cdktf/provider-aws/lib/data-aws-eip";
import { DataAwsSubnets } from "@cdktf/provider-aws/lib/data-aws-subnets";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { Construct } from "constructs";
import type { Config, Environment, Service } from "../config/config";
import { environmentNames } from "../config/names";
import type { LoadBalancerRef } from "../modules/load-balancer/load-balancer-ref";
import { lookUpLoadBalancer } from "../modules/load-balancer/lookup";
import { existingNetwork, type NetworkRef } from "./network-ref";
import { loadBalancerShape, needsOf, type WorkloadFoundation } from "./workload-shared";

/** A workload account's foundation, seen from a service's stack: what the service needs, found by name and tag. */
export class WorkloadLookup extends Construct implements WorkloadFoundation {
  readonly network?: NetworkRef;
  readonly loadBalancer?: LoadBalancerRef;

  constructor(
    scope: Construct,
    id: string,
    config: Config,
    environment: Environment,
    services: readonly Service[],
  ) {
    super(scope, id);
    const needs = needsOf(config, environment, services);
    if (!needs.network || !environment.network) return;
    const names = environmentNames(config, environment.name);
    this.network = this.findNetwork(names.network, environment);
    if (!needs.loadBalancer || environment.loadBalancer === "own") return;
    this.loadBalancer = lookUpLoadBalancer(this, "load-balancer", {
      name: names.loadBalancer,
      ...loadBalancerShape(environment, needs.testListener),
    });
  }

  private findNetwork(name: string, { network, loadBalancer }: Environment): NetworkRef | undefined {
    if (!network) return undefined;
    if (network.kind === "existing") return existingNetwork(network);
    const vpcId = new DataAwsVpc(this, "vpc", { tags: { "slipway-network": name } }).id;
    const own = loadBalancer === "own";
    return {
      vpcId,
      privateSubnetIds: this.findSubnets("private", vpcId),
      // Only load balancers lie in public subnets.
      publicSubnetIds: own ? this.findSubnets("public", vpcId) : [],
      outgoing: own ? this.findAddresses(name, network.availabilityZones) : {},
    };
  }

  private findSubnets(tier: "private" | "public", vpcId: string): string[] {
    return new DataAwsSubnets(this, `${tier}-subnets`, {
      filter: [{ name: "vpc-id", values: [vpcId] }],
      tags: { "slipway-tier": tier },
    }).ids;
  }

  private findAddresses(network: string, zones: readonly string[]): Record<string, string> {
    const find = (zone: string) =>
      new DataAwsEip(this, `nat-${zone}`, { tags: { Name: `${network}-nat-${zone}` } }).publicIp;
    return Object.fromEntries(zones.map((zone) => [zone, `${find(zone)}/32`]));
  }
}
