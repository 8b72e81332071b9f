/** The outcome of a proof, in a line each. */
import type { Proof } from "../proof";
import type { Section } from "./document";

export function summary({ world, rehearsal, judgement, lint, policies, statements }: Proof): Section {
  const { principals, things, decisions, classes, combinations } = judgement.counts;
  const read = `${statements} statements of ${policies} policies`;
  return {
    heading: `${world.roles.length} roles in ${world.accounts.length} accounts, ${read}`,
    items: [
      {
        text: `Rehearsal: ${world.records.pipelines.length} pipelines, ${rehearsal.acts.length} steps, ${rehearsal.calls} calls: ${
          rehearsal.findings.length === 0 ? "all are allowed" : `${some(rehearsal.findings.length)} refused`
        }`,
      },
      {
        text: `Adversaries: ${principals} principals and everybody outside, ${things} things: ${
          judgement.findings.length === 0
            ? "nobody gets in who isn't meant to"
            : `${some(judgement.findings.length)} in who shouldn't be`
        }`,
        details: [
          {
            text: `${number(decisions)} decisions in ${number(classes)} classes stand for ${number(combinations)} combinations`,
          },
        ],
      },
      {
        text: `Lint: ${read}: ${lint.length === 0 ? "each means what it says" : `${some(lint.length)} not what it says`}`,
      },
    ],
  };
}

function some(found: number): string {
  return found === 1 ? "1 is" : `${found} are`;
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
