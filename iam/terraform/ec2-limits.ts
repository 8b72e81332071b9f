/** What calls to EC2 can be limited to: ids are AWS's to choose, so things are told by the organization's tag. */
import { type At, any, becomesOurs, everything, here, isOurs, kindOf } from "./at";
import type { Limit } from "./calls";

/** What makes something, which is tagged as it is made. */
const MAKE = [
  "ec2:AllocateAddress",
  "ec2:CreateInternetGateway",
  "ec2:CreateLaunchTemplate",
  "ec2:CreateNatGateway",
  "ec2:CreateRouteTable",
  "ec2:CreateSecurityGroup",
  "ec2:CreateSubnet",
  "ec2:CreateVpc",
  "ec2:CreateVpcEndpoint",
] as const;

/** What `ec2:CreateAction` may be: the call that makes the thing. */
const CREATE_ACTIONS = [
  ...MAKE.map((action) => action.slice("ec2:".length)),
  "AuthorizeSecurityGroupEgress",
  "AuthorizeSecurityGroupIngress",
];

const DEFAULTS = here("ec2", any("route-table/*"), any("security-group/*"));
const GROUPS = here("ec2", any("security-group/*"));
const RULES = here("ec2", any("security-group-rule/*"));
const NETWORK = here(
  "ec2",
  any("elastic-ip/*"),
  any("internet-gateway/*"),
  any("launch-template/*"),
  any("natgateway/*"),
  any("route-table/*"),
  any("subnet/*"),
  any("vpc/*"),
  any("vpc-endpoint/*"),
);

/** What an account's stacks make: the tools account has the security groups of builds, in a VPC of somebody's. */
function made(at: At): readonly string[] {
  return kindOf(at) === "tools" ? GROUPS(at) : [...GROUPS(at), ...NETWORK(at)];
}

export const EC2_LIMITS: readonly Limit[] = [
  {
    sid: "ReadNetwork",
    actions: [
      "ec2:DescribeAddresses",
      "ec2:DescribeAddressesAttribute",
      "ec2:DescribeInternetGateways",
      "ec2:DescribeLaunchTemplateVersions",
      "ec2:DescribeLaunchTemplates",
      "ec2:DescribeNatGateways",
      "ec2:DescribeNetworkAcls",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribePrefixLists",
      "ec2:DescribeRouteTables",
      "ec2:DescribeSecurityGroupRules",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcEndpoints",
      "ec2:DescribeVpcs",
    ],
    on: everything,
    because: "Reads networks, with the user data of launch templates. These take no resource.",
  },
  {
    sid: "ReadVpcSettings",
    actions: ["ec2:DescribeVpcAttribute"],
    on: here("ec2", any("vpc/*")),
    because: "Reads two settings of a VPC, which may be one that Slipway didn't make.",
  },
  {
    sid: "MakeNetwork",
    actions: MAKE,
    on: made,
    when: becomesOurs,
    because: "Makes what bears the organization's tag.",
  },
  {
    sid: "MakeInVpc",
    actions: ["ec2:CreateSecurityGroup"],
    on: here("ec2", any("vpc/*")),
    because: "A security group may lie in a VPC that Slipway didn't make.",
  },
  {
    sid: "ChangeNetwork",
    actions: [
      "ec2:AssociateRouteTable",
      "ec2:AttachInternetGateway",
      "ec2:AuthorizeSecurityGroupEgress",
      "ec2:AuthorizeSecurityGroupIngress",
      "ec2:CreateLaunchTemplateVersion",
      "ec2:CreateNatGateway",
      "ec2:CreateRoute",
      "ec2:CreateRouteTable",
      "ec2:CreateSubnet",
      "ec2:CreateTags",
      "ec2:CreateVpcEndpoint",
      "ec2:DeleteInternetGateway",
      "ec2:DeleteLaunchTemplate",
      "ec2:DeleteNatGateway",
      "ec2:DeleteRoute",
      "ec2:DeleteRouteTable",
      "ec2:DeleteSecurityGroup",
      "ec2:DeleteSubnet",
      "ec2:DeleteTags",
      "ec2:DeleteVpc",
      "ec2:DeleteVpcEndpoints",
      "ec2:DetachInternetGateway",
      "ec2:DisassociateAddress",
      "ec2:DisassociateRouteTable",
      "ec2:ModifyLaunchTemplate",
      "ec2:ModifySecurityGroupRules",
      "ec2:ModifySubnetAttribute",
      "ec2:ModifyVpcAttribute",
      "ec2:ModifyVpcEndpoint",
      "ec2:ReleaseAddress",
      "ec2:ReplaceRoute",
      "ec2:ReplaceRouteTableAssociation",
      "ec2:RevokeSecurityGroupEgress",
      "ec2:RevokeSecurityGroupIngress",
    ],
    on: (at) => [...made(at), ...RULES(at)],
    when: isOurs,
    because: "Changes and deletes what bears the organization's tag, and makes things in it.",
  },
  {
    sid: "MakeRules",
    actions: ["ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress"],
    on: RULES,
    when: becomesOurs,
    because: "A rule bears the tag as its group does, and is asked for beside it.",
  },
  {
    sid: "TagWhatIsMade",
    actions: ["ec2:CreateTags"],
    on: (at) => [...made(at), ...RULES(at)],
    when: () => ({ StringEquals: { "ec2:CreateAction": [...CREATE_ACTIONS] } }),
    because: "Tags a thing in the call that makes it, and no other thing.",
  },
  {
    sid: "TagDefaults",
    actions: ["ec2:CreateTags"],
    on: (at) => (kindOf(at) === "tools" ? [] : DEFAULTS(at)),
    when: (at) => ({ ...becomesOurs(at), Null: { "aws:ResourceTag/slipway-organization": "true" } }),
    because:
      "A new VPC has a route table and a security group that nobody has tagged. AWS can't tell them from those of other VPCs.",
  },
  {
    sid: "ReleaseNetworkInterfaces",
    actions: ["ec2:DisassociateAddress"],
    on: here("ec2", any("network-interface/*")),
    because:
      "Takes an address from a NAT gateway's interface, which bears no tag; the address does, and is asked for.",
  },
];
