/** What a review tells, section by section. */
import { code } from "../code";
import { CONCERNS, type Finding, isConcern } from "../finding";
import type { Change } from "../plan/change";
import { hasDrifted } from "../plan/drift";
import { ORDER, type Review } from "../review";
import {
  driftEntry,
  fateEntry,
  findingEntry,
  importEntry,
  invocationEntries,
  moveEntry,
  nameEntry,
  outputEntries,
  place,
  stackEntries,
  updateEntry,
} from "./entries";
import type { Entry, Section } from "./section";

export function sectionsOf(review: Review): Section[] {
  const { findings, updates, noise, plans, unplanned } = review;
  const changes = plans.flatMap((plan) => plan.changes);
  const withAction = (...actions: Change["action"][]) =>
    changes.filter(({ action }) => actions.includes(action));
  const isFate = ({ kind }: Finding) => kind === "destroy" || kind === "outage";
  const named = new Set(findings.filter(isFate).map(({ stack, address }) => `${stack} ${address}`));
  const drifted = plans.flatMap(({ drift }) => drift.filter(hasDrifted));
  const section = (heading: string, entries: Entry[], isFolded = false): Section => {
    return { heading, entries, isFolded, isUrgent: false };
  };
  return [
    ...ORDER.filter((kind) => kind !== "drift").map((kind) => findingSection(kind, findings)),
    section("Stacks that aren't synthesized any more: what they made stays", stackEntries(unplanned?.gone)),
    section(
      "Destroyed",
      withAction("delete")
        .filter((one) => !named.has(`${one.stack} ${one.address}`))
        .map(fateEntry),
    ),
    section("Replaced", updates.filter(({ change }) => change.action === "replace").map(updateEntry)),
    section("Changed in place", updates.filter(({ change }) => change.action === "update").map(updateEntry)),
    section("Actions that the apply runs", plans.flatMap(invocationEntries)),
    section("Drift: changed outside of Terraform", drifted.map(driftEntry)),
    section("Outputs", plans.flatMap(outputEntries), true),
    section("Created", withAction("create").map(nameEntry), true),
    section("Let go of: not destroyed, and no longer Terraform's", withAction("forget").map(nameEntry)),
    section("Moved in the state", changes.flatMap(moveEntry), true),
    section("Imported", changes.flatMap(importEntry), true),
    section("Only tags, descriptions and the like", noise.map(updateEntry), true),
    section(
      `Not planned: the same as in ${code(unplanned?.since ?? "")}`,
      stackEntries(unplanned?.unchanged),
      true,
    ),
    section(
      "Accepted",
      review.accepted.map(({ finding, acceptance: { because, until } }) => {
        const { brief, details } = findingEntry(finding);
        return { brief: `${brief}: accepted until ${until}, because ${code(because)}`, details };
      }),
      true,
    ),
    section(
      "Acceptances without a finding, or past their day",
      review.unused.map((one) => ({
        brief: `${code(one.concern)} of ${place(one.stack, one.address)}, until ${one.until}`,
        details: "",
      })),
    ),
  ];
}

const HEADINGS: Readonly<Record<Exclude<Finding["kind"], keyof typeof CONCERNS>, string>> = {
  "access-narrowed": "Lets somebody do less",
  "pipeline-changed": "Pipelines",
  "policy-changed": "Policies, statement by statement",
};

function findingSection(kind: Finding["kind"], findings: readonly Finding[]): Section {
  const heading = isConcern(kind) ? CONCERNS[kind] : HEADINGS[kind];
  const entries = findings.filter((finding) => finding.kind === kind).map(findingEntry);
  return { heading, entries, isFolded: false, isUrgent: isConcern(kind) };
}
