/**
 * What an apply may do to roles, users and policies. Whoever may write policies may become anything they allow: all that an
 * apply makes has the boundary, lies at one of Slipway's paths, and isn't bootstrap's.
 */
import { CHANGE_PROVIDERS } from "../actions/infrastructure";
import { ROLE_PATHS, type RolePath } from "../paths";
import type { Conditions } from "../statement";
import { type AccountKind, type At, global, kindOf, ours } from "./at";
import type { Limit } from "./calls";
import { GITHUB_PROVIDER } from "./iam";

/** Where an account's stacks make roles; those of bootstrap are elsewhere. */
const PATHS: Readonly<Record<AccountKind, readonly RolePath[]>> = {
  tools: [ROLE_PATHS.pipeline, ROLE_PATHS.build, ROLE_PATHS.upload, ROLE_PATHS.github, ROLE_PATHS.service],
  workload: [ROLE_PATHS.deploy, ROLE_PATHS.verify, ROLE_PATHS.service, ROLE_PATHS.runtime, ROLE_PATHS.github],
};

/** What is refused without the boundary; with it, nobody gets more than the boundary allows. */
export const WITH_BOUNDARY = [
  "iam:AttachRolePolicy",
  "iam:CreateRole",
  "iam:DeleteRole",
  "iam:DeleteRolePolicy",
  "iam:DetachRolePolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateRole",
  "iam:UpdateRoleDescription",
] as const;

/** What writes a policy, or makes room for another version of it. */
export const CHANGE_POLICY = [
  "iam:CreatePolicy",
  "iam:CreatePolicyVersion",
  "iam:DeletePolicy",
  "iam:DeletePolicyVersion",
  "iam:TagPolicy",
  "iam:UntagPolicy",
] as const;

/** @param boundary ARN of the policy that every role and user of the account's stacks has as its boundary */
export function identityLimits(boundary: string): Limit[] {
  const bounded = (): Conditions => ({ StringEquals: { "iam:PermissionsBoundary": boundary } });
  return [
    {
      sid: "ChangeRoles",
      actions: WITH_BOUNDARY,
      on: roles,
      when: bounded,
      because:
        "Makes and changes the roles of the stacks, each with the boundary: no role can do more than that allows.",
    },
    {
      sid: "TagRoles",
      actions: ["iam:TagRole", "iam:UntagRole"],
      on: roles,
      because: "Tags those roles: IAM doesn't tell the boundary of a role that is tagged.",
    },
    {
      sid: "ChangeInstanceProfiles",
      actions: [
        "iam:AddRoleToInstanceProfile",
        "iam:CreateInstanceProfile",
        "iam:DeleteInstanceProfile",
        "iam:RemoveRoleFromInstanceProfile",
        "iam:TagInstanceProfile",
        "iam:UntagInstanceProfile",
      ],
      on: global("iam", ours(`instance-profile${ROLE_PATHS.runtime}`)),
      because: "Hands servers their role: which, is the passing of roles to say.",
    },
    {
      sid: "BoundUsers",
      actions: [
        "iam:CreateUser",
        "iam:DeleteUserPolicy",
        "iam:PutUserPermissionsBoundary",
        "iam:PutUserPolicy",
      ],
      on: users,
      when: bounded,
      because: "Makes the users that upload source, each with the boundary.",
    },
    {
      sid: "ChangeUsers",
      actions: ["iam:DeleteUser", "iam:TagUser", "iam:UntagUser"],
      on: users,
      because: "Tags and deletes those users: IAM doesn't tell their boundary here.",
    },
    {
      sid: "ChangePolicies",
      actions: CHANGE_POLICY,
      on: global("iam", ours("policy/slipway/")),
      because: "Branch protection is a policy to attach. The boundary lies at another path.",
    },
    {
      sid: "ChangeGithubProvider",
      actions: CHANGE_PROVIDERS,
      on: (at) => (at.githubProvider ? global("iam", () => GITHUB_PROVIDER)(at) : []),
      because: "The account's stacks make GitHub's identity provider, and nobody else does.",
    },
  ];
}

function roles(at: At): readonly string[] {
  return global("iam", ...PATHS[kindOf(at)].map((path) => ours(`role${path}`)))(at);
}

const users = global("iam", ours(`user${ROLE_PATHS.upload}`));
