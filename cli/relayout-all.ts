/** Several accounts' relayouts: planned together, shown together, one question, then brought in first and let go of after. */
import { applyIn } from "../runner/apply";
import type { FailedStep } from "../runner/failed-step";
import { atEnd } from "../runner/lifetime";
import { PLAN_FILE, planIn } from "../runner/plan";
import { forgetMoves } from "../runner/relayout/copies";
import type { StackMoves } from "../runner/relayout/moves";
import { type Prepared, prepareComing, prepareLeaving } from "../runner/relayout/prepare";
import type { Session } from "../runner/session";
import { confirm } from "./confirm";
import { count, tell } from "./output";
import { inParallel } from "./progress";
import { stackFolder, unlocked } from "./relayout-lock";
import type { AccountWork } from "./relayout-look";
import { printNothing, printSettled, tellObstacles, tellWhatMoves } from "./relayout-report";
import { tellFailures } from "./tell-failures";

/** What a person has said beforehand. */
export interface RelayoutAnswers {
  /** True: nobody is asked. */
  readonly yes?: boolean;
  /** Ids of locks that may be taken away. */
  readonly unlock: readonly string[];
  /** Stacks at a time. */
  readonly jobs: number;
  readonly layout: string;
}

/** A stack whose state gets or loses something. */
interface Side {
  readonly name: string;
  readonly kind: "coming" | "leaving";
  readonly work: AccountWork;
  readonly moves: StackMoves;
}

type ReadySide = Prepared & { readonly side: Side };

const NOTHING_MOVED = "Nothing was moved.";
const HALFWAY =
  "Some things may lie in two states now; nothing is lost. Run this again before anything is applied:\n" +
  "an apply of a stack whose state still holds what belongs to another stack destroys it.";

/**
 * Brings every resource into the state of its stack.
 * @returns false when one isn't there in the end, or a person said no
 */
export async function relayoutAll(
  session: Session,
  works: readonly AccountWork[],
  answers: RelayoutAnswers,
): Promise<boolean> {
  if (tellObstacles(works) || !(await unlocked(session, works, answers.unlock))) return leave();
  const sides = works.flatMap(sidesOf);
  if (sides.length === 0) return printNothing(works, answers.layout);
  const prepared = await prepareAll(session, sides, answers);
  const ready = prepared.filter((result) => result.ok);
  if (ready.length < prepared.length) return tellFailures(prepared, NOTHING_MOVED);
  tellWhatMoves(
    works,
    ready.map(({ side, ...plan }) => ({ ...plan, ...side })),
  );
  const number = sides.reduce(
    (sum, { kind, moves }) => sum + (kind === "leaving" ? moves.leaving.length : 0),
    0,
  );
  const question = `Move ${count(number, "resource")} to the stacks of the layout ${answers.layout}?`;
  if (!answers.yes && !(await confirm(question))) return leave();
  const forget = atEnd(() => tell(HALFWAY));
  try {
    return (await carryOut(session, ready, answers)) && (await settle(session, works, ready, answers));
  } finally {
    forget();
  }
}

function sidesOf(work: AccountWork): Side[] {
  return work.moves.stacks.flatMap((moves): Side[] => {
    const side = { name: moves.stack, work, moves };
    return [
      ...(moves.imports.length + moves.takenOver.length > 0 ? [{ ...side, kind: "coming" as const }] : []),
      ...(moves.leaving.length > 0 ? [{ ...side, kind: "leaving" as const }] : []),
    ];
  });
}

/** Of all sides before the first is applied: what comes back is applied, or nothing. */
function prepareAll(
  session: Session,
  sides: readonly Side[],
  { jobs }: RelayoutAnswers,
): Promise<(ReadySide | FailedStep)[]> {
  return inParallel(
    sides,
    jobs,
    async (side, onProgress) => {
      onProgress("plan");
      const prepared = await prepare(session, side);
      return prepared.ok ? { ...prepared, side } : prepared;
    },
    ({ name }, _result, seconds) => `${name}: planned in ${seconds.toFixed(0)} s`,
  );
}

function prepare(session: Session, side: Side): Promise<Prepared | FailedStep> {
  const { work, moves, kind } = side;
  const folder = stackFolder(session, work, moves.stack);
  return kind === "coming"
    ? prepareComing(session, folder, moves)
    : prepareLeaving(session, folder, moves, work.stacks);
}

/** First everything comes, then it is let go of: at no time is a thing in no state. */
async function carryOut(
  session: Session,
  ready: readonly ReadySide[],
  answers: RelayoutAnswers,
): Promise<boolean> {
  const coming = ready.filter(({ side }) => side.kind === "coming");
  const came = await applyAll(session, coming, answers, "brought in");
  if (came.some(({ ok }) => !ok)) return tellFailures(came, HALFWAY);
  const leaving = ready.filter(({ side }) => side.kind === "leaving");
  // What a state has got meanwhile makes a plan of before stale.
  const stale = leaving.filter(({ stack }) => coming.some((each) => each.stack === stack));
  const again = await prepareAll(
    session,
    stale.map(({ side }) => side),
    answers,
  );
  const fresh = again.filter((result) => result.ok);
  if (fresh.length < again.length) return tellFailures(again, HALFWAY);
  const rest = leaving.filter((each) => !stale.includes(each));
  const left = await applyAll(session, [...rest, ...fresh], answers, "let go of");
  return left.every(({ ok }) => ok) || tellFailures(left, HALFWAY);
}

function applyAll(session: Session, ready: readonly ReadySide[], { jobs }: RelayoutAnswers, done: string) {
  return inParallel(
    ready.map((each) => ({ ...each, name: each.stack })),
    jobs,
    ({ open }, onProgress) =>
      applyIn(session, open, { planFile: PLAN_FILE, onProgress: ({ doing }) => onProgress(doing) }),
    ({ name, side: { moves, kind } }, _result, seconds) =>
      `${name}: ${kind === "coming" ? moves.imports.length + moves.takenOver.length : moves.leaving.length} ${done} in ${seconds.toFixed(0)} s`,
  );
}

/** Plans every stack that was touched once more, as anybody would. */
async function settle(
  session: Session,
  works: readonly AccountWork[],
  ready: readonly ReadySide[],
  { jobs }: RelayoutAnswers,
): Promise<boolean> {
  const stacks = new Map(ready.map((each) => [each.stack, { ...each, name: each.stack }]));
  const plans = await inParallel(
    [...stacks.values()].filter(({ name, side }) => side.work.folders.some((each) => each.name === name)),
    jobs,
    ({ open }, doing) => {
      forgetMoves(open);
      return planIn(session, open, { onProgress: doing });
    },
    ({ name }, _result, seconds) => `${name}: planned again in ${seconds.toFixed(0)} s`,
  );
  printSettled(works, plans);
  return (
    plans.every(({ ok }) => ok) || tellFailures(plans, "Everything was moved, and these couldn't be planned.")
  );
}

function leave(): false {
  tell(NOTHING_MOVED);
  return false;
}
