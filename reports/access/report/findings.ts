/** What was found, as items of a report. */
import type { Finding as Excess } from "../adversaries/finding";
import type { Finding as Flaw } from "../lint/finding";
import { nameOf } from "../rehearsal/call";
import type { Finding as Refusal } from "../rehearsal/finding";
import type { Item, Section } from "./document";

/** Calls of a release that aren't allowed. */
export function refusals(findings: readonly Refusal[]): Section {
  return { heading: "A release would be refused", items: findings.map(refusal) };
}

function refusal({ at, step, call, outcome, condition, deniedBy, lacks, misses }: Refusal): Item {
  const place = [at.pipeline, at.stage, at.action].filter((name) => name !== undefined).join(" › ");
  return {
    text: `${place === "" ? "" : `${place}: `}${step}`,
    details: [
      {
        text: `${nameOf(call.caller)} ${outcome === "deny" ? "may not" : "may not always"} ${call.action}`,
      },
      { text: `on ${call.resource}` },
      ...(outcome === "allow-if" ? [{ text: `only if ${condition}` }] : []),
      ...deniedBy.map((statement) => ({ text: `denied by ${statement}` })),
      ...misses.map((miss) => ({ text: miss })),
      ...lacks.map(({ layer, account, holder, statement }) => ({
        text: `the ${layer} of ${holder} in ${account} lacks a statement; add`,
        details: [{ text: statement }],
      })),
      { text: `AWS asks for it: ${call.source}` },
    ],
  };
}

/** Access that nobody intended. */
export function excesses(findings: readonly Excess[]): Section {
  return { heading: "Somebody gets in who isn't meant to", items: findings.map(excess) };
}

function excess({ who, worth, actions, on, account, condition, way, through, by, advice }: Excess): Item {
  return {
    text: `${account}: ${who} can ${worth}${way === undefined ? "" : ` ${way}`}`,
    details: [
      { text: actions.join(", ") },
      ...on.map((arn) => ({ text: `on ${arn}` })),
      ...(condition === "always" ? [] : [{ text: `if ${condition}` }]),
      ...through.map((hop) => ({ text: `by ${hop}` })),
      ...by.map(({ effect, policy, statement }) => ({
        text: `${effect === "Allow" ? "allowed" : "not denied"} by ${policy}, statement ${statement}`,
      })),
      { text: `To do: ${advice}` },
    ],
  };
}

/** Statements that do nothing, or more than they say. */
export function flaws(findings: readonly Flaw[]): Section {
  return {
    heading: "A statement doesn't mean what it says",
    items: findings.map(({ rule, account, policy, statement, what, advice }) => ({
      text: `${account}: ${policy}${statement === undefined ? "" : `, statement ${statement}`}`,
      details: [{ text: `${rule}: ${what}` }, { text: `To do: ${advice}` }],
    })),
  };
}
