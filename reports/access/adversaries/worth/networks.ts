/** What it is worth to do something to the network that things run in. */
import type { Worths } from "./worth";

const TAGS = { "change tags that policies go by": "ec2:CreateTags ec2:DeleteTags" };

export const WORTH_OF_NETWORKS: Worths = {
  "network-interface": {
    "sit in the network":
      "ec2:CreateNetworkInterface ec2:DeleteNetworkInterface ec2:AttachNetworkInterface ec2:DetachNetworkInterface ec2:AssignPrivateIpAddresses ec2:UnassignPrivateIpAddresses ec2:AssignIpv6Addresses ec2:UnassignIpv6Addresses ec2:CreateNetworkInterfacePermission ec2:DeleteNetworkInterfacePermission",
    "let other packets in or out":
      "ec2:ModifyNetworkInterfaceAttribute ec2:ResetNetworkInterfaceAttribute ec2:AssociateAddress ec2:DisassociateAddress",
    "listen in": "ec2:CreateTrafficMirrorSession ec2:CreateTrafficMirrorTarget",
    ...TAGS,
  },
  aws_security_group: {
    "let other packets in or out":
      "ec2:AuthorizeSecurityGroupIngress ec2:AuthorizeSecurityGroupEgress ec2:RevokeSecurityGroupIngress ec2:RevokeSecurityGroupEgress ec2:ModifySecurityGroupRules ec2:CreateSecurityGroup ec2:DeleteSecurityGroup ec2:AssociateSecurityGroupVpc ec2:DisassociateSecurityGroupVpc",
    ...TAGS,
  },
  // Of a VPC and its parts, whichever a policy names.
  network: {
    "let other packets in or out":
      "ec2:CreateNetworkAcl ec2:CreateNetworkAclEntry ec2:ReplaceNetworkAclEntry ec2:DeleteNetworkAclEntry ec2:ReplaceNetworkAclAssociation ec2:DeleteNetworkAcl ec2:ModifyManagedPrefixList ec2:RestoreManagedPrefixListVersion ec2:ModifyVpcBlockPublicAccessOptions ec2:CreateVpcBlockPublicAccessExclusion ec2:ModifyVpcBlockPublicAccessExclusion ec2:DeleteVpcBlockPublicAccessExclusion ec2:CreateInstanceConnectEndpoint ec2:ModifyInstanceConnectEndpoint ec2-instance-connect:OpenTunnel",
    "send packets another way":
      "ec2:CreateRoute ec2:ReplaceRoute ec2:DeleteRoute ec2:CreateRouteTable ec2:DeleteRouteTable ec2:AssociateRouteTable ec2:DisassociateRouteTable ec2:ReplaceRouteTableAssociation ec2:EnableVgwRoutePropagation ec2:DisableVgwRoutePropagation ec2:EnableRouteServerPropagation ec2:DisableRouteServerPropagation ec2:CreateDhcpOptions ec2:DeleteDhcpOptions ec2:AssociateDhcpOptions",
    "join the network to others":
      "ec2:CreateVpcPeeringConnection ec2:AcceptVpcPeeringConnection ec2:ModifyVpcPeeringConnectionOptions ec2:CreateTransitGatewayVpcAttachment ec2:ModifyTransitGatewayVpcAttachment ec2:AttachVpnGateway ec2:AttachInternetGateway ec2:CreateInternetGateway ec2:CreateEgressOnlyInternetGateway ec2:CreateNatGateway ec2:AssociateNatGatewayAddress ec2:AssignPrivateNatGatewayAddress ec2:AllocateAddress ec2:EnableAddressTransfer ec2:AcceptAddressTransfer ec2:CreateVpcEndpoint ec2:ModifyVpcEndpoint ec2:AcceptVpcEndpointConnections ec2:CreateVpcEndpointServiceConfiguration ec2:ModifyVpcEndpointServiceConfiguration ec2:ModifyVpcEndpointServicePermissions ec2:AssociateClientVpnTargetNetwork ec2:AuthorizeClientVpnIngress ec2:ApplySecurityGroupsToClientVpnTargetNetwork ec2:CreateVerifiedAccessEndpoint ec2:ModifyVerifiedAccessEndpoint",
    "cut the network":
      "ec2:DeleteVpc ec2:DeleteSubnet ec2:DeleteVpcPeeringConnection ec2:RejectVpcPeeringConnection ec2:DeleteTransitGatewayVpcAttachment ec2:DetachVpnGateway ec2:DetachInternetGateway ec2:DeleteInternetGateway ec2:DeleteEgressOnlyInternetGateway ec2:DeleteNatGateway ec2:DisassociateNatGatewayAddress ec2:UnassignPrivateNatGatewayAddress ec2:ReleaseAddress ec2:DisableAddressTransfer ec2:DeleteVpcEndpoints ec2:RejectVpcEndpointConnections ec2:DeleteVpcEndpointServiceConfigurations ec2:DeleteInstanceConnectEndpoint ec2:DeleteManagedPrefixList",
    "change the network":
      "ec2:CreateVpc ec2:CreateDefaultVpc ec2:ModifyVpcAttribute ec2:ModifyVpcTenancy ec2:AssociateVpcCidrBlock ec2:DisassociateVpcCidrBlock ec2:CreateSubnet ec2:CreateDefaultSubnet ec2:ModifySubnetAttribute ec2:AssociateSubnetCidrBlock ec2:DisassociateSubnetCidrBlock ec2:CreateSubnetCidrReservation ec2:DeleteSubnetCidrReservation ec2:CreateManagedPrefixList ec2:ModifyAddressAttribute ec2:ResetAddressAttribute ec2:ModifyAccountVpcEncryptionControl ec2:CreateVpcEncryptionControl ec2:ModifyVpcEncryptionControl ec2:DeleteVpcEncryptionControl",
    "listen in":
      "ec2:ModifyTrafficMirrorSession ec2:CreateTrafficMirrorFilter ec2:CreateTrafficMirrorFilterRule ec2:ModifyTrafficMirrorFilterRule ec2:ModifyTrafficMirrorFilterNetworkServices ec2:CreateFlowLogs",
    "blind what watches the network": "ec2:DeleteFlowLogs",
  },
};
