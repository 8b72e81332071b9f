/** The answer to "who may?" as a person reads it. */
import type { Decision } from "../evaluate/explain";
import type { Layer } from "../evaluate/reading";
import type { Answer } from "./who";

export interface Question {
  readonly action: string;
  /** ARN of the resource. */
  readonly arn: string;
  /** Where the resource is written: `tools: aws_kms_key.artifacts_key`. */
  readonly where: string;
}

/** Everybody who may, with the statements that decide; how many may not. */
export function whoText({ action, arn, where }: Question, answers: readonly Answer[]): string {
  const [may, mayIf, not] = (["allow", "allow-if", "deny"] as const).map((outcome) =>
    answers.filter(({ decision }) => decision.outcome === outcome),
  ) as [Answer[], Answer[], Answer[]];
  const parts = [
    `${action}\n  on ${arn}\n  (${where})`,
    ...section("May:", may),
    ...section("May under a condition:", mayIf),
    `${countOf(not.length, answers.length)} \`--by NAME\` says why one of them may not.`,
  ];
  return parts.join("\n\n");
}

function countOf(denied: number, asked: number): string {
  if (denied === asked) return `Nobody may, of the ${asked} who might ask.`;
  return denied === 1 ? "May not: 1 other." : `May not: ${denied} others.`;
}

/** Why one caller may, or may not. */
export function whyText(question: Question, { who, decision }: Answer): string {
  const { action, arn, where } = question;
  const verdict = { allow: "may", "allow-if": "may under a condition", deny: "may not" }[decision.outcome];
  return [`${who}\n  ${verdict} ${action}\n  on ${arn}\n  (${where})`, ...reasonsOf(decision)].join("\n");
}

function section(heading: string, answers: readonly Answer[]): string[] {
  if (answers.length === 0) return [];
  return [
    [heading, ...answers.map(({ who, decision }) => [`  ${who}`, ...reasonsOf(decision)].join("\n"))].join(
      "\n",
    ),
  ];
}

function reasonsOf({ outcome, condition, decidedBy, lacks, misses }: Decision): string[] {
  return [
    ...(outcome === "allow-if" ? [`    if ${condition}`] : []),
    ...decidedBy.map(
      ({ effect, policy, statement }) =>
        `    ${effect === "Allow" ? "allowed" : "denied"} by ${policy}, statement ${statement}`,
    ),
    ...(lacks.length === 0 ? [] : [`    lacks an Allow in ${lacks.map(inAll).join(", or else in ")}`]),
    ...misses.map(
      ({ policy, statement, fails }) =>
        `    ${policy}, statement ${statement} allows the action only if ${fails}`,
    ),
  ];
}

/** Policies all of which would have to allow. */
function inAll(layers: readonly Layer[]): string {
  return layers.map((layer) => `${ONE_OF_SEVERAL.includes(layer) ? "a" : "the"} ${layer}`).join(" and ");
}

const ONE_OF_SEVERAL: readonly Layer[] = ["service control policy", "grant", "session policy"];
