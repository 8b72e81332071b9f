/** Keys have no chosen name: they are told by the organization's tag. No action here encrypts or decrypts. */
import { type AccountKind, any, becomesOurs, everything, everywhere, isOurs, ours } from "./at";
import type { Service } from "./calls";

const BOTH: readonly AccountKind[] = ["tools", "workload"];
const KEYS = everywhere("kms", any("key/*"));

/** Keys of the account that stand for something else than their things: no apply changes them. */
export const CHANGE_KEY = [
  "kms:DisableKeyRotation",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateKeyDescription",
] as const;

export const CHANGE_ALIAS = ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"] as const;

export const KMS: Service = {
  resources: {
    aws_kms_key: {
      in: BOTH,
      bootstrap: true,
      read: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"],
      write: ["kms:CreateKey", "kms:EnableKeyRotation", ...CHANGE_KEY],
    },
    aws_kms_alias: { in: BOTH, bootstrap: true, read: ["kms:ListAliases"], write: CHANGE_ALIAS },
  },
  dataSources: {
    aws_kms_alias: { in: ["tools"], read: ["kms:DescribeKey", "kms:ListAliases"] },
  },
  limits: [
    {
      sid: "ReadKeys",
      actions: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"],
      on: KEYS,
      because:
        "Reads keys' settings and policies. A new key's tag takes up to five minutes to count, so none is asked for.",
    },
    {
      sid: "ListAliases",
      actions: ["kms:ListAliases"],
      on: everything,
      because: "Finds an alias among all: KMS has no call for one, and takes no resource.",
    },
    {
      sid: "MakeKeys",
      actions: ["kms:CreateKey"],
      on: everything,
      when: becomesOurs,
      because: "Makes keys that bear the organization's tag; a key that isn't there yet has no ARN.",
    },
    {
      sid: "TagNewKeys",
      actions: ["kms:TagResource"],
      on: KEYS,
      when: (at) => ({ ...becomesOurs(at), Null: { "kms:ResourceAliases": "true" } }),
      because:
        "A key is tagged as it is made, before it has tag or alias. A key with an alias isn't taken over so.",
    },
    {
      sid: "FinishNewKeys",
      actions: ["kms:EnableKeyRotation", "kms:CreateAlias"],
      on: KEYS,
      when: () => ({ Null: { "kms:ResourceAliases": "true" } }),
      because: "What follows at once on making a key, whose tag takes up to five minutes to count.",
    },
    {
      sid: "ChangeKeys",
      actions: ["kms:EnableKeyRotation", ...CHANGE_KEY, ...CHANGE_ALIAS],
      on: KEYS,
      when: isOurs,
      because: "Changes and deletes the organization's own keys.",
    },
    {
      sid: "ChangeAliases",
      actions: CHANGE_ALIAS,
      on: everywhere("kms", ours("alias/")),
      because: "Aliases begin with the organization's name; the key is asked for as well.",
    },
  ],
};
