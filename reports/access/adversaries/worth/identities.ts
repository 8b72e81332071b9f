/** What it is worth to do something to those who may do things. */
import type { Worths } from "./worth";

export const WORTH_OF_IDENTITIES: Worths = {
  aws_iam_role: {
    "become the role": "sts:AssumeRole sts:AssumeRoleWithWebIdentity sts:AssumeRoleWithSAML",
    "give a session tags or a name that policies go by":
      "sts:TagSession sts:SetSourceIdentity sts:SetContext",
    "let a service run code as the role": "iam:PassRole ssm:UpdateManagedInstanceRole",
    "change who the role is, or what it may do":
      "iam:UpdateAssumeRolePolicy iam:PutRolePolicy iam:DeleteRolePolicy iam:AttachRolePolicy iam:DetachRolePolicy iam:PutRolePermissionsBoundary iam:DeleteRolePermissionsBoundary iam:TagRole iam:UntagRole iam:CreateRole iam:DeleteRole iam:UpdateRole iam:UpdateRoleDescription",
    "let a service of AWS's in, or shut it out": "iam:CreateServiceLinkedRole iam:DeleteServiceLinkedRole",
  },
  aws_iam_user: {
    "become the user":
      "iam:CreateAccessKey iam:UpdateAccessKey iam:CreateLoginProfile iam:UpdateLoginProfile iam:ChangePassword iam:CreateServiceSpecificCredential iam:UpdateServiceSpecificCredential iam:ResetServiceSpecificCredential iam:UploadSSHPublicKey iam:UpdateSSHPublicKey iam:UploadSigningCertificate iam:UpdateSigningCertificate iam:EnableMFADevice iam:ResyncMFADevice iam:DeactivateMFADevice",
    "change what the user may do":
      "iam:CreateUser iam:UpdateUser iam:PutUserPolicy iam:DeleteUserPolicy iam:AttachUserPolicy iam:DetachUserPolicy iam:PutUserPermissionsBoundary iam:DeleteUserPermissionsBoundary iam:TagUser iam:UntagUser",
    "shut the user out":
      "iam:DeleteUser iam:DeleteAccessKey iam:DeleteLoginProfile iam:DeleteServiceSpecificCredential iam:DeleteSSHPublicKey iam:DeleteSigningCertificate",
  },
  aws_iam_group: {
    "change what the group's users may do, or who they are":
      "iam:CreateGroup iam:UpdateGroup iam:DeleteGroup iam:PutGroupPolicy iam:DeleteGroupPolicy iam:AttachGroupPolicy iam:DetachGroupPolicy iam:AddUserToGroup iam:RemoveUserFromGroup",
  },
  aws_iam_policy: {
    "change what holders of the policy may do":
      "iam:CreatePolicy iam:CreatePolicyVersion iam:SetDefaultPolicyVersion iam:DeletePolicyVersion iam:DeletePolicy iam:TagPolicy iam:UntagPolicy",
  },
  aws_iam_instance_profile: {
    "give instances another role":
      "iam:CreateInstanceProfile iam:DeleteInstanceProfile iam:AddRoleToInstanceProfile iam:RemoveRoleFromInstanceProfile iam:TagInstanceProfile iam:UntagInstanceProfile",
  },
  aws_iam_openid_connect_provider: {
    "change whose tokens count":
      "iam:AddClientIDToOpenIDConnectProvider iam:RemoveClientIDFromOpenIDConnectProvider iam:UpdateOpenIDConnectProviderThumbprint iam:CreateOpenIDConnectProvider iam:DeleteOpenIDConnectProvider iam:TagOpenIDConnectProvider iam:UntagOpenIDConnectProvider",
  },
};
