/** What a call to EC2 touches. */
import { arnIn, type Call } from "./call";

/** Ids of EC2 say what they are of. */
const EC2_KINDS: Readonly<Record<string, string>> = {
  GroupId: "security-group",
  VpcId: "vpc",
  SubnetId: "subnet",
  RouteTableId: "route-table",
  InternetGatewayId: "internet-gateway",
  AllocationId: "elastic-ip",
  NatGatewayId: "natgateway",
  VpcEndpointId: "vpc-endpoint",
  LaunchTemplateId: "launch-template",
};

/** What some calls make. */
export const EC2_MADE: Readonly<Record<string, string>> = {
  AllocateAddress: "elastic-ip",
  AuthorizeSecurityGroupEgress: "security-group-rule",
  AuthorizeSecurityGroupIngress: "security-group-rule",
  CreateInternetGateway: "internet-gateway",
  CreateLaunchTemplate: "launch-template",
  CreateNatGateway: "natgateway",
  CreateRouteTable: "route-table",
  CreateSecurityGroup: "security-group",
  CreateSubnet: "subnet",
  CreateVpc: "vpc",
  CreateVpcEndpoint: "vpc-endpoint",
};

export function inEc2(call: Call): readonly string[] {
  const { operation, values } = call;
  const arn = arnIn(call);
  if (operation.startsWith("Describe") && operation !== "DescribeVpcAttribute") return [];
  if (operation === "DisassociateAddress") return [arn("elastic-ip/id"), arn("network-interface/id")];
  if (operation === "DisassociateRouteTable") return [arn("route-table/id"), arn("subnet/id")];
  if (operation === "CreateTags") {
    return Object.entries(values).flatMap(([key, id]) =>
      key.startsWith("ResourceId.")
        ? [arn(`${id.startsWith("rtb-") ? "route-table" : "security-group"}/${id}`)]
        : [],
    );
  }
  const made = EC2_MADE[operation];
  const given = Object.entries(values).flatMap(([key, id]) => {
    const kind = EC2_KINDS[key.replace(/\.\d+$/, "")];
    // A route's own is its table alone.
    const touched = kind && !(operation === "CreateRoute" && kind !== "route-table");
    return touched ? [arn(`${kind}/${id}`)] : [];
  });
  return [...(made ? [arn(`${made}/new`)] : []), ...given];
}
