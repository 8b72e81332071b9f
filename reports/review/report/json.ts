/** A review as data, for other programs. */
import { pathText } from "../plan/differences";
import { driftIn, hasDrifted } from "../plan/drift";
import type { Review, Update } from "../review";
import { valueText } from "./changed-lines";
import { verdictOf } from "./verdict";

export function jsonOf(review: Review): object {
  const { findings, accepted, unused, totals, plans, updates, noise, unplanned } = review;
  const changes = plans.flatMap((plan) => plan.changes);
  return {
    verdict: verdictOf(review),
    stacks: totals,
    ...(unplanned && { unplanned }),
    findings,
    accepted: accepted.map(({ finding, acceptance }) => ({ ...finding, ...acceptance })),
    unusedAcceptances: unused,
    changes: changes
      .filter(
        ({ action, formerAddress, imported }) =>
          action !== "keep" || formerAddress !== undefined || imported !== undefined,
      )
      .map(({ before: _, after: __, forcedBy, ...change }) => ({
        ...change,
        forcedBy: forcedBy.map(pathText),
      })),
    updates: [...updates, ...noise].map(updateOf),
    drift: plans.flatMap(({ drift }) =>
      drift.filter(hasDrifted).map((change) => updateOf({ change, differences: driftIn(change) })),
    ),
    invocations: plans.flatMap(({ stack, invocations }) =>
      invocations.map((address) => ({ stack, address })),
    ),
    outputs: plans.flatMap(({ stack, outputs }) =>
      outputs.map(({ name, before, after }) => ({ stack, name, ...texts({ before, after }) })),
    ),
  };
}

function updateOf({ change: { stack, address }, differences: all }: Update): object {
  return {
    stack,
    address,
    differences: all.map(({ path, ...values }) => ({ path: pathText(path), ...texts(values) })),
  };
}

function texts({ before, after }: { readonly before?: unknown; readonly after?: unknown }): object {
  return {
    ...(before !== undefined && { before: valueText(before) }),
    ...(after !== undefined && { after: valueText(after) }),
  };
}
