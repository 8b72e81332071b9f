/** How CodeDeploy moves traffic, in steps of the configuration's own. */
export interface Shift {
  /** `canary`: the percentage first and the rest after the minutes. `linear`: that much more each time. */
  readonly kind: "canary" | "linear";
  /** 1 to 99. */
  readonly percent: number;
  readonly minutes: number;
}

/** How many servers change at a time, as a share of the configuration's own. */
export interface Batches {
  readonly kind: "rolling";
  /** 1 to 99. */
  readonly batchPercent: number;
}

/** A name of a strategy that the target can do, or steps, or batches. */
export type Strategy = string | Shift | Batches;

/**
 * Steps and batches in the words of the strategies: `canary-5-percent-10-minutes`, `linear-10-percent-every-1-minute`,
 * `rolling-25-percent`.
 */
export function nameOf(steps: Shift | Batches): string {
  if (steps.kind === "rolling") return `rolling-${steps.batchPercent}-percent`;
  const { kind, percent, minutes } = steps;
  const every = kind === "linear" ? "every-" : "";
  return `${kind}-${percent}-percent-${every}${minutes}-minute${minutes === 1 ? "" : "s"}`;
}

/** Minutes from the first step to the last: CodeDeploy takes at most two days. Batches wait for no time. */
export function minutesOf(steps: Shift | Batches): number {
  if (steps.kind === "rolling") return 0;
  const { kind, percent, minutes } = steps;
  return kind === "canary" ? minutes : minutes * Math.floor(100 / percent);
}

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html */
export const MAX_SHIFT_MINUTES = 2880;
