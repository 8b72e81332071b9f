/** Something in a plan that a reviewer should know. */

/** What is worth stopping for, the worst first; names of `--fail-on`. */
export const CONCERNS = {
  destroy: "Destroys what can't be made again",
  "access-widened": "Lets somebody do more",
  exposed: "Opens something to a network or to everybody",
  "gate-removed": "Takes a gate out of a release",
  unprotected: "Takes a protection away",
  outage: "Interrupts what runs",
  "check-failed": "A check doesn't hold",
  incomplete: "Terraform couldn't finish the plan",
  drift: "Something has changed outside of Terraform",
} as const;

export type Concern = keyof typeof CONCERNS;

/** What a reviewer should read, and need not stop for. */
export type Remark = "access-narrowed" | "pipeline-changed" | "policy-changed";

export interface Finding {
  readonly kind: Concern | Remark;
  readonly stack: string;
  readonly address: string;
  /** One sentence in Markdown. */
  readonly text: string;
  /** Lines of Markdown below it. */
  readonly details: readonly string[];
}

export function isConcern(kind: Finding["kind"]): kind is Concern {
  return kind in CONCERNS;
}
