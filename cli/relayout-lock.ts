/** Locks in a relayout's way: nobody is to be at work on any of an account's states. */
import { describeLock, lockKey, type StateLock } from "../runner/bootstrap/state-lock";
import { Failure } from "../runner/failure";
import { openStack, type StackFolder } from "../runner/open-stack";
import { forceUnlock } from "../runner/recover/held-lock";
import { formerStack, stateKey } from "../runner/relayout/copies";
import type { Session } from "../runner/session";
import { tell } from "./output";
import type { AccountWork } from "./relayout-look";

interface Locked {
  readonly stack: string;
  readonly lock: StateLock;
  readonly work: AccountWork;
}

/**
 * Takes the locks away that may go, if that is all of them.
 * @param allowed their ids
 * @returns false when another one is left, which is told
 */
export async function unlocked(
  session: Session,
  works: readonly AccountWork[],
  allowed: readonly string[],
): Promise<boolean> {
  const locked = works.flatMap((work) =>
    [...work.locks].map(([stack, lock]): Locked => ({ stack, lock, work })),
  );
  const held = locked.filter(({ lock }) => lock.id === "" || !allowed.includes(lock.id));
  for (const { stack, lock, work } of held) {
    const way =
      lock.id === ""
        ? `the lock can't be read. Delete it: aws s3 rm s3://${work.bucket}/${lockKey(stateKey(stack))}`
        : `--unlock ${lock.id}`;
    tell(`\n${stack} is locked by ${describeLock(lock)}\n  If its holder was killed for certain: ${way}`);
  }
  if (held.length > 0) return false;
  for (const each of locked) await unlock(session, each);
  return true;
}

/** A stack's own folder, or one that is made for a stack of the former layout. */
export function stackFolder(
  { scratch }: Session,
  { folders, stacks, account }: AccountWork,
  name: string,
): StackFolder {
  const folder = folders.find((each) => each.name === name);
  const [shared] = stacks;
  if (folder) return folder;
  if (!shared) throw new Error(`no stack of ${account.name}`);
  return formerStack(scratch, name, shared);
}

async function unlock(session: Session, { stack, lock, work }: Locked): Promise<void> {
  const open = await openStack(session, stackFolder(session, work, stack));
  if (!open.ok) throw new Failure(`${stack}: ${open.step}\n${open.error}`);
  const error = await forceUnlock(session, open, lock);
  if (error !== undefined) throw new Failure(`${stack}: the lock ${lock.id} can't be removed\n${error}`);
  tell(`${stack}: the lock ${lock.id} is gone`);
}
