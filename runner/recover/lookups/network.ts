/** A VPC and what lies in it. Each has a Name tag and Slipway's own (terraform/network). */
import type { EC2Client, Filter } from "@aws-sdk/client-ec2";
import type { ClientSettings } from "../../aws/clients";
import { everyPage, type Lookup, type Seen, tagRecord } from "./lookup";

type Sdk = typeof import("@aws-sdk/client-ec2");

/** Only what Slipway has made is looked at. */
const OURS: Filter[] = [{ Name: "tag-key", Values: ["slipway-organization"] }];

function lookup(compare: readonly string[], list: (sdk: Sdk, client: EC2Client) => Promise<Seen[]>): Lookup {
  return {
    by: [],
    compare,
    list: async (settings: ClientSettings) => {
      const sdk = await import("@aws-sdk/client-ec2");
      return list(sdk, new sdk.EC2Client(settings));
    },
  };
}

const vpcs = lookup(["cidr_block"], async ({ paginateDescribeVpcs }, client) => {
  const pages = paginateDescribeVpcs({ client }, { Filters: OURS });
  return (await everyPage(pages, ({ Vpcs }) => Vpcs)).map(({ VpcId = "", CidrBlock, Tags }) => ({
    id: VpcId,
    tags: tagRecord(Tags),
    values: { cidr_block: CidrBlock },
  }));
});

const subnets = lookup(["vpc_id", "cidr_block"], async ({ paginateDescribeSubnets }, client) => {
  const pages = paginateDescribeSubnets({ client }, { Filters: OURS });
  return (await everyPage(pages, ({ Subnets }) => Subnets)).map(
    ({ SubnetId = "", VpcId, CidrBlock, Tags }) => ({
      id: SubnetId,
      tags: tagRecord(Tags),
      values: { vpc_id: VpcId, cidr_block: CidrBlock },
    }),
  );
});

/** It is made first and attached then: the VPC may be missing, so it isn't compared. */
const internetGateways = lookup([], async ({ paginateDescribeInternetGateways }, client) => {
  const pages = paginateDescribeInternetGateways({ client }, { Filters: OURS });
  return (await everyPage(pages, ({ InternetGateways }) => InternetGateways)).map(
    ({ InternetGatewayId = "", Tags }) => ({ id: InternetGatewayId, tags: tagRecord(Tags), values: {} }),
  );
});

const routeTables = lookup(["vpc_id"], async ({ paginateDescribeRouteTables }, client) => {
  const pages = paginateDescribeRouteTables({ client }, { Filters: OURS });
  return (await everyPage(pages, ({ RouteTables }) => RouteTables)).map(
    ({ RouteTableId = "", VpcId, Tags }) => ({
      id: RouteTableId,
      tags: tagRecord(Tags),
      values: { vpc_id: VpcId },
    }),
  );
});

const addresses = lookup([], async ({ DescribeAddressesCommand }, client) => {
  const { Addresses = [] } = await client.send(new DescribeAddressesCommand({ Filters: OURS }));
  return Addresses.map(({ AllocationId = "", Tags }) => ({
    id: AllocationId,
    tags: tagRecord(Tags),
    values: {},
  }));
});

/** Deleted ones are shown for an hour. */
const natGateways = lookup(["subnet_id"], async ({ paginateDescribeNatGateways }, client) => {
  const alive: Filter = { Name: "state", Values: ["pending", "available"] };
  const pages = paginateDescribeNatGateways({ client }, { Filter: [...OURS, alive] });
  return (await everyPage(pages, ({ NatGateways }) => NatGateways)).map(
    ({ NatGatewayId = "", SubnetId, Tags }) => ({
      id: NatGatewayId,
      tags: tagRecord(Tags),
      values: { subnet_id: SubnetId },
    }),
  );
});

const endpoints = lookup(["vpc_id", "service_name"], async ({ paginateDescribeVpcEndpoints }, client) => {
  const pages = paginateDescribeVpcEndpoints({ client }, { Filters: OURS });
  return (await everyPage(pages, ({ VpcEndpoints }) => VpcEndpoints))
    .filter(({ State = "" }) => /^(pending|pendingAcceptance|available|partial)$/i.test(State))
    .map(({ VpcEndpointId = "", VpcId, ServiceName, Tags }) => ({
      id: VpcEndpointId,
      tags: tagRecord(Tags),
      values: { vpc_id: VpcId, service_name: ServiceName },
    }));
});

export const network: Readonly<Record<string, Lookup>> = {
  aws_vpc: vpcs,
  aws_subnet: subnets,
  aws_internet_gateway: internetGateways,
  aws_route_table: routeTables,
  aws_eip: addresses,
  aws_nat_gateway: natGateways,
  aws_vpc_endpoint: endpoints,
};
