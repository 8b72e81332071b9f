/** Roles, users and policies, at Slipway's paths. What an apply may change of them is said by `identities.ts`. */
import { CHANGE_PROVIDERS } from "../actions/infrastructure";
import { type AccountKind, any, global } from "./at";
import type { Service } from "./calls";

const BOTH: readonly AccountKind[] = ["tools", "workload"];

/** GitHub's provider of identities. */
export const GITHUB_PROVIDER = "oidc-provider/token.actions.githubusercontent.com";

export const IAM: Service = {
  resources: {
    aws_iam_role: {
      in: BOTH,
      bootstrap: true,
      read: ["iam:GetRole", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "iam:GetRolePolicy"],
      write: [
        "iam:CreateRole",
        "iam:DeleteRole",
        "iam:ListInstanceProfilesForRole",
        "iam:PutRolePermissionsBoundary",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
    },
    aws_iam_role_policy: {
      in: BOTH,
      bootstrap: true,
      read: ["iam:GetRolePolicy"],
      write: ["iam:PutRolePolicy", "iam:DeleteRolePolicy"],
    },
    aws_iam_role_policy_attachment: {
      in: ["tools"],
      bootstrap: true,
      read: ["iam:ListAttachedRolePolicies"],
      write: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
    },
    aws_iam_instance_profile: {
      in: ["workload"],
      read: ["iam:GetInstanceProfile"],
      write: [
        "iam:AddRoleToInstanceProfile",
        "iam:CreateInstanceProfile",
        "iam:DeleteInstanceProfile",
        "iam:GetRole",
        "iam:PassRole",
        "iam:RemoveRoleFromInstanceProfile",
        "iam:TagInstanceProfile",
        "iam:UntagInstanceProfile",
      ],
    },
    aws_iam_policy: {
      in: ["tools"],
      bootstrap: true,
      read: ["iam:GetPolicy", "iam:GetPolicyVersion"],
      write: [
        "iam:CreatePolicy",
        "iam:CreatePolicyVersion",
        "iam:DeletePolicy",
        "iam:DeletePolicyVersion",
        "iam:ListPolicyVersions",
        "iam:TagPolicy",
        "iam:UntagPolicy",
      ],
    },
    aws_iam_user: {
      in: ["tools"],
      read: ["iam:GetUser"],
      write: [
        "iam:CreateUser",
        "iam:DeleteUser",
        "iam:ListGroupsForUser",
        "iam:PutUserPermissionsBoundary",
        "iam:TagUser",
        "iam:UntagUser",
      ],
    },
    aws_iam_user_policy: {
      in: ["tools"],
      read: ["iam:GetUserPolicy"],
      write: ["iam:PutUserPolicy", "iam:DeleteUserPolicy"],
    },
    aws_iam_openid_connect_provider: {
      in: BOTH,
      bootstrap: true,
      read: ["iam:GetOpenIDConnectProvider"],
      write: CHANGE_PROVIDERS,
    },
  },
  limits: [
    {
      sid: "ReadRoles",
      actions: [
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:ListAttachedRolePolicies",
        "iam:ListInstanceProfilesForRole",
        "iam:ListRolePolicies",
      ],
      on: global("iam", any("role/slipway/*")),
      because: "Reads roles with what they allow: there are no secrets in them.",
    },
    {
      sid: "ReadPolicies",
      actions: ["iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyVersions"],
      on: global("iam", any("policy/slipway/*")),
      because: "Reads branch protection, and in a plan of bootstrap the boundary.",
    },
    {
      sid: "ReadUsers",
      actions: ["iam:GetUser", "iam:GetUserPolicy", "iam:ListGroupsForUser"],
      on: global("iam", any("user/slipway/*")),
      because: "Reads the users that upload source, without their keys.",
    },
    {
      sid: "ReadInstanceProfiles",
      actions: ["iam:GetInstanceProfile"],
      on: global("iam", any("instance-profile/slipway/*")),
      because: "Reads which role servers have.",
    },
    {
      sid: "ReadGithubProvider",
      actions: ["iam:GetOpenIDConnectProvider"],
      on: global("iam", any(GITHUB_PROVIDER)),
      because: "Reads GitHub's identity provider, whoever made it.",
    },
  ],
};
