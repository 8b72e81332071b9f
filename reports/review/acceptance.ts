/** Findings that somebody has accepted, for a reason and until a day. */
import type { Concern, Finding } from "./finding";

export interface Acceptance {
  readonly concern: Concern;
  readonly stack: string;
  /** The resource's address; `*` stands for any characters. */
  readonly address: string;
  readonly because: string;
  /** The last day on which it holds: `2026-12-31`. */
  readonly until: string;
}

export interface Accepted {
  readonly finding: Finding;
  readonly acceptance: Acceptance;
}

export interface SortedOut {
  readonly open: readonly Finding[];
  readonly accepted: readonly Accepted[];
  readonly unused: readonly Acceptance[];
}

/** Tells accepted findings from the others. */
export function sortOut(
  findings: readonly Finding[],
  acceptances: readonly Acceptance[],
  today: string,
): SortedOut {
  const valid = acceptances.filter(({ until }) => until >= today);
  const open: Finding[] = [];
  const accepted: Accepted[] = [];
  for (const finding of findings) {
    const acceptance = valid.find((one) => isFor(one, finding));
    if (acceptance) accepted.push({ finding, acceptance });
    else open.push(finding);
  }
  const used = new Set(accepted.map(({ acceptance }) => acceptance));
  return { open, accepted, unused: acceptances.filter((one) => !used.has(one)) };
}

function isFor({ concern, stack, address }: Acceptance, finding: Finding): boolean {
  return concern === finding.kind && stack === finding.stack && matches(address, finding.address);
}

function matches(pattern: string, address: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+^${}()|[\]\\?]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(address);
}
