/**
 * What a set of plans does, the most dangerous first. Pure: plans in, data out; nothing sensitive is in it.
 */

import { type Acceptance, type Accepted, sortOut } from "./acceptance";
import { grantFindings } from "./access/grants";
import { policyFindings } from "./access/policies";
import { code } from "./code";
import { lossesIn } from "./danger/destroyed";
import { exposureFindings } from "./danger/exposures";
import { outagesIn } from "./danger/outages";
import { pipelineFindings } from "./danger/pipelines";
import { protectionFindings } from "./danger/protections";
import { driftIn } from "./drift";
import { CONCERNS, type Finding } from "./finding";
import { type Change, isConfigured } from "./plan/change";
import { type Difference, differences, isUnknownAfter } from "./plan/differences";
import type { Plan } from "./plan/plan";

export interface Review {
  /** By concern, then in the order of the plans, then by address. */
  readonly findings: readonly Finding[];
  readonly accepted: readonly Accepted[];
  /** Acceptances that accept nothing, or whose day has passed. */
  readonly unused: readonly Acceptance[];
  readonly totals: readonly Totals[];
  readonly plans: readonly Plan[];
  readonly updates: readonly Update[];
  /** Updates that change nothing but tags, descriptions, or what nobody gives and an apply will tell. */
  readonly noise: readonly Update[];
  readonly unplanned?: Unplanned;
}

/** As Terraform counts: what is replaced is added and destroyed. */
export interface Totals {
  readonly stack: string;
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

export interface Update {
  readonly change: Change;
  readonly differences: readonly Difference[];
}

/** What a review takes into account beside the plans. */
export interface Context {
  readonly acceptances?: readonly Acceptance[];
  /** `2026-11-22`: on a later day than an acceptance's it accepts no more. */
  readonly today: string;
  /** Who may do more or less, where the access proof has said so: what policies say is a remark then. */
  readonly proven?: readonly Finding[];
  readonly unplanned?: Unplanned;
}

/** Stacks of which there is no plan. */
export interface Unplanned {
  /** The revision that they are compared with. */
  readonly since: string;
  readonly unchanged: readonly string[];
  /** Synthesized no more: what they made stays. */
  readonly gone: readonly string[];
}

export function reviewOf(
  plans: readonly Plan[],
  { acceptances = [], today, proven, unplanned }: Context,
): Review {
  const changes = plans.flatMap((plan) => plan.changes);
  const inPlans = [...findingsIn(changes), ...plans.flatMap(findingsOfPlan)];
  const found = proven ? [...proven, ...inPlans.map(asRemark)] : inPlans;
  const { open, accepted, unused } = sortOut(inOrder(found, plans), acceptances, today);
  const updates = changes
    .filter(({ action }) => action === "update" || action === "replace")
    .map((change) => ({ change, differences: differences(change.before, change.after) }));
  return {
    findings: open,
    accepted,
    unused,
    totals: plans.map(totalsOf),
    plans,
    updates: updates.filter((update) => !isNoise(update)),
    noise: updates.filter(isNoise),
    ...(unplanned && { unplanned }),
  };
}

/** What a policy's text says of access, where the proof has judged what it comes to. */
function asRemark(finding: Finding): Finding {
  const isAccess = finding.kind === "access-widened" || finding.kind === "access-narrowed";
  return isAccess ? { ...finding, kind: "policy-changed" } : finding;
}

function findingsIn(changes: readonly Change[]): Finding[] {
  const readers = [
    lossesIn,
    policyFindings,
    grantFindings,
    exposureFindings,
    pipelineFindings,
    protectionFindings,
    outagesIn,
  ];
  return readers.flatMap((read) => read(changes));
}

function findingsOfPlan({ stack, isIncomplete, deferred, failedChecks, drift }: Plan): Finding[] {
  const incomplete: Finding = {
    kind: "incomplete",
    stack,
    address: "",
    text: "Terraform couldn't finish this plan: an apply may do more than it says",
    details: deferred.map(
      ({ address: at, actions, reason }) =>
        `put off: ${code(at)} (${code(actions.join(", "))}, ${code(reason)})`,
    ),
  };
  return [
    ...(isIncomplete ? [incomplete] : []),
    ...failedChecks.map(({ address, problems }): Finding => {
      const details = problems.map(code);
      return { kind: "check-failed", stack, address, text: "the check doesn't hold", details };
    }),
    ...driftIn(drift).changed.map(({ change: { address, action } }): Finding => {
      const text = action === "delete" ? "is gone" : "was changed";
      return { kind: "drift", stack, address, text: `${text} outside of Terraform`, details: [] };
    }),
  ];
}

/** The kinds in the order in which they are told. */
export const ORDER: readonly Finding["kind"][] = [
  ...(Object.keys(CONCERNS) as (keyof typeof CONCERNS)[]),
  "access-narrowed",
  "pipeline-changed",
  "policy-changed",
];

function inOrder(findings: readonly Finding[], plans: readonly Plan[]): Finding[] {
  const stacks = plans.map(({ stack }) => stack);
  const keyOf = ({ kind, stack }: Finding) =>
    ORDER.indexOf(kind) * (stacks.length + 1) + stacks.indexOf(stack);
  return [...findings].sort(
    (a, b) => keyOf(a) - keyOf(b) || (a.address < b.address ? -1 : a.address > b.address ? 1 : 0),
  );
}

function totalsOf({ stack, changes }: Plan): Totals {
  const count = (actions: readonly Change["action"][]) =>
    changes.filter(({ action }) => actions.includes(action)).length;
  return {
    stack,
    add: count(["create", "replace"]),
    change: count(["update"]),
    destroy: count(["delete", "replace"]),
  };
}

/** Where a change is nobody's worry. */
const NOISE = ["tags", "tags_all", "description", "labels", "terraform_labels", "effective_labels"];

function isNoise({ change, differences: all }: Update): boolean {
  if (change.action !== "update" || all.length === 0) return false;
  return all.every((one) => {
    const attribute = one.path[0] ?? "";
    return NOISE.includes(attribute) || (isUnknownAfter(one) && !isConfigured(change, attribute));
  });
}
