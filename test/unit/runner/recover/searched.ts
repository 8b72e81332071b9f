/** A search of an account that is made up. */
import { firewalls } from "../../../../runner/recover/lookups/firewalls";
import { keys } from "../../../../runner/recover/lookups/keys";
import { loadBalancing } from "../../../../runner/recover/lookups/load-balancers";
import type { Seen } from "../../../../runner/recover/lookups/lookup";
import { network } from "../../../../runner/recover/lookups/network";
import type { Answer, Probe } from "../../../../runner/recover/probe";
import { search } from "../../../../runner/recover/search";
import { type Planned, planOf } from "./plan-json";

const REAL = { ...network, ...firewalls, ...keys, ...loadBalancing };
export const OURS = { "slipway-organization": "acme", "slipway-account": "staging" };

export const exists = (id: string) => ({ kind: "exists", id });
export const ABSENT = { kind: "absent" };

interface Account {
  /** What AWS lists, by type; behind spaces the arguments that it was asked with, and another region than us-east-1. */
  readonly lists?: Readonly<Record<string, readonly Seen[] | Error>>;
  /** Ids that exist, of all that are asked for. */
  readonly named?: readonly string[];
  /** Other stacks' states: what each holds, as `type id`. */
  readonly held?: Readonly<Record<string, string>>;
}

/** Searches an account for what a plan makes. */
export async function searched(
  { lists = {}, named = [], held = {} }: Account,
  ...planned: readonly Planned[]
) {
  const lookups = Object.fromEntries(
    Object.entries(REAL).map(([type, lookup]) => [
      type,
      {
        ...lookup,
        list: async ({ region }: { readonly region: string }, ...by: readonly string[]) => {
          const where = region === "us-east-1" ? [] : [region];
          const found = lists[[type, ...by, ...where].join(" ")] ?? [];
          if (found instanceof Error) throw found;
          return [...found];
        },
      },
    ]),
  );
  const asked: Probe[] = [];
  const probe = async (probes: readonly Probe[]): Promise<Answer[]> => {
    asked.push(...probes);
    return probes.map(({ id }) => ({ exists: named.includes(id) }));
  };
  const place = { accountId: "111111111111", region: "us-east-1", partition: "aws" };
  const heldBy = (type: string, id: string) => held[`${type} ${id}`];
  const settings = { region: "us-east-1", credentials: { accessKeyId: "", secretAccessKey: "" } };
  const { findings, strays } = await search(planOf(...planned), { place, settings, heldBy, probe, lookups });
  return { findings: Object.fromEntries(findings), strays, asked };
}
