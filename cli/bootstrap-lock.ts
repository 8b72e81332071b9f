/** A lock in a bootstrap's way: whose it may be, and whether it goes. */
import { type Bootstrap, look, unlock } from "../runner/bootstrap/bootstrap";
import type { Look } from "../runner/bootstrap/look";
import { possibleHolders } from "../runner/bootstrap/possible-holders";
import {
  canBeLeftBy,
  describeLock,
  holderHere,
  lockKey,
  type StateLock,
} from "../runner/bootstrap/state-lock";
import { Failure } from "../runner/failure";
import type { Session } from "../runner/session";
import { confirm } from "./confirm";
import { tell } from "./output";

/** What a person has said beforehand. */
export interface BootstrapAnswers {
  /** True: nobody is asked. */
  readonly yes?: boolean;
  /** Id of a lock that may be taken away. */
  readonly unlock?: string;
}

/**
 * What is found once nobody holds the lock of the account's bootstrap state.
 * @throws Failure when it is to stay
 */
export async function withoutLock(
  session: Session,
  bootstrap: Bootstrap,
  found: Look,
  answers: BootstrapAnswers,
): Promise<Look> {
  const { lock } = found.bucket;
  if (!lock) return found;
  await requireLeave(bootstrap, lock, answers);
  await unlock(session, bootstrap, lock);
  return look(bootstrap);
}

async function requireLeave(
  bootstrap: Bootstrap,
  lock: StateLock,
  { yes, unlock: allowed }: BootstrapAnswers,
): Promise<void> {
  const { stack } = bootstrap;
  const held = `${stack.name} is locked by ${describeLock(lock)}`;
  // Terraform takes a lock away by its id, which this one doesn't tell.
  if (lock.id === "") throw unreadable(held, `s3://${stack.bucket}/${lockKey(stack.stateKey)}`);
  if (lock.id === allowed) return;
  const doubt = await doubtOf(bootstrap, lock);
  if (doubt === undefined) {
    tell(`${held}: an interrupted run of this machine has left the lock, so it goes`);
    return;
  }
  if (yes || !process.stdin.isTTY) {
    throw new Failure(
      `${held}\n${doubt}\n` +
        `If somebody is at work there, wait until they have finished. If a run that was killed has left the lock: --unlock ${lock.id}`,
    );
  }
  tell(`${held}. ${doubt}`);
  if (await confirm("Is that run dead, and may its lock go?")) return;
  throw new Failure(`${held}: left as it is\nWait until it is gone.`);
}

/** Why the holder may still be at work; undefined when it is a run of this folder that has ended. */
async function doubtOf({ stack, folder }: Bootstrap, lock: StateLock): Promise<string | undefined> {
  const { interrupted } = folder;
  if (!interrupted || !canBeLeftBy(lock, interrupted, holderHere())) return "Whoever it is may be at work.";
  const holders = await possibleHolders(stack.bucket);
  if (!holders) return "Without `ps` nobody can tell whether its holder still runs.";
  if (holders.length === 0) return undefined;
  return `A Terraform runs on this machine that may hold it: ${holders.join("; ")}.`;
}

function unreadable(held: string, url: string): Failure {
  return new Failure(
    `${held}: the lock can't be read\nLook at it: aws s3 cp ${url} -\n` +
      `If nobody is at work there, delete it and run this again: aws s3 rm ${url}`,
  );
}
