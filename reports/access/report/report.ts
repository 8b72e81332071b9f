/** A proof as a person reads it, and as a program does. */
import { requestOf } from "../adversaries/access";
import type { Granted } from "../adversaries/judge";
import { explain } from "../evaluate/explain";
import { inWords } from "../evaluate/formula";
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

/** An access that is intended, with the statements that allow it. */
function plain({ access, entries }: Granted): object {
  const { actor, sensitive, thing, formula } = access;
  const { decidedBy } = explain(requestOf(actor, sensitive, thing));
  return {
    who: actor.name,
    action: sensitive.action,
    on: thing.arn,
    account: thing.resource.account,
    condition: inWords(formula),
    statements: decidedBy.map(({ policy, statement }) => `${policy}, ${statement}`),
    because: entries.map(({ name }) => name),
    weaknesses: entries.flatMap(({ weakness }) => weakness ?? []),
  };
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
    granted: judgement.granted.map(plain),
    said: [...new Set([...judgement.said, ...rehearsal.said])],
  };
}
