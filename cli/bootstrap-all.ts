/** Several accounts' bootstraps: looked at together, shown together, one question, then made side by side. */
import {
  type Bootstrap,
  carryOut,
  hasWork,
  look,
  type Prepared,
  prepare,
  standing,
} from "../runner/bootstrap/bootstrap";
import { removeFolder } from "../runner/bootstrap/local-folder";
import type { FailedStep } from "../runner/failed-step";
import { Failure } from "../runner/failure";
import type { Session } from "../runner/session";
import { withoutLock } from "./bootstrap-lock";
import { printSettled, tellFailures, tellWhatComes } from "./bootstrap-report";
import { confirm } from "./confirm";
import { forEvery } from "./for-every";
import { count, tell } from "./output";
import { inParallel } from "./progress";

/** One account's bootstrap, under the account's name. */
export interface AccountBootstrap {
  readonly name: string;
  readonly bootstrap: Bootstrap;
}

export interface BootstrapAnswers {
  /** True: nobody is asked. */
  readonly yes?: boolean;
  /** Id of a lock that may be taken away. */
  readonly unlock?: string;
}

type Ready = AccountBootstrap & { readonly ok: true; readonly prepared: Prepared };

/**
 * Brings every account to where its bucket stands and its plan is empty.
 * @returns false when one isn't there in the end, or a person said no
 */
export async function bootstrapAll(
  session: Session,
  works: readonly AccountBootstrap[],
  answers: BootstrapAnswers,
): Promise<boolean> {
  const planned = await planAll(session, works, answers);
  const ready = planned.filter((result) => result.ok);
  if (ready.length < planned.length) return tellFailures(planned, "nothing was done");
  const open = ready.filter(({ prepared }) => hasWork(prepared));
  for (const { name, bootstrap, prepared } of open) tellWhatComes(name, bootstrap, prepared);
  if (open.length > 0 && !(await wanted(open, answers))) return false;
  for (const { name, bootstrap } of ready.filter((one) => !open.includes(one))) {
    removeFolder(bootstrap.folder.path);
    printSettled(name, bootstrap, "No changes; it was there already");
  }
  if (open.length === 0) return true;
  const ended = await inParallel(
    open,
    open.length,
    ({ name, bootstrap, prepared }, onProgress) =>
      attempt(name, async () => {
        await carryOut(session, bootstrap, prepared, onProgress);
        removeFolder(bootstrap.folder.path);
        return { ok: true, name, bootstrap };
      }),
    ({ name }, _result, seconds) => `${name}: made in ${seconds.toFixed(0)} s`,
  );
  const settled = ended.filter((result) => result.ok);
  for (const { name, bootstrap } of settled) printSettled(name, bootstrap, "No changes");
  return settled.length === ended.length || tellFailures(ended, "run this again: it goes on from there");
}

async function planAll(
  session: Session,
  works: readonly AccountBootstrap[],
  answers: BootstrapAnswers,
): Promise<(Ready | FailedStep)[]> {
  tell(`looking at what there is in ${count(works.length, "account")}`);
  const looks = await forEvery(works, async (work) => ({ ...work, found: await look(work.bootstrap) }));
  // One after the other: it may have to ask.
  for (const [index, { bootstrap, found, ...work }] of looks.entries())
    looks[index] = { ...work, bootstrap, found: await withoutLock(session, bootstrap, found, answers) };
  const standings = await forEvery(looks, async ({ found, ...work }) => ({
    ...work,
    from: standing(work.bootstrap, found),
  }));
  return inParallel(
    standings,
    standings.length,
    ({ name, bootstrap, from }, onProgress) =>
      attempt(name, async () => {
        const prepared = await prepare(session, bootstrap, from, onProgress);
        return { ok: true, name, bootstrap, prepared };
      }),
    ({ name }, _result, seconds) => `${name}: planned in ${seconds.toFixed(0)} s`,
  );
}

/** A Failure as a result: the other accounts' work goes on. */
async function attempt<R extends { readonly ok: true }>(
  stack: string,
  work: () => Promise<R>,
): Promise<R | FailedStep> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const [step = "", ...rest] = error.message.split("\n");
    return { stack, ok: false, step, error: rest.join("\n") };
  }
}

async function wanted(works: readonly AccountBootstrap[], { yes }: BootstrapAnswers): Promise<boolean> {
  tell("");
  if (yes || (await confirm(`Bootstrap ${works.map(({ name }) => name).join(", ")}?`))) return true;
  tell("nothing was done");
  return false;
}
