/** AWS's own wording, `kms:GenerateDataKey*`, one by one: each closes what the key closes, and opens nothing. */
export const GENERATE_DATA_KEYS = [
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:GenerateDataKeyPair",
  "kms:GenerateDataKeyPairWithoutPlaintext",
] as const;
