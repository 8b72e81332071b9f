/** The first line of a review. */
import { code } from "../code";
import { CONCERNS, type Concern, isConcern } from "../finding";
import type { Change } from "../plan/change";
import type { Review, Totals } from "../review";

/** By concern: what the plans do, for one thing and for more. */
const VERDICTS: Readonly<Record<Concern, readonly [string, string]>> = {
  destroy: ["destroys a stateful resource", "destroys # stateful resources"],
  "access-widened": ["widens access in one place", "widens access in # places"],
  exposed: ["opens one thing", "opens # things"],
  "gate-removed": ["takes out a gate", "takes out gates in # places"],
  unprotected: ["takes a protection away", "takes # protections away"],
  outage: ["interrupts one thing", "interrupts # things"],
  "check-failed": ["a check fails", "# checks fail"],
  incomplete: ["a plan is incomplete", "# plans are incomplete"],
  drift: ["one thing has drifted", "# things have drifted"],
};

/** Stacks that are named with their totals; others are added up. */
const NAMED = 8;

/** The verdict and what each stack comes to, in one line of Markdown. */
export function verdictLine(review: Review): string {
  return `**${verdictOf(review)}** ${totalsLine(review.totals)}`;
}

/** `Destroys 2 stateful resources, widens access in one place.` */
export function verdictOf({ findings, totals, plans }: Review): string {
  const parts = (Object.keys(CONCERNS) as Concern[]).flatMap((concern) => {
    const count = findings.filter(({ kind }) => isConcern(kind) && kind === concern).length;
    const [one, more] = VERDICTS[concern];
    return count === 0 ? [] : [count === 1 ? one : more.replace("#", String(count))];
  });
  if (parts.length > 0) return sentence(parts.join(", "));
  if (totals.some(isChanged)) return "Nothing dangerous found.";
  const isMore = plans.some(({ outputs, invocations, changes }) =>
    [outputs, invocations, changes.filter(isOfTheState)].some(({ length }) => length > 0),
  );
  return isMore ? "No resource changes." : "No changes.";
}

/** What changes nothing but Terraform's state. */
function isOfTheState({ action, formerAddress, imported }: Change): boolean {
  return action === "forget" || formerAddress !== undefined || imported !== undefined;
}

function sentence(text: string): string {
  return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}.`;
}

function isChanged({ add, change, destroy }: Totals): boolean {
  return add + change + destroy > 0;
}

function totalsLine(totals: readonly Totals[]): string {
  const changed = totals.filter(isChanged);
  const [named, others] = [changed.slice(0, NAMED), changed.slice(NAMED)];
  const still = totals.length - changed.length;
  const sum = (name: "add" | "change" | "destroy") => others.reduce((all, one) => all + one[name], 0);
  const rest = { add: sum("add"), change: sum("change"), destroy: sum("destroy") };
  return [
    ...named.map((one) => `${code(one.stack)} ${counts(one)}`),
    ...(others.length > 0 ? [`${others.length} other stacks ${counts(rest)}`] : []),
    ...(still > 0 ? [`${still} unchanged`] : []),
  ].join(" · ");
}

/** As Terraform says it: so many to add, to change, to destroy. */
function counts({ add, change, destroy }: Omit<Totals, "stack">): string {
  return `+${add} ~${change} −${destroy}`;
}
