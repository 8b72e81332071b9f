/** Which of the resources that a plan would make exist already. */
import type { ClientSettings } from "../aws/clients";
import type { Finding } from "./finding";
import { IMPORT_IDS, type Place, TAKEN_OVER } from "./import-ids";
import { createdBy, type Instance, type PlanJson } from "./instance";
import { Looking } from "./looking";
import { LOOKUPS } from "./lookups";
import type { Lookup } from "./lookups/lookup";
import type { HeldBy } from "./other-states";
import type { Answer, Probe } from "./probe";
import { unknownParents } from "./reference";
import { aliasedProviderOf } from "./region";
import { type Stray, straysIn } from "./strays";

export interface SearchResult {
  /** By address. What is not in it can't be told before more is in the state. */
  readonly findings: ReadonlyMap<string, Finding>;
  /** Addresses of what exists, in the state or not, and has to be made anew. */
  readonly halfMade: readonly string[];
  readonly strays: readonly Stray[];
}

/** Where and with what is looked. */
export interface Surroundings {
  readonly place: Place;
  readonly settings: ClientSettings;
  readonly heldBy: HeldBy;
  /** Asks which of these exist. */
  readonly probe: (probes: readonly Probe[]) => Promise<readonly Answer[]>;
  /** Default: AWS's. */
  readonly lookups?: Readonly<Record<string, Lookup>>;
}

type Findings = Map<string, Finding>;

/** Looks for everything that a plan would make, and for what was made twice of the rest. */
export async function search(
  plan: PlanJson,
  { place, settings, heldBy, probe, lookups = LOOKUPS }: Surroundings,
): Promise<SearchResult> {
  const looking = new Looking(plan, settings, lookups);
  const findings: Findings = new Map();
  const created = createdBy(plan).filter((instance) => !isTakenOver(instance));
  for (const { address } of createdBy(plan).filter(isTakenOver)) findings.set(address, { kind: "absent" });
  const { named, rest } = await followIds(looking, place, created, findings);
  await askFor(looking, named, probe, findings);
  for (const instance of rest) settle(looking, instance, findings);
  const strays = await straysIn(looking, findings, heldBy);
  for (const { address, type } of created) {
    const finding = findings.get(address);
    if (finding)
      findings.set(
        address,
        unheld(finding, (id) => heldBy(type, id)),
      );
  }
  return { findings, halfMade: await halfMadeIn(looking), strays };
}

/** The same, once what another state holds doesn't count. */
function unheld(finding: Finding, heldBy: (id: string) => string | undefined): Finding {
  const ids = finding.kind === "several" ? finding.ids : finding.kind === "exists" ? [finding.id] : [];
  const free = ids.filter((id) => heldBy(id) === undefined);
  if (free.length === ids.length) return finding;
  const [only, ...others] = free;
  if (only !== undefined)
    return others.length === 0 ? { kind: "exists", id: only } : { kind: "several", ids: free };
  const id = ids[0] ?? "";
  return { kind: "held", id, by: heldBy(id) ?? "" };
}

/** What is to be replaced as it is needs no other reason. */
async function halfMadeIn({ ids, lookups, plan, settings }: Looking): Promise<string[]> {
  const found: string[] = [];
  for (const { address, type, actions, values } of plan.instances) {
    const id = ids.get(address) ?? values.id;
    const isReplaced = actions.includes("delete");
    if (typeof id !== "string" || isReplaced) continue;
    // Whoever may not look into it is told so where its parts are looked for.
    if (await lookups[type]?.isHalfMade?.(settings, id).catch(() => false)) found.push(address);
  }
  return found;
}

/** Terraform's own resources, and those that making only takes over, need no looking for. */
function isTakenOver({ type }: Instance): boolean {
  return !type.startsWith("aws_") || TAKEN_OVER.has(type);
}

/**
 * Looks things up as their arguments become known: the id of what was found is what the next one needs, a VPC's for
 * its subnets. Chosen names are only collected.
 */
async function followIds(
  looking: Looking,
  place: Place,
  created: readonly Instance[],
  findings: Findings,
): Promise<{ named: readonly Instance[]; rest: readonly Instance[] }> {
  const named: Instance[] = [];
  let rest = created;
  for (let before = Number.POSITIVE_INFINITY; rest.length < before; ) {
    before = rest.length;
    const later: Instance[] = [];
    for (const instance of rest) {
      const { address, type } = instance;
      const { region = place.region } = aliasedProviderOf(looking.plan, instance) ?? {};
      const id = IMPORT_IDS[type]?.(looking.textOf(instance), { ...place, region });
      const finding = id === undefined ? await lookUp(looking, instance) : undefined;
      if (id !== undefined) {
        named.push(instance);
        looking.ids.set(address, id);
      } else if (finding) {
        findings.set(address, finding);
        if (finding.kind === "exists") looking.ids.set(address, finding.id);
      } else later.push(instance);
    }
    rest = later;
  }
  return { named, rest };
}

async function lookUp(looking: Looking, instance: Instance): Promise<Finding | undefined> {
  try {
    const matches = await looking.matches(instance);
    if (!matches) return undefined;
    const [only, ...others] = matches.map(({ id }) => id);
    if (only === undefined) return { kind: "absent" };
    return others.length === 0 ? { kind: "exists", id: only } : { kind: "several", ids: [only, ...others] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      kind: "unknown",
      because: error.name === "Error" ? error.message : `AWS said: ${error.name}: ${error.message}`,
    };
  }
}

async function askFor(
  { ids, plan }: Looking,
  named: readonly Instance[],
  probe: Surroundings["probe"],
  findings: Findings,
): Promise<void> {
  const probes = named.map((instance): Probe => {
    const provider = aliasedProviderOf(plan, instance)?.name;
    const id = ids.get(instance.address) ?? "";
    return { type: instance.type, id, ...(provider !== undefined && { provider }) };
  });
  const answers = await probe(probes);
  for (const [index, { address }] of named.entries()) {
    const answer = answers[index] ?? { error: "nothing was answered" };
    const finding = findingOf(answer, probes[index]?.id ?? "");
    findings.set(address, finding);
    if (finding.kind !== "exists") ids.delete(address);
  }
}

function findingOf(answer: Answer, id: string): Finding {
  if ("error" in answer) return { kind: "unknown", because: answer.error };
  return answer.exists ? { kind: "exists", id } : { kind: "absent" };
}

/** Its arguments are unknown: it stands on what isn't there, was made twice, or isn't in the state yet. */
function settle({ plan, lookups }: Looking, instance: Instance, findings: Findings): void {
  const { type, address } = instance;
  if (!(type in IMPORT_IDS) && !(type in lookups)) {
    findings.set(address, { kind: "unknown", because: `Slipway doesn't know how ${type} is found` });
    return;
  }
  const parents = unknownParents(plan, instance);
  const kinds = parents.map((parent) => findings.get(parent)?.kind);
  const undecided = parents.find((_, index) => kinds[index] === "several" || kinds[index] === "unknown");
  if (undecided !== undefined) {
    findings.set(address, {
      kind: "unknown",
      because: `it belongs to ${undecided}, which is undecided itself`,
    });
  } else if (parents.length > 0 && !kinds.includes("exists")) findings.set(address, { kind: "absent" });
}
