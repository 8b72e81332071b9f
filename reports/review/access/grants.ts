/** Access that isn't given by a policy's text. */
import { ownIn, textFor, type Values } from "../../values";
import { code } from "../code";
import type { Finding } from "../finding";
import { type Change, isConfigured } from "../plan/change";
import { differences, pathText } from "../plan/differences";
import { UNKNOWN } from "../plan/hidden";
import { isFields, isNothing, isSame } from "../plan/values";

/** What a resource allows by being there, in words; the attributes in braces. */
const ALLOWS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aws_iam_role_policy_attachment: "role {role} has the policy {policy_arn}",
    aws_iam_user_policy_attachment: "user {user} has the policy {policy_arn}",
    aws_iam_group_policy_attachment: "group {group} has the policy {policy_arn}",
    aws_iam_policy_attachment: "{roles} {users} {groups} have the policy {policy_arn}",
    aws_iam_role_policy_attachments_exclusive: "role {role_name} has the policies {policy_arns}",
    aws_iam_group_membership: "{users} are members of group {group}",
    aws_iam_user_group_membership: "user {user} is a member of {groups}",
    aws_iam_access_key: "user {user} has an access key",
    aws_iam_user_login_profile: "user {user} signs in with a password",
    aws_iam_instance_profile: "instances with {name} have the role {role}",
    aws_iam_openid_connect_provider:
      "tokens of {url} for {client_id_list} are accepted where roles trust them",
    aws_iam_saml_provider: "assertions of {name} are accepted where roles trust them",
    aws_kms_grant: "{grantee_principal} may {operations} with the key {key_id}",
    aws_lambda_permission: "{principal} may {action} on {function_name} from {source_arn}",
    aws_lambda_layer_version_permission: "{principal} may {action} on {layer_name}",
    aws_sns_topic_subscription: "{endpoint} is told what {topic_arn} says",
    aws_cloudwatch_event_permission: "{principal} may put events on {event_bus_name}",
    aws_ram_principal_association: "{principal} has the share {resource_share_arn}",
    aws_ram_resource_association: "the share {resource_share_arn} holds {resource_arn}",
    aws_ssoadmin_account_assignment: "{principal_id} has {permission_set_arn} in {target_id}",
    aws_ssoadmin_managed_policy_attachment: "{permission_set_arn} has the policy {managed_policy_arn}",
    aws_eks_access_entry: "{principal_arn} has access to the cluster {cluster_name}",
    aws_eks_access_policy_association: "{principal_arn} has {policy_arn} in the cluster {cluster_name}",
    aws_s3_bucket_acl: "the access list of {bucket} is {acl}",
    aws_ami_launch_permission: "{account_id} may launch {image_id}",
    aws_snapshot_create_volume_permission: "{account_id} may make volumes of {snapshot_id}",
    aws_key_pair: "who holds the key {key_name} signs in to its instances",
  }),
);

/** Attributes that give access where they stand; a boundary that goes gives it, too. */
const ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws_iam_role", ["managed_policy_arns", "permissions_boundary"]],
  ["aws_iam_user", ["permissions_boundary"]],
]);

/** A boundary allows less by being there. */
const LIMITS = ["permissions_boundary"];

export function grantFindings(changes: readonly Change[]): Finding[] {
  return changes.flatMap((change) => [...byBeing(change), ...byAttribute(change)]);
}

function byBeing(change: Change): Finding[] {
  const { stack, address, type, action, before, after } = change;
  const words = ALLOWS.get(type);
  if (words === undefined || ["keep", "read", "forget"].includes(action)) return [];
  const [was, is] = [before, after].map((values) => (isFields(values) ? said(words, values) : undefined));
  if (was === is) return [];
  const details = [
    ...(was === undefined ? [] : [`no longer: ${was}`]),
    ...(is === undefined ? [] : [`now: ${is}`]),
  ];
  const kind = is === undefined ? "access-narrowed" : "access-widened";
  return [
    {
      kind,
      stack,
      address,
      text: kind === "access-widened" ? "access is given" : "access is taken",
      details,
    },
  ];
}

function said(words: string, values: Values): string {
  return words
    .replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      ownIn(values, name) === undefined ? "" : code(textOf(ownIn(values, name))),
    )
    .replaceAll(/ {2,}/g, " ")
    .replace(/ (?:from|on)? ?$/, "")
    .trim();
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.map(textFor).join(", ") : textFor(value);
}

function byAttribute(change: Change): Finding[] {
  const { stack, address, type, before, after } = change;
  if (!isFields(before) || !isFields(after)) return [];
  return (ATTRIBUTES.get(type) ?? []).flatMap((name): Finding[] => {
    const [was, is] = [before[name], after[name]];
    const isComputed = is === UNKNOWN && !isConfigured(change, name);
    if (isComputed || isSame(was, is) || (isNothing(was) && isNothing(is))) return [];
    const lists = [was, is].map((value) => (isNothing(value) ? [] : [value].flat().map(textFor)));
    const [old = [], now = []] = LIMITS.includes(name) ? [...lists].reverse() : lists;
    const isWider = LIMITS.includes(name) ? !isNothing(was) : now.some((text) => !old.includes(text));
    const details = differences(was, is, [name]).map(
      ({ path, before: from = "nothing", after: to = "nothing" }) =>
        `${code(pathText(path))}: ${code(textOf(from))} → ${code(textOf(to))}`,
    );
    return [
      {
        kind: isWider ? "access-widened" : "access-narrowed",
        stack,
        address,
        text: `${code(name)} changes`,
        details,
      },
    ];
  });
}
