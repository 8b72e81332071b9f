/** What a review tells of one finding or change. */
import { code, codeBlock, codes } from "../code";
import { fateOf } from "../danger/destroyed";
import type { Drifted } from "../drift";
import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { type Difference, differences } from "../plan/differences";
import type { Plan } from "../plan/plan";
import type { Update } from "../review";
import { changedLines } from "./changed-lines";
import type { Entry } from "./section";

/** Lines of one resource's diff. */
const MOST_LINES = 60;

export function findingEntry({ stack, address, text, details }: Finding): Entry {
  return {
    brief: `${place(stack, address)} ${text}`,
    details: details.map((line) => `- ${line}`).join("\n"),
  };
}

export function place(stack: string, address: string): string {
  return `**${escaped(stack)}**${address === "" ? ":" : ` ${code(address)}:`}`;
}

/** Names of stacks are file names: people choose them. GitHub takes `\@team` for a mention all the same. */
function escaped(text: string): string {
  return /^\w+(?:[ ./-]\w+)*$/.test(text) && !/^_|_$|www\./.test(text) ? text : code(text);
}

export function fateEntry(change: Change): Entry {
  return { brief: `${place(change.stack, change.address)} ${fateOf(change)}`, details: "" };
}

export function nameEntry({ stack, address }: Change): Entry {
  return { brief: `${place(stack, address).slice(0, -1)}`, details: "" };
}

export function stackEntries(stacks: readonly string[] = []): Entry[] {
  return stacks.map((stack) => ({ brief: `**${escaped(stack)}**`, details: "" }));
}

export function invocationEntries({ stack, invocations }: Plan): Entry[] {
  return invocations.map((address) => ({ brief: place(stack, address).slice(0, -1), details: "" }));
}

export function moveEntry({ stack, address, formerAddress }: Change): Entry[] {
  if (formerAddress === undefined) return [];
  return [{ brief: `${place(stack, formerAddress)} now ${code(address)}`, details: "" }];
}

export function importEntry({ stack, address, imported }: Change): Entry[] {
  return imported === undefined ? [] : [{ brief: `${place(stack, address)} ${code(imported)}`, details: "" }];
}

export function updateEntry({ change, differences: all }: Update): Entry {
  const names = [...new Set(all.map(({ path }) => path[0] ?? ""))];
  const changed = names.length > 0 ? codes(names) : "nothing that can be shown";
  const what = change.action === "replace" ? fateOf(change) : changed;
  return { brief: `${place(change.stack, change.address)} ${what}`, details: diffOf(all) };
}

export function driftEntry({ change, differences: all }: Drifted): Entry {
  const isGone = change.action === "delete";
  const what = isGone ? "it is gone" : codes([...new Set(all.map(({ path }) => path[0] ?? ""))]);
  return { brief: `${place(change.stack, change.address)} ${what}`, details: isGone ? "" : diffOf(all) };
}

export function outputEntries({ stack, outputs }: Plan): Entry[] {
  return outputs.map(({ name, ...values }) => ({
    brief: `${place(stack, name)}`.slice(0, -1),
    details: diffOf(differences(values.before, values.after, [name])),
  }));
}

function diffOf(all: readonly Difference[]): string {
  const lines = all.flatMap(changedLines);
  if (lines.length === 0) return "";
  const rest = lines.length - MOST_LINES;
  return codeBlock([...lines.slice(0, MOST_LINES), ...(rest > 0 ? [`# ${rest} more lines`] : [])], "diff");
}
