/** The lock that keeps Terraform from a state, as its error message tells it. */
import type { StateLock } from "../bootstrap/state-lock";
import type { OpenStack } from "../open-stack";
import type { Session } from "../session";
import type { PlanEvents } from "./plan-events";

/** Below this age nobody can tell a Terraform that was killed from one that waits for AWS. */
const YOUNG_MINUTES = 10;

/** The lock that made a plan fail; undefined when it failed for another reason. */
export function lockIn({ errors }: Pick<PlanEvents, "errors">): StateLock | undefined {
  const error = errors.find(({ summary }) => summary === "Error acquiring the state lock");
  if (!error) return undefined;
  const field = (name: string) =>
    new RegExp(`^\\s*${name}: *(.*)$`, "m").exec(error.detail)?.[1]?.trim() ?? "";
  const id = field("ID");
  if (id === "") return undefined;
  return { id, operation: field("Operation"), who: field("Who"), created: isoTime(field("Created")) };
}

/** Terraform writes times as Go does: `2026-01-02 03:04:05.678901234 +0000 UTC`. */
function isoTime(text: string): string {
  const [, day, time] = /^(\S+) (\d\d:\d\d:\d\d)(?:\.\d+)? \+0000/.exec(text) ?? [];
  return day === undefined ? text : `${day}T${time}Z`;
}

/** What is known around a lock. */
export interface LockScene {
  readonly now: Date;
  /** Name of this machine. */
  readonly host: string;
  /** Terraforms that run on this machine: process id and command line. Undefined where that can't be told. */
  readonly running: readonly string[] | undefined;
}

/** Whole minutes since a lock was taken, 0 by a clock that is ahead; undefined when its time can't be read. */
export function ageInMinutes({ created }: StateLock, now: Date): number | undefined {
  const age = Math.floor((now.getTime() - Date.parse(created)) / 60_000);
  return Number.isNaN(age) ? undefined : Math.max(0, age);
}

/** What speaks for and against a holder that is still at work, a sentence each. */
export function signsOfLife(lock: StateLock, { now, host, running }: LockScene): string[] {
  const age = ageInMinutes(lock, now);
  const here = lock.who.endsWith(`@${host}`);
  return [
    ...(here && running && running.length > 0
      ? [
          `It was taken on this machine, and a Terraform runs here: ${running.join("; ")}. That may be its holder.`,
        ]
      : []),
    ...(here && running?.length === 0
      ? ["It was taken on this machine, where no Terraform runs any more."]
      : []),
    ...(here ? [] : [`It was taken on another machine than this one (${host}): ask there.`]),
    ...(age === undefined || age < YOUNG_MINUTES
      ? [`It is ${ageInWords(age)}: its holder may well be waiting for AWS.`]
      : []),
  ];
}

function ageInWords(age: number | undefined): string {
  if (age === undefined) return "of unknown age";
  return `less than ${age === 0 ? "a minute" : `${age + 1} minutes`} old`;
}

/**
 * Takes a lock away (`terraform force-unlock`), if it is still the same one.
 * @returns Terraform's words when it can't
 */
export async function forceUnlock(
  session: Session,
  { cwd }: OpenStack,
  { id }: StateLock,
): Promise<string | undefined> {
  const run = await session.run(["force-unlock", "-force", "-no-color", id], { cwd });
  return run.exitCode === 0 ? undefined : run.stderr.trim();
}
