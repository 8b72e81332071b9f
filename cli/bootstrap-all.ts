/** Several accounts' bootstraps: looked at together, shown together, one question, then made side by side. */
import {
  type Bootstrap,
  hasWork,
  look,
  type Prepared,
  prepare,
  type Standing,
  standing,
} from "../runner/bootstrap/bootstrap";
import { carryOut } from "../runner/bootstrap/carry-out";
import { removeFolder } from "../runner/bootstrap/local-folder";
import type { FailedStep } from "../runner/failed-step";
import { Failure } from "../runner/failure";
import type { Session } from "../runner/session";
import { type BootstrapAnswers, withoutLock } from "./bootstrap-lock";
import { printSettled, tellWhatComes } from "./bootstrap-report";
import { confirm } from "./confirm";
import { forEvery } from "./for-every";
import { count, tell } from "./output";
import { inParallel } from "./progress";
import { tellFailures } from "./tell-failures";

/** One account's bootstrap, under the account's name. */
export interface AccountBootstrap {
  readonly name: string;
  readonly bootstrap: Bootstrap;
}

/** True of every end but a good one, whatever has happened to locks and states by then. */
const NOTHING_MADE = "no resource was made or changed";

type Stood = AccountBootstrap & { readonly from: Standing };
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
  const standings = await standingsOf(session, works, answers);
  for (const one of standings) if (!(await mayUntaint(one, answers))) return leave();
  const planned = await planAll(session, standings);
  const ready = planned.filter((result) => result.ok);
  if (ready.length < planned.length) return tellFailures(planned, NOTHING_MADE);
  const open = ready.filter(({ prepared }) => hasWork(prepared));
  for (const { name, bootstrap, prepared } of open) tellWhatComes(name, bootstrap, prepared);
  if (open.length > 0 && !(await wanted(open, answers))) return leave();
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
  return settled.length === ended.length || tellFailures(ended, adviceFor(open));
}

/** What the state's bucket holds is found again by itself; whatever else was being made when a run was killed, recover finds. */
function adviceFor(works: readonly AccountBootstrap[]): string {
  const again = "run this again: it goes on from there";
  const [more] = works.filter(({ bootstrap }) => bootstrap.stack.additions.length > 0);
  return more === undefined
    ? again
    : `${again}\nIf AWS says that something exists already: npx slipway recover ${more.bootstrap.stack.name}`;
}

async function standingsOf(
  session: Session,
  works: readonly AccountBootstrap[],
  answers: BootstrapAnswers,
): Promise<Stood[]> {
  tell(`looking at what there is in ${count(works.length, "account")}`);
  const looks = await forEvery(works, async (work) => ({ ...work, found: await look(work.bootstrap) }));
  // One after the other: it may have to ask.
  for (const [index, { bootstrap, found, ...work }] of looks.entries())
    looks[index] = { ...work, bootstrap, found: await withoutLock(session, bootstrap, found, answers) };
  return forEvery(looks, async ({ found, ...work }) => ({ ...work, from: standing(work.bootstrap, found) }));
}

/** The plan can't be made before: Terraform would replace what is tainted, and bucket and key are protected from that. */
async function mayUntaint({ bootstrap, from }: Stood, { yes }: BootstrapAnswers): Promise<boolean> {
  const { stage, untaint } = from.position;
  // A local state is this command's own.
  if (stage === "local" || untaint.length === 0) return true;
  tell(`${bootstrap.stack.name}: making these was interrupted, and Terraform would make them anew:`);
  for (const address of untaint) tell(`  ${address}`);
  return yes || confirm(`Untaint ${count(untaint.length, "resource")} in its state, so that they are kept?`);
}

function planAll(session: Session, standings: readonly Stood[]): Promise<(Ready | FailedStep)[]> {
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
  return yes || confirm(`Bootstrap ${works.map(({ name }) => name).join(", ")}?`);
}

function leave(): false {
  tell(NOTHING_MADE);
  return false;
}
