import { ROLE_PATHS } from "../../../iam/paths";
import { POLICY_PLACES, policiesOf, whereIs } from "../../support/policies";
import { type Resource, referredTo, resourcesOf, type Stacks } from "../../support/stacks";
import { policyText, role, system } from "../fixtures";
import type { Rule } from "../rule";

/**
 * Types that give access by being there, without a policy that the other rules could read. An instance profile gives a
 * role's, whose trust and policies are read; a provider of tokens gives none.
 */
const GIVES_ACCESS =
  /^aws_(iam_(?!role$|role_policy$|user_policy$|instance_profile$|openid_connect_provider$)|kms_grant|s3_bucket_acl|s3_access|ecr_registry_policy|lambda_permission|ram_)/;

export const knownGrants: Rule = {
  title:
    "access is given by inline policies of roles, and of users who upload source, and by policies of keys, buckets, repositories and topics",
  because: "Whatever gave access in another way would be seen by no other rule here.",
  violations: (stacks) =>
    resourcesOf(stacks).flatMap((resource) => [
      ...(GIVES_ACCESS.test(resource.type) &&
      !onlyDenies(stacks, resource) &&
      !onlyUploads(resource) &&
      !appliesStacks(stacks, resource)
        ? [`${whereIs(resource)}: gives access that no rule reads`]
        : []),
      ...policiesElsewhere(resource).map(
        (attribute) => `${whereIs(resource)}: a policy in ${attribute} that no rule reads`,
      ),
    ]),
  kept: () =>
    system({
      aws_iam_role: { web: role() },
      aws_iam_policy: { protection: { policy: policyText({ Effect: "Deny" }) } },
      aws_iam_role_policy_attachment: {
        developers: { role: "developers", policy_arn: "${aws_iam_policy.protection.arn}" },
      },
    }),
  broken: {
    "a managed policy attached": {
      by: () => system({ aws_iam_role_policy_attachment: { web: { role: "web" } } }),
      says: "aws_iam_role_policy_attachment web: gives access",
    },
    "a policy of what applies Slipway's own stacks, attached to another role": {
      by: () =>
        system({
          aws_iam_role: { web: role() },
          aws_iam_policy: {
            apply: { name: "apply", path: ROLE_PATHS.infrastructure, policy: policyText({}) },
          },
          aws_iam_role_policy_attachment: {
            web: { role: "${aws_iam_role.web.name}", policy_arn: "${aws_iam_policy.apply.arn}" },
          },
        }),
      says: "aws_iam_role_policy_attachment web: gives access",
    },
    "a managed policy that allows": {
      by: () => system({ aws_iam_policy: { web: { policy: policyText({ Effect: "Deny" }, {}) } } }),
      says: "aws_iam_policy web: gives access",
    },
    "an access key, which the state would hold": {
      by: () => system({ aws_iam_access_key: { web: { user: "web" } } }),
      says: "gives access",
    },
    "a user": { by: () => system({ aws_iam_user: { web: {} } }), says: "gives access" },
    "a policy inside a role": {
      by: () => system({ aws_iam_role: { web: role({ inline_policy: [{ policy: policyText({}) }] }) } }),
      says: "a policy in inline_policy",
    },
    "a managed policy of a role": {
      by: () =>
        system({ aws_iam_role: { web: role({ managed_policy_arns: ["arn:aws:iam::aws:policy/Admin"] }) } }),
      says: "a policy in managed_policy_arns",
    },
    "a policy of a queue": {
      by: () => system({ aws_sqs_queue_policy: { web: { policy: policyText({}) } } }),
      says: "aws_sqs_queue_policy web: a policy in policy",
    },
  },
};

/** A source control system outside AWS may have no role that it could begin with. */
function onlyUploads({ type, arguments: { path } }: Resource): boolean {
  return type === "aws_iam_user" && path === ROLE_PATHS.upload;
}

/** Policies of the roles that plan and apply are managed, being too long for inline ones: the other rules read them. */
function appliesStacks(stacks: Stacks, resource: Resource): boolean {
  const { policy_arn: policyArn, role: attachedTo } = resource.arguments;
  const lies = (one: Resource | undefined) => one?.arguments.path === ROLE_PATHS.infrastructure;
  if (resource.type === "aws_iam_policy") return lies(resource);
  return lies(referredTo(stacks, resource, policyArn)) && lies(referredTo(stacks, resource, attachedTo));
}

/** True for a managed policy without a statement that allows, and for its attachment. */
function onlyDenies(stacks: Stacks, resource: Resource): boolean {
  const policy = referredTo(stacks, resource, resource.arguments.policy_arn) ?? resource;
  const known = policiesOf(stacks).find(
    (candidate) => candidate.kind === "managed" && candidate.resource.address === policy.address,
  );
  return (
    known?.resource.stack === resource.stack && known.statements.every(({ Effect }) => Effect === "Deny")
  );
}

function policiesElsewhere({ type, arguments: attributes }: Resource): string[] {
  const known = POLICY_PLACES.filter((place) => place.type === type).map(
    ({ attribute }): string => attribute,
  );
  return Object.entries(attributes)
    .filter(([attribute]) => !known.includes(attribute))
    .filter(
      ([attribute, value]) =>
        attribute === "managed_policy_arns" || /\\?"Statement\\?"/.test(JSON.stringify(value)),
    )
    .map(([attribute]) => attribute);
}
