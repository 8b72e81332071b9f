/** Actions that AWS's reference calls management of permissions, and no attacker is after here; read by a person. */
export interface HarmlessAction {
  readonly what: RegExp;
  readonly because: string;
}

const SHUTS = "it shuts what was open, or takes away what was shared";

export const HARMLESS_ACTIONS: readonly HarmlessAction[] = [
  {
    what: /:AllowVendedLogDeliveryForResource$/,
    because: "it lets AWS send a resource's logs to where the same caller may have them sent",
  },
  {
    what: /^cloudwatch:\w*Access(Grant|Profile)/,
    because: "it shares dashboards; no release depends on one",
  },
  { what: /^cloudwatch:\w*DomainAccessGrantForOrganization$/, because: "it shares dashboards, too" },
  {
    what: /^ec2:(\w+CoipPoolPermission|\w+LocalGatewayRouteTablePermission|\w+OdbNetworkPeering)$/,
    because: "Outposts and Oracle's databases: no stack has them",
  },
  {
    what: /^ec2:(Put|Delete)ResourcePolicy$/,
    because: "of address pools, placement groups and Verified Access: no stack has them",
  },
  {
    what: /^ec2:(At|De)tach(Appliance|Resources)\w+$/,
    because: "it says which packets pass where, or which machines stand together",
  },
  {
    what: /^ec2:(Enable\w+BlockPublicAccess|CancelImageLaunchPermission|ResetSnapshotAttribute)$/,
    because: SHUTS,
  },
  {
    what: /^ec2:ModifyVpcEndpointServicePermissions$/,
    because: "it lets others' packets reach a service; no stack offers one so",
  },
  {
    what: /^iam:DeleteAccountPasswordPolicy$/,
    because: "nobody here signs in with a password of IAM",
  },
  {
    what: /^organizations:/,
    because:
      "AWS takes them from an organization's management account and its delegates, and no stack is for these",
  },
  { what: /^secretsmanager:ValidateResourcePolicy$/, because: "it reads a policy, and changes none" },
  {
    what: /^xray:PutEncryptionConfig$/,
    because: "what an application tells of itself is no part of a release",
  },
];
