import { availableParallelism } from "node:os";
import type { FailedStep } from "../../runner/failed-step";
import { type EndLine, inParallel } from "../progress";
import type { DemoStack } from "./stacks";

/** Accounts are worked on side by side: an apply sleeps for most of its minute. */
const AT_A_TIME = Math.max(4, 2 * availableParallelism());

/**
 * Works on every stack as soon as those that it waits for are done, and shows how far each is. A stack that waits
 * for one that failed is left out.
 * @param waitsFor names of stacks
 * @param atATime how many are worked on together
 */
export async function inOrder<R extends { readonly ok: true }>(
  stacks: readonly DemoStack[],
  waitsFor: (stack: DemoStack) => readonly string[],
  work: (stack: DemoStack, onProgress: (doing: string) => void) => Promise<R | FailedStep>,
  line: EndLine<DemoStack, R | FailedStep>,
  atATime = AT_A_TIME,
): Promise<(R | FailedStep)[]> {
  const turn = turns(atATime);
  const starts = new Map<string, number>();
  const ends = new Map(stacks.map(({ name }) => [name, promise<boolean>()]));
  const one = async (stack: DemoStack, onProgress: (doing: string) => void) => {
    const awaited = waitsFor(stack);
    if (awaited.length > 0) onProgress(`waits for ${awaited.join(", ")}`);
    const done = await Promise.all(awaited.map((name) => ends.get(name)?.wait ?? true));
    const failed = awaited[done.indexOf(false)];
    if (failed !== undefined) return leftOut(stack, failed);
    return turn(() => {
      starts.set(stack.name, Date.now());
      return work(stack, onProgress);
    });
  };
  const release = async (stack: DemoStack, onProgress: (doing: string) => void) => {
    let ok = false;
    try {
      const result = await one(stack, onProgress);
      ok = result.ok;
      return result;
    } finally {
      ends.get(stack.name)?.resolve(ok);
    }
  };
  // The seconds that it was worked on, without those in which it waited.
  return inParallel(stacks, stacks.length, release, (stack, result) =>
    line(stack, result, Math.round((Date.now() - (starts.get(stack.name) ?? Date.now())) / 1000)),
  );
}

function leftOut({ name }: DemoStack, failed: string): FailedStep {
  return { stack: name, ok: false, step: `left out, because ${failed} failed`, error: "" };
}

/** Lets so many calls run at a time; the others wait their turn. */
function turns(atATime: number): <T>(call: () => Promise<T>) => Promise<T> {
  let free = atATime;
  const waiting: (() => void)[] = [];
  return async (call) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await call();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

function promise<T>(): { readonly wait: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const wait = new Promise<T>((done) => {
    resolve = done;
  });
  return { wait, resolve };
}
