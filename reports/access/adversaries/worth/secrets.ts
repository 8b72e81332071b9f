/** What it is worth to do something to keys, and to what they close. */
import type { Worths } from "./worth";

export const WORTH_OF_SECRETS: Worths = {
  aws_kms_key: {
    "look at a key": "kms:DescribeKey",
    "open what the key closes": "kms:Decrypt kms:ReEncryptFrom kms:CreateGrant kms:DeriveSharedSecret",
    "close what others take for the key's":
      "kms:Encrypt kms:ReEncryptTo kms:GenerateDataKey kms:GenerateDataKeyWithoutPlaintext kms:GenerateDataKeyPair kms:GenerateDataKeyPairWithoutPlaintext",
    "sign in the key's name": "kms:Sign kms:Verify kms:GenerateMac kms:VerifyMac",
    "change who may use the key":
      "kms:PutKeyPolicy kms:RevokeGrant kms:RetireGrant kms:ReplicateKey kms:UpdatePrimaryRegion kms:SynchronizeMultiRegionKey kms:CreateAlias kms:UpdateAlias kms:TagResource kms:UntagResource kms:UpdateKeyDescription",
    "change what the key is":
      "kms:ImportKeyMaterial kms:RotateKeyOnDemand kms:EnableKeyRotation kms:DisableKeyRotation kms:EnableKey kms:CancelKeyDeletion",
    "make the key useless":
      "kms:ScheduleKeyDeletion kms:DisableKey kms:DeleteAlias kms:DeleteImportedKeyMaterial",
  },
  aws_secretsmanager_secret: {
    "read a secret": "secretsmanager:GetSecretValue",
    "change a secret":
      "secretsmanager:CreateSecret secretsmanager:PutSecretValue secretsmanager:UpdateSecret secretsmanager:UpdateSecretVersionStage secretsmanager:RotateSecret secretsmanager:CancelRotateSecret secretsmanager:ReplicateSecretToRegions secretsmanager:RemoveRegionsFromReplication secretsmanager:StopReplicationToReplica secretsmanager:DeleteSecret secretsmanager:RestoreSecret",
    "change who may read a secret":
      "secretsmanager:PutResourcePolicy secretsmanager:DeleteResourcePolicy secretsmanager:TagResource secretsmanager:UntagResource",
  },
  aws_ssm_parameter: {
    "read a parameter": "ssm:GetParameter ssm:GetParameters ssm:GetParametersByPath ssm:GetParameterHistory",
    "change a parameter, or who may read it":
      "ssm:PutParameter ssm:LabelParameterVersion ssm:UnlabelParameterVersion ssm:DeleteParameter ssm:DeleteParameters ssm:PutResourcePolicy ssm:DeleteResourcePolicy ssm:AddTagsToResource ssm:RemoveTagsFromResource",
  },
};
