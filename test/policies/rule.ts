import type { Stacks } from "../support/stacks";

/** Something that holds of every system that Slipway synthesizes. */
export interface Rule {
  /** What holds. */
  readonly title: string;
  /** What it keeps from happening. */
  readonly because: string;
  /** What breaks it: place and fault, one line each. */
  readonly violations: (stacks: Stacks) => string[] | Promise<string[]>;
  /** The smallest system that keeps it. */
  readonly kept: () => Stacks;
  /** Systems that break it, by what is wrong with them, and a part of what must be said. */
  readonly broken: Readonly<Record<string, { readonly by: () => Stacks; readonly says: string }>>;
}
