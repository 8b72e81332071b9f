/** A distribution of CloudFront: whose files it serves. https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origin.html */
import { Fields } from "../fields";
import { partitionOf } from "../place";
import type { Resource } from "../resource";

export interface DistributionRecord {
  readonly arn: string;
  /** ARNs of the buckets among its origins. */
  readonly bucketArns: readonly string[];
}

export function distributionRecord(resource: Resource): DistributionRecord {
  const { arn = "", place } = resource;
  const names = Fields.of(resource)
    .blocks("origin")
    .flatMap((origin) => bucketIn(origin.loose("domain_name") ?? ""));
  return { arn, bucketArns: names.map((name) => `arn:${partitionOf(place.region)}:s3:::${name}`) };
}

/** `site.s3.us-east-1.amazonaws.com` is the bucket `site`. */
function bucketIn(domain: string): string[] {
  const [, name] = /^(.+)\.s3[.-]/.exec(domain) ?? [];
  return name === undefined ? [] : [name];
}
