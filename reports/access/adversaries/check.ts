/** Holds what somebody may do against the list of what is intended. */
import { NO } from "../evaluate/formula";
import type { Intended, Requirement } from "../intended/entry";
import type { Facts } from "../intended/facts";
import type { Access, Court } from "./access";
import type { Actor } from "./actor";
import { valuesBeside } from "./beside";
import { shutWays, type Way } from "./never";
import { isPossible } from "./possible";

/** An access that the list doesn't have. */
export interface Excess {
  readonly access: Access;
  /** Set, where it is only this way of doing it that nobody intended. */
  readonly way?: Way;
}

/** The list, found by who and what; it counts which entries are used. */
export class Ledger {
  readonly used = new Set<string>();
  readonly #entries = new Map<string, Intended[]>();

  constructor(
    private readonly facts: Facts,
    private readonly court: Court,
    list: readonly Intended[],
  ) {
    for (const entry of list)
      for (const who of entry.who)
        for (const action of entry.may) {
          const key = `${who} ${action}`;
          this.#entries.set(key, [...(this.#entries.get(key) ?? []), entry]);
        }
  }

  /** What of an access nobody intended. */
  excesses(access: Access): Excess[] {
    const matching = this.intended(access);
    if (matching.length === 0) return isPossible(access, this.court) ? [{ access, ...halfWay(access) }] : [];
    for (const { name } of matching) this.used.add(name);
    const shut = access.thing.opened ? [] : shutWays(access.sensitive, access.thing, this.facts);
    const ways = [...shut, ...this.#unasked(access, matching)];
    return ways
      .filter((way) => this.#isOpen(access, way))
      .map((way) => ({ access, ...halfWay(access, way) }));
  }

  /** The entries that an access is on the list by. */
  intended({ actor, sensitive, thing }: Access): Intended[] {
    return whoIs(actor, this.facts)
      .flatMap((who) => this.#entries.get(`${who} ${sensitive.action}`) ?? [])
      .filter(
        (entry) =>
          (actor.kind !== "service" || actor.account === thing.resource.account || entry.forAnyAccount) &&
          thing.bait === undefined &&
          entry.on(actor, thing, this.facts),
      );
  }

  /** Values of condition keys that a policy should have asked for, and that aren't what they should be. */
  #unasked({ actor, thing }: Access, matching: readonly Intended[]): Way[] {
    const all = matching.map(({ only }) => only?.(actor, thing, this.facts) ?? []);
    if (all.some((requirements) => requirements.length === 0)) return [];
    return shared(all).flatMap((requirement) =>
      valuesBeside(requirement).map((value) => ({
        words: value === undefined ? `without ${requirement.key}` : `where ${requirement.key} is ${value}`,
        values: { [requirement.key]: value },
      })),
    );
  }

  #isOpen({ actor, sensitive, thing }: Access, { values }: Way): boolean {
    return this.court.formula(actor, sensitive, thing, values) !== NO;
  }
}

/** Of an access that the other account's policy alone holds back, it is said so. */
function halfWay({ thing }: Access, way?: Way): { way?: Way } {
  if (!thing.opened) return way ? { way } : {};
  const words = "but for the other account's policy";
  return { way: way ? { ...way, words: `${words}, ${way.words}` } : { words, values: {} } };
}

/** Keys that every entry asks for, each with all values that any of them takes. */
function shared(all: readonly (readonly Requirement[])[]): readonly Requirement[] {
  const [first = [], ...rest] = all;
  if (rest.length === 0) return first;
  return first.flatMap((requirement) => {
    const same = rest.map((requirements) => requirements.find(({ key }) => key === requirement.key));
    if (same.includes(undefined)) return [];
    const every = [requirement, ...same.flatMap((one) => one ?? [])];
    const like = every.flatMap((one) => one.like);
    const orAbsent = every.some((one) => one.orAbsent);
    return [{ key: requirement.key, like, ...(orAbsent && { orAbsent: true as const }) }];
  });
}

/** Every name that an actor has in the list. */
function whoIs({ kind, arn, principal }: Actor, facts: Facts): string[] {
  switch (kind) {
    case "role":
    case "user":
      return [facts.kindOf(arn ?? "") ?? "foreign role", "everybody"];
    case "administrator":
      return ["administrator", facts.kindOf(arn ?? "") ?? []].flat();
    case "service":
      return principal.type === "service" ? [withoutRegion(principal.name)] : [];
    default:
      return [kind];
  }
}

/** `logs.us-east-1.amazonaws.com` → `logs.amazonaws.com` */
function withoutRegion(service: string): string {
  return service.replace(/^(\w+)\.[a-z]{2}(-[a-z]+)+-\d\.amazonaws\.com(\.cn)?$/, "$1.amazonaws.com");
}
