/** Predictable ARNs, spelled as AWS's service authorization reference has them. Pure: no lookups. */

/** Where a resource lies. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** The partition of a region: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function partitionOf(region: string): string {
  if (isReference(region)) return "${local.partition}";
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return "aws";
}

/** The host suffix of a region's service endpoints. */
export function dnsSuffixOf(region: string): string {
  if (isReference(region)) return "${local.dns_suffix}";
  return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
}

/** A region that only Terraform knows: what follows from it is a local of the module. */
function isReference(region: string): boolean {
  return /\$\{/.test(region);
}

/** Those locals, of the module's variable `region`. */
export const LOCALS_OF_REGION: Readonly<Record<string, string>> = {
  partition:
    'startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"',
  dns_suffix: 'startswith(var.region, "cn-") ? "amazonaws.com.cn" : "amazonaws.com"',
};

/** `arn:aws:<service>:<region>:<account>:<resource>` */
export function arn(service: string, place: Place, resource: string): string {
  return `arn:${partitionOf(place.region)}:${service}:${place.region}:${place.account}:${resource}`;
}

/** IAM has no region; `path` begins and ends with a slash. */
export function roleArn(place: Place, path: string, name: string): string {
  return `arn:${partitionOf(place.region)}:iam::${place.account}:role${path}${name}`;
}

/** A managed policy of an account; `path` begins and ends with a slash. */
export function policyArn(place: Place, path: string, name: string): string {
  return `arn:${partitionOf(place.region)}:iam::${place.account}:policy${path}${name}`;
}

/** The account as a principal; always narrowed by a condition where we use it. */
export function rootArn(place: Place): string {
  return `arn:${partitionOf(place.region)}:iam::${place.account}:root`;
}

/** A bucket's ARN holds neither account nor region. */
export function bucketArn(region: string, bucket: string): string {
  return `arn:${partitionOf(region)}:s3:::${bucket}`;
}

/** The two halves of a role's ARN that a person needs: account and name with path. */
export function parseRoleArn(text: string): { account: string; path: string; name: string } | undefined {
  const match = /^arn:aws[a-z-]*:iam::(\d{12}):role(\/(?:[\w+=,.@-]+\/)*)([\w+=,.@-]{1,64})$/.exec(text);
  const [, account, path, name] = match ?? [];
  return account && path && name ? { account, path, name } : undefined;
}
