/**
 * What is read of each type of resource. A type that stands in none of these lists is an error: it might let somebody
 * in, and nobody would see it.
 */
import { ARNS } from "./arns";
import { BUCKET_PARTS } from "./records/bucket";
import { OPENING_PARTS } from "./records/opening";
import { RESOURCE_POLICIES } from "./resource-policies";

/** Types that say something of another resource, or of the account; each has its reader. */
export const PARTS: readonly string[] = [
  ...BUCKET_PARTS,
  ...OPENING_PARTS,
  ...Object.keys(RESOURCE_POLICIES),
  "aws_cloudwatch_event_target",
  "aws_cloudwatch_log_resource_policy",
  "aws_iam_role_policy",
  "aws_iam_role_policy_attachment",
  "aws_iam_user_policy",
  "aws_iam_user_policy_attachment",
  "aws_kms_grant",
  "aws_lambda_permission",
  "aws_sns_topic_subscription",
];

const NETWORK = "it says which packets pass; calls to AWS are let through by policies alone";
const GUARDS = "it asks for more approvals, and gives nobody anything";
const TENDS = "it says what is deleted when, by AWS itself";

/** Types that let nobody do anything, and why. */
export const BEAR_NO_ACCESS: Readonly<Record<string, string>> = {
  aws_autoscaling_policy: "it changes the number of instances, by Auto Scaling itself",
  aws_codecommit_approval_rule_template: GUARDS,
  aws_codecommit_approval_rule_template_association: GUARDS,
  aws_default_route_table: NETWORK,
  aws_default_security_group: NETWORK,
  aws_ecr_lifecycle_policy: TENDS,
  aws_eip: NETWORK,
  aws_internet_gateway: NETWORK,
  aws_nat_gateway: NETWORK,
  aws_route: NETWORK,
  aws_route_table: NETWORK,
  aws_route_table_association: NETWORK,
  aws_s3_bucket_lifecycle_configuration: TENDS,
  aws_security_group_rule: NETWORK,
  aws_subnet: NETWORK,
  aws_vpc: NETWORK,
  aws_vpc_endpoint: "its policy only narrows what goes through it",
  aws_vpc_security_group_egress_rule: NETWORK,
  aws_vpc_security_group_ingress_rule: NETWORK,
};

/** `target`: something with an ARN; `part`: said of another resource; `none`: it bears no access. */
export type Bearing = "target" | "part" | "none";

/** Undefined for a type that nobody has thought about. */
export function bearingOf(type: string): Bearing | undefined {
  if (ARNS[type] !== undefined) return "target";
  if (PARTS.includes(type)) return "part";
  return BEAR_NO_ACCESS[type] === undefined ? undefined : "none";
}

/** Arguments by which a type lets others in that are not read here: to set one is an error, never ignored. */
export const UNREAD: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_event_rule: ["role_arn"],
  aws_dynamodb_table: ["resource_policy"],
  aws_s3_bucket: ["acl", "grant", "policy", "replication_configuration", "logging", "versioning"],
};
