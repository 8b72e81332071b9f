/** A proof as a person reads it, and as a program does. */
import { faultsOf, type Proof } from "../proof";
import type { Section } from "./document";
import { excesses, flaws, refusals } from "./findings";
import { grantedSections } from "./granted";
import { summary } from "./summary";

export function reportOf(proof: Proof): Section[] {
  const { world, rehearsal, judgement, lint } = proof;
  const said = [...new Set([...judgement.said, ...rehearsal.said])];
  return [
    summary(proof),
    refusals(rehearsal.findings),
    excesses(judgement.findings),
    flaws(lint),
    ...grantedSections(world, judgement.granted),
    { heading: "To be known beside that", items: said.map((text) => ({ text })) },
  ];
}

/** Stable, for `--json`. */
export function jsonOf(proof: Proof): object {
  const { world, rehearsal, judgement, lint, policies, statements } = proof;
  return {
    ok: faultsOf(proof) === 0,
    accounts: world.accounts.map(({ id, stacks }) => ({ id, stacks })),
    counts: {
      policies,
      statements,
      steps: rehearsal.acts.length,
      calls: rehearsal.calls,
      ...judgement.counts,
    },
    rehearsal: rehearsal.findings,
    adversaries: judgement.findings,
    lint,
    granted: judgement.granted.map(({ access, entries }) => ({
      who: access.actor.name,
      action: access.sensitive.action,
      on: access.thing.arn,
      account: access.thing.resource.account,
      because: entries.map(({ name }) => name),
    })),
    said: [...new Set([...judgement.said, ...rehearsal.said])],
  };
}
