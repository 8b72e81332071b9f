/** Puts each call of a release to the policies of a world. */
import { decide } from "../evaluate/decide";
import { explain } from "../evaluate/explain";
import { YES } from "../evaluate/formula";
import type { Request } from "../evaluate/request";
import type { World } from "../world/world";
import { lackOf } from "./advice";
import { type Call, nameOf } from "./call";
import type { Finding } from "./finding";
import { Requests } from "./requests";
import type { Act } from "./script";

export interface Performance {
  readonly findings: readonly Finding[];
  /** How many different calls were put to policies. */
  readonly calls: number;
}

/** Each call once, however often a release makes it; a finding stands where it is made first. */
export function perform(world: World, acts: readonly Act[]): Performance {
  const requests = new Requests(world);
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const { at, step, calls } of acts)
    for (const call of calls) {
      const key = keyOf(call);
      if (seen.has(key)) continue;
      seen.add(key);
      const request = requests.of(call);
      if (decide(request) !== YES) findings.push({ at, step, call, ...reasons(call, request) });
    }
  return { findings, calls: seen.size };
}

const keys = new WeakMap<Call, string>();

function keyOf(call: Call): string {
  const known = keys.get(call);
  if (known !== undefined) return known;
  const { caller, action, resource, context } = call;
  const key = JSON.stringify([nameOf(caller), action, resource, context]);
  keys.set(call, key);
  return key;
}

function reasons(call: Call, request: Request): Omit<Finding, "at" | "step" | "call"> {
  const { outcome, condition, decidedBy, lacks, misses } = explain(request);
  const denying = outcome === "deny" ? decidedBy : [];
  // Each list would do by itself; to give somebody a right of its own is the usual way.
  const layers = lacks.find((list) => !list.includes("resource policy")) ?? lacks[0] ?? [];
  return {
    outcome: outcome === "deny" ? "deny" : "allow-if",
    condition,
    deniedBy: denying.map(({ policy, statement }) => `${policy}, statement ${statement}`),
    lacks: layers.map((layer) => lackOf(layer, call, request)),
    misses: misses.map(
      ({ policy, statement, fails }) => `${policy}, statement ${statement} allows it only if ${fails}`,
    ),
  };
}
