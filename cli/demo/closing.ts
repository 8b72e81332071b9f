import { count } from "../output";
import type { Survey } from "./survey";

export interface Closing {
  readonly reach: Survey["reach"];
  /** How many there were. */
  readonly stacks: number;
  /** How long it took, in words. */
  readonly time: string;
  /** True: it was kept up until a signal came. */
  readonly keep: boolean;
  /** What was seen that shouldn't be, a sentence each. */
  readonly faults: readonly string[];
}

/** The last lines: what was seen, how long it took, and what to do next. */
export function closingText(closing: Closing): string {
  return [
    "",
    said(closing),
    ...closing.faults,
    "",
    "Next: put your own accounts and services into slipway.yaml.",
    "  npx slipway check                is it sound?",
    ...(closing.keep ? [] : ["  npx slipway demo --keep          the same, left up to look around by hand"]),
    "  docs/guide/your-own-accounts.md  from account ids to the first release",
  ].join("\n");
}

function said({ reach, stacks, time, keep }: Closing): string {
  const all = count(stacks, "stack");
  if (reach !== "all") {
    const done = reach === "plan" ? "planned" : "written";
    return `${all} ${done} in ${time}.\nWith what step 1 says is missing, this demo makes them too.`;
  }
  if (keep) return "Everything is taken down. Nothing is left of it on this machine.";
  return `${all} made, planned again, looked at and destroyed in ${time}.\nNothing is left of them.`;
}
