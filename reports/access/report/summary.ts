/** The outcome of a proof, in a line each. */
import type { Proof } from "../proof";
import type { Section } from "./document";

export function summary({ world, rehearsal, judgement, lint, policies, statements }: Proof): Section {
  const { principals, things, decisions, classes, combinations } = judgement.counts;
  const read = `${many(statements, "statement")} of ${many(policies, "policy", "policies")}`;
  return {
    heading: `${many(world.roles.length, "role")} in ${many(world.accounts.length, "account")}, ${read}`,
    items: [
      {
        text: `Rehearsal: ${many(world.records.pipelines.length, "pipeline")}, ${many(rehearsal.acts.length, "step")}, ${many(rehearsal.calls, "call")}: ${
          rehearsal.findings.length === 0 ? "all are allowed" : `${some(rehearsal.findings.length)} refused`
        }`,
      },
      {
        text: `Adversaries: ${many(principals, "principal")} and everybody outside, ${many(things, "thing")}: ${
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
        text: `Lint: ${read}: ${lint.length === 0 ? "each means what it says" : many(lint.length, "finding")}`,
      },
    ],
  };
}

function many(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}

function some(found: number): string {
  return found === 1 ? "1 is" : `${found} are`;
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
