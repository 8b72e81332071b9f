/** What the states of an account hold, who has locked them, and what has to change states. */
import type { Account, Config } from "../config/config";
import { layoutOf } from "../config/layout";
import { partitionOf } from "../iam/arn";
import { clientSettings } from "../runner/aws/clients";
import { lockKey, readStateLock, type StateLock } from "../runner/bootstrap/state-lock";
import type { StackFolder } from "../runner/open-stack";
import { readStates, requireStateBucket, statePlace } from "../runner/recover/state-bucket";
import { stateKey } from "../runner/relayout/copies";
import { type Held, heldIn } from "../runner/relayout/held";
import { type Moves, movesBetween, type Synthesized } from "../runner/relayout/moves";
import { readStack } from "../runner/workspace";
import { signInTarget } from "./accounts";
import { selectStacks } from "./stack-folders";

/** An account's part of a relayout. */
export interface AccountWork {
  readonly account: Account;
  readonly bucket: string;
  /** The account's stacks as they are synthesized now, its shared one first. */
  readonly folders: readonly StackFolder[];
  readonly stacks: readonly Synthesized[];
  readonly moves: Moves;
  /** Of stacks in either layout, by name. */
  readonly locks: ReadonlyMap<string, StateLock>;
  /** States of no stack in either layout: keys, and how many resources they hold. */
  readonly strange: readonly { readonly key: string; readonly held: number }[];
}

/**
 * Reads every state in the account's bucket.
 * @throws Failure when it can't, or when there is no bucket: it names the command that makes it
 */
export async function lookAt(
  config: Config,
  account: Account,
  every: readonly StackFolder[],
): Promise<AccountWork> {
  const folders = selectStacks(every, namesOf(config, account));
  const stacks = folders.map(({ name, directory }) => ({ name, content: readStack(directory) }));
  const settings = await clientSettings(signInTarget(account));
  const { id: accountId, name, region } = account;
  const place = statePlace(stacks[0]?.content);
  await requireStateBucket(settings, account, place);
  const { bucket } = place;
  const objects = await readStates(settings, { accountId, bucket }, (key) =>
    /\.tfstate(\.tflock)?$/.test(key),
  );
  const states = new Map<string, readonly Held[]>();
  const locks = new Map<string, StateLock>();
  for (const [key, text] of objects) {
    const stack = key.replace(/\.tfstate(\.tflock)?$/, "");
    if (stack === `bootstrap-${name}`) continue;
    if (key === lockKey(stateKey(stack))) locks.set(stack, readStateLock(text));
    else states.set(stack, heldIn(text, `s3://${bucket}/${key}`));
  }
  const other = config.layout === "per-account" ? "per-service" : "per-account";
  const known = new Set([...namesOf(config, account), ...namesOf({ ...config, layout: other }, account)]);
  const strange = [...states].filter(([stack, held]) => !known.has(stack) && held.length > 0);
  for (const [stack] of strange) states.delete(stack);
  for (const stack of locks.keys()) if (!known.has(stack)) locks.delete(stack);
  return {
    account,
    bucket,
    folders,
    stacks,
    moves: movesBetween(stacks, states, { accountId, region, partition: partitionOf(region) }),
    locks,
    strange: strange.map(([stack, held]) => ({ key: stateKey(stack), held: held.length })),
  };
}

/** Names of an account's stacks but its bootstrap's. */
function namesOf(config: Config, account: Account): string[] {
  return layoutOf(config)
    .filter((plan) => plan.account.name === account.name && plan.kind !== "bootstrap")
    .map(({ name }) => name);
}
