/** Where something lies, and how AWS spells it. */

export interface Place {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
}

/** By the beginning of a region's name. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-iso-", "aws-iso"],
  ["us-isob-", "aws-iso-b"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-isof-", "aws-iso-f"],
  ["eusc-", "aws-eusc"],
];

/** The partition of a region: `aws`, `aws-cn`, … */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws";
}

/** The host suffix of a region's endpoints, as image addresses and service names have it. */
export function dnsSuffixOf(region: string): string {
  return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
}

/** `arn:<partition>:<service>:<region>:<account>:<resource>` */
export function regional(service: string, { account, region }: Place, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;
}

/** The same for services that know no regions: IAM, CloudFront, CloudWatch's dashboards. */
export function global(service: string, { account, region }: Place, resource: string): string {
  return `arn:${partitionOf(region)}:${service}::${account}:${resource}`;
}
