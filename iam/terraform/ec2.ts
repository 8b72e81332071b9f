/** Networks, security groups and launch templates. Their ids are AWS's to choose: they are told by the organization's tag. */
import type { AccountKind } from "./at";
import type { Calls, Service } from "./calls";
import { EC2_LIMITS } from "./ec2-limits";

const BOTH: readonly AccountKind[] = ["tools", "workload"];

function network(read: readonly string[], ...write: readonly string[]): Calls {
  return { in: ["workload"], read, write: [...write, ...TAG] };
}

const TAG = ["ec2:CreateTags", "ec2:DeleteTags"] as const;
const ROUTE = ["ec2:CreateRoute", "ec2:DeleteRoute", "ec2:ReplaceRoute"] as const;
const READ_VPC = [
  "ec2:DescribeVpcs",
  "ec2:DescribeVpcAttribute",
  "ec2:DescribeNetworkAcls",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroups",
] as const;

const NETWORK: Service["resources"] = {
  aws_vpc: network(READ_VPC, "ec2:CreateVpc", "ec2:DeleteVpc", "ec2:ModifyVpcAttribute"),
  aws_default_security_group: network(
    ["ec2:DescribeSecurityGroups"],
    "ec2:RevokeSecurityGroupIngress",
    "ec2:RevokeSecurityGroupEgress",
  ),
  aws_default_route_table: network(["ec2:DescribeRouteTables"], ...ROUTE),
  aws_internet_gateway: network(
    ["ec2:DescribeInternetGateways"],
    "ec2:CreateInternetGateway",
    "ec2:AttachInternetGateway",
    "ec2:DetachInternetGateway",
    "ec2:DeleteInternetGateway",
  ),
  aws_subnet: network(
    ["ec2:DescribeSubnets"],
    "ec2:CreateSubnet",
    "ec2:DeleteSubnet",
    "ec2:DescribeNetworkInterfaces",
    "ec2:ModifySubnetAttribute",
  ),
  aws_route_table: network(["ec2:DescribeRouteTables"], "ec2:CreateRouteTable", "ec2:DeleteRouteTable"),
  aws_route: network(["ec2:DescribeRouteTables"], ...ROUTE),
  aws_route_table_association: network(
    ["ec2:DescribeRouteTables"],
    "ec2:AssociateRouteTable",
    "ec2:DisassociateRouteTable",
    "ec2:ReplaceRouteTableAssociation",
  ),
  aws_eip: network(
    ["ec2:DescribeAddresses", "ec2:DescribeAddressesAttribute"],
    "ec2:AllocateAddress",
    "ec2:DisassociateAddress",
    "ec2:ReleaseAddress",
  ),
  aws_nat_gateway: network(["ec2:DescribeNatGateways"], "ec2:CreateNatGateway", "ec2:DeleteNatGateway"),
  aws_vpc_endpoint: network(
    ["ec2:DescribeVpcEndpoints", "ec2:DescribePrefixLists"],
    "ec2:CreateVpcEndpoint",
    "ec2:DeleteVpcEndpoints",
    "ec2:ModifyVpcEndpoint",
  ),
};

const SECURITY_GROUPS: Service["resources"] = {
  aws_security_group: {
    in: BOTH,
    read: ["ec2:DescribeSecurityGroups"],
    write: [
      "ec2:CreateSecurityGroup",
      "ec2:DeleteSecurityGroup",
      "ec2:DescribeNetworkInterfaces",
      "ec2:RevokeSecurityGroupEgress",
      "ec2:RevokeSecurityGroupIngress",
      ...TAG,
    ],
  },
  aws_vpc_security_group_egress_rule: rule(
    "ec2:AuthorizeSecurityGroupEgress",
    "ec2:RevokeSecurityGroupEgress",
  ),
  aws_vpc_security_group_ingress_rule: rule(
    "ec2:AuthorizeSecurityGroupIngress",
    "ec2:RevokeSecurityGroupIngress",
  ),
};

function rule(...write: readonly string[]): Calls {
  return {
    in: BOTH,
    read: ["ec2:DescribeSecurityGroupRules"],
    write: [...write, "ec2:ModifySecurityGroupRules", ...TAG],
  };
}

const SERVERS: Service["resources"] = {
  aws_launch_template: network(
    ["ec2:DescribeLaunchTemplates", "ec2:DescribeLaunchTemplateVersions"],
    "ec2:CreateLaunchTemplate",
    "ec2:CreateLaunchTemplateVersion",
    "ec2:DeleteLaunchTemplate",
    "ec2:ModifyLaunchTemplate",
  ),
};

export const EC2: Service = {
  resources: { ...NETWORK, ...SECURITY_GROUPS, ...SERVERS },
  dataSources: {
    aws_eip: { in: ["workload"], read: ["ec2:DescribeAddresses", "ec2:DescribeAddressesAttribute"] },
    aws_security_group: { in: ["workload"], read: ["ec2:DescribeSecurityGroups"] },
    aws_subnets: { in: ["workload"], read: ["ec2:DescribeSubnets"] },
    aws_vpc: { in: ["workload"], read: READ_VPC },
  },
  limits: EC2_LIMITS,
};
