/** What a plan opens to a network, or to everybody. */

import { textFor } from "../../values";
import { code, codes } from "../code";
import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { isFields } from "../plan/values";
import { type AttributeRule, ruleFindings } from "./attribute-rules";

const isTrue = (value: unknown) => value === true;

const rule = (
  types: readonly string[],
  attribute: string,
  isDangerous: AttributeRule["isDangerous"],
  means: string,
): AttributeRule => ({ types, attribute, isDangerous, means, fromTheStart: true });

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
const BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
const BLOCKING = ["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"];

const RULES: readonly AttributeRule[] = [
  ...BLOCKS.map((name) => rule(BLOCKING, name, (value) => value !== true, "public access isn't blocked")),
  rule(
    ["aws_s3_bucket", "aws_s3_bucket_acl", "aws_s3_object"],
    "acl",
    (value) => /^public-|^authenticated-read$/.test(textFor(value)),
    "everybody may read, or write",
  ),
  rule(
    [
      "aws_db_instance",
      "aws_rds_cluster_instance",
      "aws_docdb_cluster_instance",
      "aws_redshift_cluster",
      "aws_redshiftserverless_workgroup",
      "aws_dms_replication_instance",
      "aws_mq_broker",
      "aws_neptune_cluster_instance",
    ],
    "publicly_accessible",
    isTrue,
    "it has a public address",
  ),
  rule(
    ["aws_lambda_function_url"],
    "authorization_type",
    (value) => value === "NONE",
    "everybody may call it",
  ),
  rule(["aws_lb", "aws_alb", "aws_elb"], "internal", (value) => value !== true, "it faces the internet"),
  rule(["aws_eks_cluster"], "vpc_config.endpoint_public_access", isTrue, "its endpoint faces the internet"),
  rule(["aws_instance"], "associate_public_ip_address", isTrue, "it has a public address"),
  rule(["aws_subnet"], "map_public_ip_on_launch", isTrue, "what starts in it has a public address"),
  rule(
    ["aws_codebuild_project"],
    "project_visibility",
    (value) => value === "PUBLIC_READ",
    "everybody sees its builds",
  ),
  rule(["aws_ssm_document"], "permissions.account_ids", (value) => value === "all", "everybody may use it"),
];

/** From everywhere. */
const EVERYWHERE = ["0.0.0.0/0", "::/0"];

/** Protection that is destroyed. */
const GUARDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aws_s3_bucket_public_access_block: "public access to the bucket isn't blocked any more",
    aws_s3_account_public_access_block: "public access to the account's buckets isn't blocked any more",
    aws_wafv2_web_acl_association: "no firewall stands before it any more",
    aws_guardduty_detector: "nobody looks for attacks any more",
  }),
);

export function exposureFindings(changes: readonly Change[]): Finding[] {
  return [
    ...ruleFindings("exposed", RULES, changes),
    ...changes.flatMap(openedBy),
    ...changes.flatMap(({ action, type, stack, address }): Finding[] => {
      const means = GUARDS.get(type);
      return action !== "delete" || means === undefined
        ? []
        : [{ kind: "exposed", stack, address, text: means, details: [] }];
    }),
  ];
}

/** A way in: from where, to which ports. */
interface Ingress {
  readonly from: string;
  readonly to: string;
}

/** Ways in from everywhere that weren't there. */
function openedBy({ stack, address, type, before, after }: Change): Finding[] {
  const was = ingressOf(type, before).map(nameOf);
  const opened = ingressOf(type, after).filter(
    (way) => EVERYWHERE.includes(way.from) && !was.includes(nameOf(way)),
  );
  if (opened.length === 0) return [];
  const details = opened.map(({ from, to }) => `from ${code(from)} to ${to}`);
  return [{ kind: "exposed", stack, address, text: "opened to everywhere", details }];
}

function nameOf({ from, to }: Ingress): string {
  return `${from} ${to}`;
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html */
function ingressOf(type: string, values: unknown): Ingress[] {
  if (!isFields(values)) return [];
  if (type === "aws_security_group" || type === "aws_default_security_group") {
    return [values.ingress ?? []].flat().flatMap(waysOf);
  }
  if (type === "aws_security_group_rule") return values.type === "ingress" ? waysOf(values) : [];
  return type === "aws_vpc_security_group_ingress_rule" ? waysOf(values) : [];
}

const SOURCES = ["cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"];

function waysOf(rule: unknown): Ingress[] {
  if (!isFields(rule)) return [];
  const sources = SOURCES.flatMap((name) => [rule[name] ?? []].flat()).map(textFor);
  const protocol = textFor(rule.protocol ?? rule.ip_protocol ?? "-1");
  const ports = [
    ...new Set([rule.from_port, rule.to_port].flatMap((port) => (port === undefined ? [] : [textFor(port)]))),
  ];
  const to = protocol === "-1" ? "every port" : `${codes([protocol])} ${codes([ports.join("-")])}`;
  return sources.map((from) => ({ from, to }));
}
