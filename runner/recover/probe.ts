/**
 * Which of many objects exist, asked together: a plan that imports each of them on its own and makes nothing. It
 * takes neither code per type nor the stack's state, and one that doesn't exist keeps no other from being looked at.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { objectAt } from "../json";
import type { OpenStack } from "../open-stack";
import type { Session } from "../session";
import { readStack, STACK_FILE } from "../workspace";
import { type Diagnostic, readPlanEvents } from "./plan-events";

/** An object that may exist. */
export interface Probe {
  readonly type: string;
  readonly id: string;
  /** Of another region, `aws.replica`. Default: the stack's own. */
  readonly provider?: string;
}

/** What came of it: whether it exists, or why that couldn't be told. */
export type Answer = { readonly exists: boolean } | { readonly error: string };

/** Looking takes seconds; whatever keeps a provider longer than that is no answer. */
const TIME_LIMIT_MS = 300_000;

/** Objects that are asked for in one plan. */
const TOGETHER = 100;

const NOT_THERE = "Cannot import non-existent remote object";
/** As resources say it that look before Terraform does; a name server or a file system says similar things. */
const NOT_FOUND =
  /not ?found|\bno \w+ found|no ?such(?! host| file)|does ?n[o']t exist|couldn't find|empty result/i;
const DENIED = /AccessDenied|not allowed|not authorized/i;

/** Asks for each, in the order of the probes, with the provider of a stack that is open. */
export async function probeAll(
  session: Session,
  open: OpenStack,
  probes: readonly Probe[],
): Promise<readonly Answer[]> {
  const ask = (some: readonly Probe[]) => probeTogether(session, open, some);
  const answers: Answer[] = [];
  for (let start = 0; start < probes.length; start += TOGETHER) {
    answers.push(...(await answersOf(probes.slice(start, start + TOGETHER), ask)));
  }
  return answers;
}

/**
 * Asks for all together, and again for each by itself that came to an error: it may have been another's. Where nothing
 * was answered at all, asking again would change nothing.
 */
export async function answersOf(
  probes: readonly Probe[],
  ask: (probes: readonly Probe[]) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  const together = await ask(probes);
  if (probes.length === 1 || together.every((answer) => "error" in answer)) return together;
  const answers: Answer[] = [];
  for (const [index, answer] of together.entries()) {
    const probe = probes[index];
    answers.push(...("error" in answer && probe ? await ask([probe]) : [answer]));
  }
  return answers;
}

async function probeTogether(
  session: Session,
  open: OpenStack,
  probes: readonly Probe[],
): Promise<readonly Answer[]> {
  const cwd = mkdtempSync(join(session.scratch, "probe-"));
  shareProvider(open.cwd, cwd);
  const { terraform, provider } = objectAt(readStack(open.cwd));
  const { required_providers } = objectAt(terraform);
  const imports = probes.map(({ id, provider: of }, index) => ({
    to: addressOf(probes, index),
    id,
    ...(of !== undefined && { provider: of }),
  }));
  writeFileSync(
    join(cwd, STACK_FILE),
    JSON.stringify({ terraform: { required_providers }, provider, import: imports }),
  );
  // Without it Terraform asks for a block per import; what it writes there is of no use here.
  const run = await session.run(
    ["plan", "-json", "-input=false", "-lock=false", "-generate-config-out=unused.tf"],
    { cwd, timeoutMs: TIME_LIMIT_MS },
  );
  if (run.timedOut) return probes.map(() => ({ error: `no answer within ${TIME_LIMIT_MS / 1000} seconds` }));
  return readAnswers(
    run.stdout,
    probes.map((_, index) => addressOf(probes, index)),
  );
}

/** Reads the output of the plan: one answer for each address. */
export function readAnswers(stdout: string, addresses: readonly string[]): readonly Answer[] {
  const { errors, read } = readPlanEvents(stdout);
  const absent = new Set(
    errors.filter(isAbsence).map(({ detail }) => /object to "([^"]+)"/.exec(detail)?.[1]),
  );
  // Such errors name no resource, so they may be about any that was not read to its end.
  const others = errors.filter((error) => !isAbsence(error)).map(wordsOf);
  const grave = others.filter((words) => !NOT_FOUND.test(words) || DENIED.test(words));
  const seen = new Set(read);
  const unread = addresses.filter((address) => !absent.has(address) && !seen.has(address));
  // One such error for each that was not read, and no other: whichever is whose, none is there.
  const allAbsent = grave.length === 0 && others.length >= unread.length;
  return addresses.map((address) => {
    if (absent.has(address)) return { exists: false };
    if (seen.has(address)) return { exists: true };
    if (allAbsent) return { exists: false };
    return { error: (grave.length > 0 ? grave : others).join("\n") || "Terraform said nothing about it" };
  });
}

function isAbsence({ summary }: Diagnostic): boolean {
  return summary === NOT_THERE;
}

function wordsOf({ summary, detail }: Diagnostic): string {
  return [summary, detail].filter((text) => text !== "").join(": ");
}

function addressOf(probes: readonly Probe[], index: number): string {
  return `${probes[index]?.type}.p${index}`;
}

/** Lets a folder use what `terraform init` has put into another, without its backend. */
function shareProvider(initialised: string, folder: string): void {
  const lock = ".terraform.lock.hcl";
  if (existsSync(join(initialised, lock))) cpSync(join(initialised, lock), join(folder, lock));
  mkdirSync(join(folder, ".terraform"));
  symlinkSync(join(initialised, ".terraform", "providers"), join(folder, ".terraform", "providers"));
}
