/**
 * Applies that are stopped at a random call to AWS, by Ctrl-C or outright, then `slipway recover` and an apply to the
 * end: what stands then is what an apply makes that nobody stopped, each thing once.
 * SLIPWAY_SEED=N repeats the moments of a run, SLIPWAY_MOMENTS=N takes that many of them.
 */
import { describeEmulated, emulated } from "../support/emulated";
import { prepareAccount, type StackOf, synthesizeFor } from "../support/emulated-stack";
import { temporaryFolder } from "../support/folder";
import { CallCounter, terraform, withoutProgress } from "../support/interrupted";
import { type Inventory, inventoryOf } from "../support/inventory";
import { randomFrom, sampleOf, seedOf } from "../support/random";
import { sideBySide } from "../support/side-by-side";
import { slipway } from "../support/slipway";

/** A stack, and how often it is stopped. */
interface Subject extends StackOf {
  readonly moments: number;
  /** About how many calls an apply of it makes that change something. */
  readonly calls: number;
}

/** The slow ones first: an apply waits a minute for a load balancer or a lifecycle rule. */
const SUBJECTS: readonly Subject[] = [
  { example: "default", account: "production", stack: "production", moments: 3, calls: 67 },
  { example: "default", account: "staging", stack: "staging", moments: 4, calls: 55 },
  { example: "default", account: "tools", stack: "tools", moments: 4, calls: 83 },
  { example: "website-and-api", account: "development", stack: "development-website", moments: 4, calls: 14 },
  { example: "website-and-api", account: "tools", stack: "tools-api", moments: 6, calls: 38 },
];

/** One apply, in an account of its own. */
interface Moment {
  readonly subject: Subject;
  readonly accountId: string;
  /** What stops it, and at which call, from 1; left out for the one that nobody stops. */
  readonly stop?: { readonly signal: NodeJS.Signals; readonly at: number };
}

const seed = seedOf(process.env);
const random = randomFrom(seed);
/** Those of the configurations are left out. */
let lastAccount = 111_111_111_111;

function momentsOf(subject: Subject): Moment[] {
  const accountId = () => String(++lastAccount);
  const stopped = Array.from({ length: subject.moments }, (_, index): Moment => {
    const at = 1 + random(Math.floor(subject.calls * 0.9));
    return { subject, accountId: accountId(), stop: { signal: index % 2 === 0 ? "SIGKILL" : "SIGINT", at } };
  });
  return [{ subject, accountId: accountId() }, ...stopped];
}

const ALL = SUBJECTS.flatMap(momentsOf);
const STOPPED = sampleOf(
  ALL.filter(({ stop }) => stop),
  seed,
  process.env,
);
const MOMENTS = ALL.filter(
  (moment) =>
    STOPPED.includes(moment) || (!moment.stop && STOPPED.some(({ subject }) => subject === moment.subject)),
);
/** More than processors: most of an apply is waiting. */
const AT_ONCE = 8;
const LIMIT_MS = 900_000;
const APPLY = ["apply", "-auto-approve", "-input=false", "-no-color"];

const folder = temporaryFolder();

describeEmulated(`applies that are stopped somewhere (SLIPWAY_SEED=${seed})`, () => {
  const calls = new CallCounter();
  /** Calls that made what must stand before an apply, by account. */
  const prepared = new Map<string, number>();
  const machine = emulated(
    MOMENTS.map(({ accountId: id }) => ({ name: id, id, region: "us-east-1" })),
    calls.onCall,
  );

  /** Applies, is stopped, recovers, applies to the end; what the account holds then. */
  const outcome = sideBySide(MOMENTS, AT_ONCE, async ({ subject, accountId, stop }): Promise<Inventory> => {
    const env = machine.as(accountId);
    const stack = synthesizeFor(folder, subject, accountId);
    await prepareAccount(machine.emulator(), stack);
    prepared.set(accountId, calls.count(accountId));
    const run = async (...args: string[]) => {
      const { status, output } = await terraform(args, stack.directory, env);
      expect(`${status} ${withoutProgress(output)}`).toMatch(/^0 /);
    };
    await run("init", "-input=false", "-no-color");
    if (stop) {
      const stopped = await terraform(APPLY, stack.directory, env, (kill) =>
        calls.at(accountId, stop.at, () => kill(stop.signal)),
      );
      expect(`${stopped.status} ${stopped.output}`).not.toMatch(/^0 /);
      const from = ["--config", stack.config, "--output", stack.output];
      const recover = (...options: readonly string[]) =>
        slipway(["recover", stack.name, "--yes", ...from, ...options], folder, env);
      // Killed outright it leaves a lock, which is to be named; by Ctrl-C none.
      const asked = await recover();
      const [, lock] = /--unlock (\S+)$/m.exec(asked.stderr) ?? [];
      const { status, stdout, stderr } = lock === undefined ? asked : await recover("--unlock", lock);
      expect(`${status} ${stderr}${stdout}`).toMatch(/^0 /);
    }
    await run(...APPLY);
    await run("plan", "-input=false", "-no-color", "-detailed-exitcode");
    return inventoryOf(machine.emulator(), accountId);
  });
  const whole = (subject: Subject) => {
    const moment = MOMENTS.find((each) => each.subject === subject && !each.stop);
    if (!moment) throw new Error(`no apply of ${subject.stack} is left alone`);
    return moment;
  };

  it.each(MOMENTS.filter(({ stop }) => !stop).map(({ subject }) => subject))(
    "$stack: an apply that nobody stops makes about $calls changing calls",
    async (subject) => {
      await outcome(whole(subject));
      const { accountId } = whole(subject);
      const made = calls.count(accountId) - (prepared.get(accountId) ?? 0);
      expect(made).toBeGreaterThanOrEqual(subject.calls * 0.9);
      expect(made).toBeLessThan(subject.calls * 1.2);
    },
    LIMIT_MS,
  );

  it.each(STOPPED.map((moment) => ({ stack: moment.subject.stack, ...moment.stop, moment })))(
    "$stack, $signal at changing call $at: recovered and applied, each thing is there once",
    async ({ moment }) => {
      expect(await outcome(moment)).toEqual(await outcome(whole(moment.subject)));
    },
    LIMIT_MS,
  );
});
