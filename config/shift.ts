/** How CodeDeploy moves traffic, in steps of the configuration's own. */
export interface Shift {
  /** `canary`: the percentage first and the rest after the minutes. `linear`: that much more each time. */
  readonly kind: "canary" | "linear";
  /** 1 to 99. */
  readonly percent: number;
  readonly minutes: number;
}

/** A name of a strategy that the target can do, or steps. */
export type Strategy = string | Shift;

/** Steps in the words of the strategies: `canary-5-percent-10-minutes`, `linear-10-percent-every-1-minute`. */
export function nameOf({ kind, percent, minutes }: Shift): string {
  const every = kind === "linear" ? "every-" : "";
  return `${kind}-${percent}-percent-${every}${minutes}-minute${minutes === 1 ? "" : "s"}`;
}

/** Minutes from the first step to the last: CodeDeploy takes at most two days. */
export function minutesOf({ kind, percent, minutes }: Shift): number {
  return kind === "canary" ? minutes : minutes * Math.floor(100 / percent);
}

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html */
export const MAX_SHIFT_MINUTES = 2880;
