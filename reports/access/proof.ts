/** The whole proof of a world: a release goes through, nobody else gets in, and every statement means what it says. */
import { type Judgement, judge } from "./adversaries/judge";
import type { Finding as LintFinding } from "./lint/finding";
import { lint } from "./lint/lint";
import { placedPolicies, placedStatements } from "./lint/place";
import type { Reference } from "./lint/reference";
import type { Job } from "./rehearsal/acts/jobs";
import { type Rehearsal, rehearse } from "./rehearsal/rehearse";
import type { World } from "./world/world";

export interface Proof {
  readonly world: World;
  readonly rehearsal: Rehearsal;
  readonly judgement: Judgement;
  readonly lint: readonly LintFinding[];
  /** How many there are to be read. */
  readonly policies: number;
  readonly statements: number;
}

/**
 * @param reference AWS's service authorization reference
 * @param jobs of workflows and uploads, which no stack knows
 * @param addresses of e-mail that the configuration names; absent: whom topics tell by mail isn't judged
 * @throws UnknownAction, MissingPart where a release does what the rehearsal doesn't know
 */
export async function prove(
  world: World,
  reference: Reference,
  jobs: readonly Job[] = [],
  addresses?: readonly string[],
): Promise<Proof> {
  const policies = placedPolicies(world);
  return {
    world,
    rehearsal: rehearse(world, jobs),
    judgement: judge(world, addresses),
    lint: await lint(world, reference),
    policies: policies.length,
    statements: policies.flatMap(placedStatements).length,
  };
}

/** How many findings there are; none: proven. */
export function faultsOf({ rehearsal, judgement, lint: found }: Proof): number {
  return rehearsal.findings.length + judgement.findings.length + found.length;
}
