/** Distributions. CloudFront is global; ids are AWS's to choose. */
import { type AccountKind, any, becomesOurs, everything, global, isOurs } from "./at";
import type { Service } from "./calls";

const HERE: readonly AccountKind[] = ["workload"];
const DISTRIBUTIONS = global("cloudfront", any("distribution/*"));
const ACCESS_CONTROLS = global("cloudfront", any("origin-access-control/*"));

export const CLOUDFRONT: Service = {
  resources: {
    aws_cloudfront_distribution: {
      in: HERE,
      read: ["cloudfront:GetDistribution", "cloudfront:ListTagsForResource"],
      write: [
        "cloudfront:CreateDistribution",
        "cloudfront:DeleteDistribution",
        "cloudfront:TagResource",
        "cloudfront:UntagResource",
        "cloudfront:UpdateDistribution",
      ],
    },
    aws_cloudfront_origin_access_control: {
      in: HERE,
      read: ["cloudfront:GetOriginAccessControl"],
      write: [
        "cloudfront:CreateOriginAccessControl",
        "cloudfront:DeleteOriginAccessControl",
        "cloudfront:UpdateOriginAccessControl",
      ],
    },
  },
  limits: [
    {
      sid: "ReadDistributions",
      actions: [
        "cloudfront:GetDistribution",
        "cloudfront:GetOriginAccessControl",
        "cloudfront:ListTagsForResource",
      ],
      on: (at) => [...DISTRIBUTIONS(at), ...ACCESS_CONTROLS(at)],
      because: "Reads distributions' settings.",
    },
    {
      sid: "MakeDistributions",
      actions: ["cloudfront:CreateDistribution"],
      on: everything,
      when: becomesOurs,
      because: "Makes distributions that bear the organization's tag; takes no resource.",
    },
    {
      sid: "TagNewDistributions",
      actions: ["cloudfront:TagResource"],
      on: DISTRIBUTIONS,
      when: (at) => ({ ...becomesOurs(at), Null: { "aws:ResourceTag/slipway-organization": "true" } }),
      because: "A distribution is tagged as it is made; one of another organization's isn't taken over so.",
    },
    {
      sid: "ChangeDistributions",
      actions: [
        "cloudfront:DeleteDistribution",
        "cloudfront:TagResource",
        "cloudfront:UntagResource",
        "cloudfront:UpdateDistribution",
      ],
      on: DISTRIBUTIONS,
      when: isOurs,
      because: "Changes and deletes what bears the organization's tag.",
    },
    {
      sid: "MakeAccessControls",
      actions: ["cloudfront:CreateOriginAccessControl"],
      on: everything,
      because: "How CloudFront signs in to a bucket. Takes neither resource nor tag.",
    },
    {
      sid: "ChangeAccessControls",
      actions: ["cloudfront:DeleteOriginAccessControl", "cloudfront:UpdateOriginAccessControl"],
      on: ACCESS_CONTROLS,
      because: "Changes and deletes it. Ids are AWS's, and there are no tags.",
    },
  ],
};
