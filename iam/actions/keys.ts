/**
 * What an account's administrators do with a key: everything but use it. Encrypting and decrypting is left to the
 * roles that the key's policy names.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export const ADMINISTER_KEY = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
] as const;

/** What a publisher to an encrypted topic needs of the topic's key. */
export const PUBLISH_ENCRYPTED = ["kms:GenerateDataKey*", "kms:Decrypt"] as const;
