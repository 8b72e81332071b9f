/** Making everything: each account's state bucket first, then its stacks, all accounts side by side. */
import { join } from "node:path";
import { type ApplyProgress, type ApplyResult, applyIn } from "../../runner/apply";
import { type FailedStep, failedStep } from "../../runner/failed-step";
import { type OpenStack, openStack } from "../../runner/open-stack";
import { type PlanResult, planIn } from "../../runner/plan";
import { type Session, withVariables } from "../../runner/session";
import { PINNED } from "../../runner/tested-provider";
import { count } from "../output";
import { inOrder } from "./in-order";
import type { DemoStack } from "./stacks";

type Progress = (doing: string) => void;

/** A stack that stands. */
export interface Raised {
  readonly ok: true;
  readonly stack: string;
  /** Resources that were made. */
  readonly made: number;
  /** The copy that works on its state in the account's bucket. */
  readonly copy: OpenStack;
  /** Of a bootstrap stack: the copy that began with a local state. */
  readonly local?: OpenStack;
  /** Its second plan, begun while other stacks are still being made: that is waiting for the most part. */
  readonly planned: Promise<PlanResult>;
}

/** The session, signed in to a stack's account. */
export function signedIn(session: Session, { account }: DemoStack): Session {
  return withVariables(session, { AWS_PROFILE: account.name });
}

/** The progress of an apply, in a line. */
export function onApply(onProgress: Progress): (progress: ApplyProgress) => void {
  return ({ doing, done, total }) =>
    onProgress(total === 0 ? doing : `${done} of ${total}: ${doing.replace(/_[0-9A-F]{8}$/, "")}`);
}

/** Applies every stack. */
export function raise(session: Session, stacks: readonly DemoStack[]): Promise<(Raised | FailedStep)[]> {
  return inOrder<Raised>(
    stacks,
    ({ needs }) => needs,
    (stack, onProgress) => {
      const make = stack.kind === "bootstrap" ? bootstrap : apply;
      return make(signedIn(session, stack), stack, onProgress);
    },
    (stack, result, seconds) =>
      `${stack.name}: applied ${count(result.ok ? result.made : 0, "resource")} in ${seconds} s${
        stack.kind === "bootstrap" ? "; its state is in S3 now" : ""
      }`,
  );
}

async function apply(session: Session, stack: DemoStack, onProgress: Progress): Promise<Raised | FailedStep> {
  onProgress("init");
  const copy = await openStack(session, stack, PINNED);
  if (!copy.ok) return copy;
  const applied = await applyIn(session, copy, { onProgress: onApply(onProgress) });
  if (!applied.ok) return applied;
  const planned = begun(planIn(session, copy, { json: true }));
  return { ok: true, stack: stack.name, made: applied.changes.add, copy, planned };
}

/** A stack whose state lies in the bucket that it makes: a local state first, which then moves in. */
async function bootstrap(
  session: Session,
  stack: DemoStack,
  onProgress: Progress,
): Promise<Raised | FailedStep> {
  onProgress("init");
  const local = await openStack(session, stack, {
    terraform: { ...PINNED.terraform, backend: { local: {} } },
  });
  if (!local.ok) return local;
  const applied: ApplyResult = await applyIn(session, local, { onProgress: onApply(onProgress) });
  if (!applied.ok) return applied;
  onProgress("move the state into the bucket");
  const copy = await openStack(session, stack, PINNED);
  if (!copy.ok) return copy;
  const push = await session.run(["state", "push", localState(local)], { cwd: copy.cwd });
  if (push.exitCode !== 0) return failedStep(stack.name, "terraform state push", push, [push.stderr]);
  const planned = begun(planIn(session, copy, { json: true }));
  return { ok: true, stack: stack.name, made: applied.changes.add, copy, local, planned };
}

/** Something that goes on in the background: whether it fails is seen where it is awaited. */
export function begun<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** Where Terraform keeps a local state in a copy. */
export function localState({ cwd }: OpenStack): string {
  return join(cwd, "terraform.tfstate");
}
