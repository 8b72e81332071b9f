/** Where a bootstrap stands, from what there is: nothing of it is remembered from one run to the next. */
import { Failure } from "../failure";
import type { KeyCandidate } from "./key-look";
import type { Look } from "./look";
import { idIn, missingFrom, type StateFile } from "./state-file";
import { RESOURCE_TYPES, type StateStack } from "./state-stack";

/** An `import` block. */
export interface Import {
  readonly to: string;
  readonly id: string;
}

export interface Position {
  /** Where the state is that counts: in a local file until it has moved, then in the bucket. */
  readonly stage: "local" | "bucket";
  /** What exists and isn't in that state. */
  readonly imports: readonly Import[];
  /** What was being made when an earlier run was interrupted: Terraform would make it anew. */
  readonly untaint: readonly string[];
}

/**
 * Tells what is left to do.
 * @param local the state in the local folder, if an earlier run has left one
 * @param folder where that is, for messages
 * @throws Failure when it can't be told: two states that contradict each other, or several keys
 */
export function positionOf(
  stack: StateStack,
  { bucket, key }: Look,
  local: StateFile | undefined,
  folder: string,
): Position {
  if (bucket.state && local) refuseContradiction(stack, bucket.state, local, folder);
  const stage = bucket.state ? "bucket" : "local";
  const state = bucket.state ?? local;
  const known = idIn(state, stack.addresses.aws_kms_key);
  if (stage === "local" && known !== undefined) refuseOtherKey(stack, known, key.aliased, folder);
  const keyId = known ?? key.aliased ?? onlyCandidate(stack, key.candidates, bucket.encryptionKey);
  const ids = new Map<string, string>([
    ...(keyId === undefined ? [] : ([["aws_kms_key", keyId]] as const)),
    ...(key.aliased === undefined ? [] : ([["aws_kms_alias", stack.keyAlias]] as const)),
    ...bucket.types.map((type) => [type, stack.bucket] as const),
  ]);
  const imports = RESOURCE_TYPES.flatMap((type) => {
    const [to, id] = [stack.addresses[type], ids.get(type)];
    return id === undefined || idIn(state, to) !== undefined ? [] : [{ to, id }];
  });
  const tainted = state?.resources.filter((resource) => resource.tainted) ?? [];
  return { stage, imports, untaint: tainted.map(({ address }) => address) };
}

function refuseContradiction(stack: StateStack, remote: StateFile, local: StateFile, folder: string): void {
  const different = missingFrom(remote, local);
  if (different.length === 0) return;
  const lines = different.map(
    ({ address, id }) => `  ${address}: ${id} there, ${idIn(remote, address) ?? "nothing"} in the bucket`,
  );
  const isOther = (address: string) =>
    address === stack.addresses.aws_kms_key && idIn(remote, address) !== undefined;
  const key = different.find(({ address }) => isOther(address));
  throw new Failure(
    `${folder} holds a state of ${stack.name} that differs from s3://${stack.bucket}/${stack.stateKey}:\n${lines.join("\n")}\n` +
      `Every other command goes by the bucket's. If that is the right one, delete the folder and run this again.${key ? leftOver(key.id) : ""}`,
  );
}

/** Two people who begin before there is an alias make a key each; the alias goes to one of them. */
function refuseOtherKey(stack: StateStack, known: string, aliased: string | undefined, folder: string): void {
  if (aliased === undefined || aliased === known) return;
  throw new Failure(
    `${folder} holds a state of ${stack.name} with key ${known}, but ${stack.keyAlias} points to key ${aliased}: ` +
      "somebody else has begun as well\n" +
      `To go on with theirs, delete the folder and run this again.${leftOver(known)}`,
  );
}

/** Until a run has ended well, the bucket may encrypt with either key. */
function leftOver(key: string): string {
  return `\nOnce that has ended well, its key is left over: aws kms schedule-key-deletion --key-id ${key}`;
}

function onlyCandidate(
  stack: StateStack,
  candidates: readonly KeyCandidate[],
  encryptionKey: string | undefined,
): string | undefined {
  if (candidates.length <= 1) return candidates[0]?.id;
  const lines = candidates.map(
    ({ id, created }) =>
      `  ${id}, made ${created}${encryptionKey?.endsWith(id) ? ", the bucket is encrypted with it" : ""}`,
  );
  throw new Failure(
    `${candidates.length} keys could be that of ${stack.name}, and ${stack.keyAlias} points to none:\n${lines.join("\n")}\n` +
      `Give the alias to the right one: aws kms create-alias --alias-name ${stack.keyAlias} --target-key-id ID\n` +
      "Delete the others, if nothing is encrypted with them: aws kms schedule-key-deletion --key-id ID",
  );
}
