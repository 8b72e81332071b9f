/** What `slipway recover` says in the end. */
import type { Finding } from "../runner/recover/finding";
import { colorsFor, count, indented, print, tell } from "./output";
import type { Recovery } from "./recover-state";

/**
 * Prints what was done, what is left to decide, and what the next apply does.
 * @param apply the command that applies the stack
 * @returns true when the state is right
 */
export function reportRecovery(recovery: Recovery, stack: string, apply: string): boolean {
  const { imported, plan, untainted } = recovery;
  const open = openQuestions(recovery);
  tell("");
  for (const { title, lines, what } of open) printSection(title, lines, what);
  const replaced = replacedNext(recovery);
  if (replaced.length > 0) {
    printSection("Tainted, because making them was interrupted", replaced, "The next apply replaces them.");
  }
  const right = open.length === 0;
  const said = [
    ...(untainted.length > 0 ? [`${count(untainted.length, "resource")} untainted.`] : []),
    ...(imported.length > 0 ? [`${count(imported.length, "resource")} brought into the state.`] : []),
    right ? "The state is right." : "What is listed above is yours to decide.",
  ];
  print(`${stack}: ${said.join(" ")}`);
  const { add, change, destroy } = plan.changes;
  if (!plan.changed) print("Its plan is empty: there is nothing left to apply.");
  else if (add + change + destroy === 0) print(`The next apply only changes outputs:\n  ${apply}`);
  else print(`The next apply adds ${add}, changes ${change}, destroys ${destroy}:\n  ${apply}`);
  return right;
}

interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  /** What to do about it. */
  readonly what: string;
}

function openQuestions({ findings, leftOut, strays, plan }: Recovery): Section[] {
  const pick = <K extends Finding["kind"]>(kind: K) =>
    [...findings].flatMap(([address, finding]) => (isKind(finding, kind) ? [{ address, finding }] : []));
  // What couldn't be told before more was in the state is no question once nothing is left to make.
  const creates = new Set(
    plan.actions.filter(({ action }) => action === "create").map(({ address }) => address),
  );
  const sections: Section[] = [
    {
      title: "Made more than once",
      lines: pick("several").map(({ address, finding }) => `  ${address}: ${finding.ids.join(", ")}`),
      what: "Delete those that nothing uses, and run this again; the next apply would make yet another one.",
    },
    {
      title: "Held by another stack's state",
      lines: pick("held").map(({ address, finding }) => `  ${address} ← ${finding.id}, in ${finding.by}`),
      what: "Held by two, it would be destroyed by the one that drops it. After a change of layout.stacks: npx slipway relayout",
    },
    {
      title: "There, but left out of the state",
      lines: leftOut
        .filter(({ to, madeAnew }) => creates.has(to) && !madeAnew)
        .map(({ to, id, because }) => `  ${to} ← ${id}\n    ${because}`),
      what: "Apply what they need, and run this again.",
    },
    {
      title: "Not to be looked for",
      lines: pick("unknown")
        .filter(({ address }) => creates.has(address))
        .map(({ address, finding }) => `  ${address}\n${indented(finding.because, "    ")}`),
      what: "If it exists, bring it in: terraform import ADDRESS ID. Its page in the provider's documentation says what ID is.",
    },
    {
      title: "Like a resource of the stack, with Slipway's tags, but not it",
      lines: strays.map(({ id, like }) => `  ${id}, like ${like}`),
      what: "An earlier apply may have made it, and lost it. Delete it if nothing uses it.",
    },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** What is tainted, and what exists but goes with it. */
function replacedNext({ plan, leftOut }: Recovery): string[] {
  const tainted = plan.actions.filter(({ reason }) => reason === "tainted").map(({ address }) => address);
  const along = leftOut.filter(({ madeAnew }) => madeAnew).map(({ to }) => `${to}, which goes with it`);
  return [...tainted, ...along].map((line) => `  ${line}`);
}

function isKind<K extends Finding["kind"]>(
  finding: Finding,
  kind: K,
): finding is Extract<Finding, { kind: K }> {
  return finding.kind === kind;
}

function printSection(title: string, lines: readonly string[], what: string): void {
  print(`${colorsFor(process.stdout).bold(`${title}:`)}\n${lines.join("\n")}\n${what}\n`);
}
