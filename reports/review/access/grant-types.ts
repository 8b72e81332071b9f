/** Types that give access by being there, and what of them gives how much. */
import type { Values } from "../../values";

/** Words for what is given; attributes in braces, and in brackets what is said only if they are there. */
export interface Grant {
  readonly words: string;
  /** Attributes that allow less by being there. */
  readonly limits?: readonly string[];
  /** True of values that give nothing. */
  readonly isEmpty?: (values: Values) => boolean;
}

const ON_LAMBDA = "[ from {source_arn}][ of account {source_account}][ of organization {principal_org_id}]";

const GRANTS: Readonly<Record<string, string | Grant>> = {
  aws_iam_role_policy_attachment: "role {role} has the policy {policy_arn}",
  aws_iam_user_policy_attachment: "user {user} has the policy {policy_arn}",
  aws_iam_group_policy_attachment: "group {group} has the policy {policy_arn}",
  aws_iam_policy_attachment:
    "{policy_arn} is the policy of[ roles {roles}][ users {users}][ groups {groups}]",
  aws_iam_role_policy_attachments_exclusive: "role {role_name} has the policies {policy_arns}",
  aws_iam_user_policy_attachments_exclusive: "user {user_name} has the policies {policy_arns}",
  aws_iam_group_policy_attachments_exclusive: "group {group_name} has the policies {policy_arns}",
  aws_iam_group_membership: "{users} are members of group {group}",
  aws_iam_user_group_membership: "user {user} is a member of {groups}",
  aws_iam_access_key: {
    words: "user {user} has an access key",
    isEmpty: ({ status }) => status === "Inactive",
  },
  aws_iam_service_specific_credential: {
    words: "user {user_name} has a password for {service_name}",
    isEmpty: ({ status }) => status === "Inactive",
  },
  aws_iam_user_login_profile: "user {user} signs in with a password",
  aws_iam_instance_profile: "instances with {name} have the role {role}",
  aws_iam_openid_connect_provider: "tokens of {url} for {client_id_list} are accepted where roles trust them",
  aws_iam_saml_provider: "assertions of {name} are accepted where roles trust them",
  aws_kms_grant: {
    words: "{grantee_principal} may {operations} with the key {key_id}[ if {constraints}]",
    limits: ["constraints"],
  },
  aws_lambda_permission: {
    words: `{principal} may {action} on {function_name}${ON_LAMBDA}[ with authorization {function_url_auth_type}]`,
    limits: ["source_arn", "source_account", "principal_org_id", "event_source_token"],
  },
  aws_lambda_layer_version_permission: {
    words: "{principal} may {action} on {layer_name}[ of organization {organization_id}]",
    limits: ["organization_id"],
  },
  aws_sns_topic_subscription: "{endpoint} is told what {topic_arn} says",
  aws_cloudwatch_event_permission: {
    words: "{principal} may put events on {event_bus_name}[ if {condition}]",
    limits: ["condition"],
  },
  aws_ram_principal_association: "{principal} has the share {resource_share_arn}",
  aws_ram_resource_association: "the share {resource_share_arn} holds {resource_arn}",
  aws_ssoadmin_account_assignment: "{principal_id} has {permission_set_arn} in {target_id}",
  aws_ssoadmin_managed_policy_attachment: "{permission_set_arn} has the policy {managed_policy_arn}",
  aws_ssoadmin_customer_managed_policy_attachment:
    "{permission_set_arn} has the policy {customer_managed_policy_reference}",
  aws_identitystore_group_membership: "{member_id} is a member of group {group_id}",
  aws_lakeformation_permissions: "{principal} may {permissions}[ and give {permissions_with_grant_option}]",
  aws_eks_access_entry:
    "{principal_arn} has access to the cluster {cluster_name}[ as a member of {kubernetes_groups}]",
  aws_eks_access_policy_association:
    "{principal_arn} has {policy_arn} in the cluster {cluster_name}[ for {access_scope}]",
  aws_vpc_endpoint_service_allowed_principal: "{principal_arn} may connect to {vpc_endpoint_service_id}",
  aws_s3_bucket_acl: {
    words: "the access list of {bucket} is[ {acl}][ {access_control_policy}]",
    isEmpty: ({ acl }) => acl === "private",
  },
  aws_ami_launch_permission: "{account_id} may launch {image_id}",
  aws_snapshot_create_volume_permission: "{account_id} may make volumes of {snapshot_id}",
  aws_key_pair: "who holds the key {key_name} signs in to its instances",
  azurerm_role_assignment: "{principal_id} has[ {role_definition_name}][ {role_definition_id}] in {scope}",
  kubernetes_cluster_role_binding: "{subject} have {role_ref} in the cluster",
  kubernetes_cluster_role_binding_v1: "{subject} have {role_ref} in the cluster",
  kubernetes_role_binding: "{subject} have {role_ref}",
  kubernetes_role_binding_v1: "{subject} have {role_ref}",
};

/** Google has three of each of its types. https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project_iam */
const FAMILIES: readonly (readonly [RegExp, Grant])[] = [
  [/^google_\w+_iam_member$/, { words: "{member} has {role}[ if {condition}]", limits: ["condition"] }],
  [/^google_\w+_iam_binding$/, { words: "{members} have {role}[ if {condition}]", limits: ["condition"] }],
  [/^google_\w+_iam_policy$/, { words: "the policy is {policy_data}" }],
];

/** What allows less by being there, and more by going. */
export const BARS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aws_organizations_policy_attachment: "{policy_id} limits {target_id}",
    aws_ssoadmin_permissions_boundary_attachment: "{permissions_boundary} limits {permission_set_arn}",
  }),
);

export function grantOf(type: string): Grant | undefined {
  const known = Object.hasOwn(GRANTS, type) ? GRANTS[type] : undefined;
  if (known === undefined) return FAMILIES.find(([family]) => family.test(type))?.[1];
  return typeof known === "string" ? { words: known } : known;
}
