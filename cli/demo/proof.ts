/** Whether what stands is what the access proof reads from the Terraform code. */
import { readApplied } from "../../reports/access/world/applied";
import { differences } from "../../reports/access/world/differences";
import { UnreadableWorld } from "../../reports/access/world/problem";
import { readSynthesis } from "../../reports/access/world/read";
import type { World } from "../../reports/access/world/world";
import type { JsonObject } from "../../runner/json";
import { readStack } from "../../runner/workspace";
import { count } from "../output";
import type { DemoStack } from "./stacks";

/** What was found. */
export interface AccessRead {
  /** False: something stands otherwise than it was read. */
  readonly alike: boolean;
  /** What is said of it, a line each. */
  readonly lines: readonly string[];
}

/**
 * Reads every policy and role twice: from the stacks as they were synthesized, and from the states that Terraform has
 * read back from the accounts.
 * @param states by the name of the stack, as Terraform writes them in JSON; nothing is compared unless each holds something
 */
export function readAccess(
  stacks: readonly DemoStack[],
  states: Readonly<Record<string, JsonObject>>,
): AccessRead {
  if (stacks.some(({ name }) => states[name]?.values === undefined)) return { alike: true, lines: [] };
  const synthesized = Object.fromEntries(stacks.map(({ name, directory }) => [name, readStack(directory)]));
  try {
    const read = readSynthesis(synthesized);
    const different = differences(read, readApplied(synthesized, states));
    return different.length > 0
      ? { alike: false, lines: different }
      : { alike: true, lines: [alikeText(read)] };
  } catch (error) {
    if (error instanceof UnreadableWorld) return { alike: false, lines: error.problems };
    throw error;
  }
}

function alikeText({ roles, targets }: World): string {
  const all = [
    ...roles.flatMap(({ policies }) => policies),
    ...targets.flatMap(({ policy }) => policy ?? []),
  ];
  const statements = all.flatMap(({ document }) => document.Statement).length;
  return `All ${count(statements, "statement")} of ${all.length} policies stand as they read in the Terraform code.`;
}
