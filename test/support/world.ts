import { UnreadableWorld } from "../../reports/access/world/problem";
import { readSynthesis } from "../../reports/access/world/read";
import type { World } from "../../reports/access/world/world";
import { system } from "../policies/fixtures";
import type { ByType, Stacks } from "./stacks";

/** The world of a system of one stack. */
export function worldOf(resource: ByType, change: Partial<Stacks[string]> = {}): World {
  return readSynthesis(system(resource, change));
}

/** What is said of a system that can't be read: one line each. */
export function problemsOf(stacks: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    readSynthesis(stacks);
  } catch (error) {
    if (error instanceof UnreadableWorld) return error.problems;
    throw error;
  }
  return [];
}
