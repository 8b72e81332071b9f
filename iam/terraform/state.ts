/** What Terraform's S3 backend does with state and its locks. https://developer.hashicorp.com/terraform/language/backend/s3 */
import { arn, bucketArn, dnsSuffixOf } from "../arn";
import { allow, type Conditions, type Statement } from "../statement";
import type { At } from "./at";

const LOCKED = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"] as const;

/** A plan reads every state of the account, bootstrap's too, and takes its lock. */
export function planState(at: At): Statement[] {
  const states = objects(at, "*.tfstate");
  const locks = objects(at, "*.tflock");
  return [
    allow({
      sid: "ReadState",
      actions: ["s3:GetObject"],
      resources: states,
      when: ofTheAccount(at),
      because: "A plan begins with the state. It can hold secrets: whoever becomes this role can read them.",
    }),
    lockState(at, locks),
    decrypt(at, "DecryptState", ["kms:Decrypt"], [...states, ...locks]),
    decrypt(at, "EncryptLocks", ["kms:GenerateDataKey"], locks),
  ];
}

/** An apply writes the states of the account's own stacks. Bootstrap's is a person's alone. */
export function applyState(at: At): Statement[] {
  const stacks = [at.account, `${at.account}-*`];
  const states = objects(at, ...stacks.map((stack) => `${stack}.tfstate`));
  const locks = objects(at, ...stacks.map((stack) => `${stack}.tfstate.tflock`));
  return [
    allow({
      sid: "WriteState",
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: states,
      when: ofTheAccount(at),
      because: "An apply reads and writes the state of the stack. Bootstrap's state isn't among these.",
    }),
    lockState(at, locks),
    decrypt(at, "EncryptState", ["kms:Decrypt", "kms:GenerateDataKey"], [...states, ...locks]),
  ];
}

function lockState(at: At, locks: readonly string[]): Statement {
  return allow({
    sid: "LockState",
    actions: LOCKED,
    resources: locks,
    when: ofTheAccount(at),
    because: "S3's own lock: an object that is made before a run, and deleted after it.",
  });
}

/** The bucket's name can be predicted: in another account somebody else could have made it. */
function ofTheAccount({ place }: At): Conditions {
  return { StringEquals: { "aws:ResourceAccount": place.account } };
}

function decrypt(at: At, sid: string, actions: readonly string[], of: readonly string[]): Statement {
  const { region } = at.place;
  const when: Conditions = {
    StringEquals: { "kms:ViaService": `s3.${region}.${dnsSuffixOf(region)}` },
    StringLike: { "kms:EncryptionContext:aws:s3:arn": [...of] },
  };
  return allow({
    sid,
    actions,
    resources: [arn("kms", at.place, "key/*")],
    when,
    because: "State and locks are encrypted: S3 uses the key for these objects and no others.",
  });
}

function objects({ place, stateBucket }: At, ...keys: readonly string[]): string[] {
  return keys.map((key) => bucketArn(place.region, `${stateBucket}/${key}`));
}
