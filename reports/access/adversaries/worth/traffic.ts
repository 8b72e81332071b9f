/** What it is worth to do something to what visitors come through. */
import type { Worths } from "./worth";

const TAGS = {
  "change tags that policies go by": "elasticloadbalancing:AddTags elasticloadbalancing:RemoveTags",
};
const CDN_TAGS = { "change tags that policies go by": "cloudfront:TagResource cloudfront:UntagResource" };

export const WORTH_OF_TRAFFIC: Worths = {
  aws_cloudfront_distribution: {
    "change what visitors get":
      "cloudfront:UpdateDistribution cloudfront:UpdateDistributionWithStagingConfig cloudfront:CopyDistribution cloudfront:CreateInvalidation cloudfront:DeleteDistribution",
    "take a name's visitors over": "cloudfront:AssociateAlias cloudfront:UpdateDomainAssociation",
    "let in whom a firewall keeps out":
      "cloudfront:AssociateDistributionWebACL cloudfront:DisassociateDistributionWebACL",
    "read what it says to its origins": "cloudfront:GetDistribution cloudfront:GetDistributionConfig",
    ...CDN_TAGS,
  },
  aws_cloudfront_function: {
    "change what visitors get":
      "cloudfront:UpdateFunction cloudfront:PublishFunction cloudfront:DeleteFunction",
    "read its code": "cloudfront:GetFunction",
    ...CDN_TAGS,
  },
  aws_cloudfront_origin_access_control: {
    "change as whom a distribution reads":
      "cloudfront:UpdateOriginAccessControl cloudfront:DeleteOriginAccessControl",
  },
  aws_lb: {
    "move traffic": "elasticloadbalancing:CreateListener elasticloadbalancing:SetSubnets",
    "let in whom a firewall keeps out":
      "elasticloadbalancing:SetSecurityGroups elasticloadbalancing:CreateWebACLAssociation elasticloadbalancing:DeleteWebACLAssociation",
    "change or stop the load balancer":
      "elasticloadbalancing:CreateLoadBalancer elasticloadbalancing:DeleteLoadBalancer elasticloadbalancing:ModifyLoadBalancerAttributes elasticloadbalancing:ModifyCapacityReservation elasticloadbalancing:ModifyIpPools elasticloadbalancing:SetIpAddressType",
    ...TAGS,
  },
  aws_lb_listener: {
    "move traffic":
      "elasticloadbalancing:ModifyListener elasticloadbalancing:ModifyListenerAttributes elasticloadbalancing:DeleteListener elasticloadbalancing:CreateRule",
    "show visitors another certificate":
      "elasticloadbalancing:AddListenerCertificates elasticloadbalancing:RemoveListenerCertificates",
    ...TAGS,
  },
  aws_lb_listener_rule: {
    "move traffic":
      "elasticloadbalancing:ModifyRule elasticloadbalancing:DeleteRule elasticloadbalancing:SetRulePriorities",
    ...TAGS,
  },
  aws_lb_target_group: {
    "move traffic":
      "elasticloadbalancing:RegisterTargets elasticloadbalancing:DeregisterTargets elasticloadbalancing:CreateTargetGroup elasticloadbalancing:ModifyTargetGroup elasticloadbalancing:ModifyTargetGroupAttributes elasticloadbalancing:DeleteTargetGroup",
    ...TAGS,
  },
};
