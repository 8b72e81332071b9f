import type { Network } from "../config/config";

/** Subnets and what is seen of them from outside; by reference in one stack, by tag across stacks. */
export interface NetworkRef {
  readonly vpcId: string;
  readonly privateSubnetIds: string[];
  readonly publicSubnetIds: string[];
  /** Ranges that the private subnets are seen with from outside, by zone; empty for a network we didn't make. */
  readonly outgoing: Readonly<Record<string, string>>;
}

/** A network that somebody else made, as the configuration names it. */
export function existingNetwork(network: Extract<Network, { kind: "existing" }>): NetworkRef {
  const { vpcId, privateSubnetIds, publicSubnetIds } = network;
  return {
    vpcId,
    privateSubnetIds: [...privateSubnetIds],
    publicSubnetIds: [...publicSubnetIds],
    outgoing: {},
  };
}
