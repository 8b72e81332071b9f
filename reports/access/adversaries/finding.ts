/** What a person is told of access that nobody intended. */
import { explain } from "../evaluate/explain";
import { inWords } from "../evaluate/formula";
import type { Finding as Said } from "../evaluate/reading";
import { requestOf } from "./access";
import type { ActorKind } from "./actor";
import type { Excess } from "./check";
import type { Chain } from "./reach";

export interface Finding {
  /** `arn:aws:iam::…:role/…`, `an administrator of 999999999999, as …`, `events.amazonaws.com at work for …` */
  readonly who: string;
  readonly kind: ActorKind;
  /** What it is worth: `become the role`. */
  readonly worth: string;
  /** `sts:AssumeRole` */
  readonly actions: readonly string[];
  /** ARNs. */
  readonly on: readonly string[];
  /** Account of what it is done to. */
  readonly account: string;
  /** `always`, or what must hold. */
  readonly condition: string;
  /** The way of doing it that nobody intended, where others are intended: `over plain HTTP`. */
  readonly way?: string;
  /** Steps by which one comes there; empty: directly. */
  readonly through: readonly string[];
  /** Statements that let it through, each with where its policy is written. */
  readonly by: readonly Pick<Said, "layer" | "policy" | "statement" | "effect">[];
  readonly advice: string;
}

/** Excesses of one actor that come to the same. */
export function findingsOf(excesses: readonly Excess[]): Finding[] {
  const groups = new Map<string, Excess[]>();
  for (const excess of excesses) {
    const { actor, sensitive, thing } = excess.access;
    const owner = thing.target?.arn ?? thing.arn;
    const key = [actor.name, sensitive.worth, owner, thing.bait, excess.way?.words].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), excess]);
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [findingOf(group[0], group)] : []));
}

function findingOf({ access, way }: Excess, group: readonly Excess[]): Finding {
  const { actor, sensitive, thing, formula } = access;
  const { by, condition } = reasonsFor({ access, way });
  return {
    who: actor.name,
    kind: actor.kind,
    worth: sensitive.worth,
    actions: [...new Set(group.map((one) => one.access.sensitive.action))],
    on: [...new Set(group.map((one) => one.access.thing.arn))],
    account: thing.resource.account,
    condition: way ? condition : inWords(formula),
    ...(way && { way: way.words }),
    through: [],
    by,
    advice: adviceFor({ access, way }, by),
  };
}

function reasonsFor({ access, way }: Excess): { by: Finding["by"]; condition: string } {
  const { decidedBy, condition } = explain(
    requestOf(access.actor, access.sensitive, access.thing, way?.values),
  );
  const by = decidedBy.map(({ layer, policy, statement, effect }) => ({ layer, policy, statement, effect }));
  return { by, condition };
}

function adviceFor({ access: { thing, sensitive }, way }: Excess, by: Finding["by"]): string {
  const allows = by
    .filter(({ effect }) => effect === "Allow")
    .map(({ policy, statement }) => `${statement} in ${policy}`);
  const statements = [...new Set(allows)].join(" and ") || "the policies that allow it";
  if (thing.bait)
    return `ask for aws:ResourceAccount in ${statements}, or name the account in its resource: this is somebody else's`;
  if (way?.words === "over plain HTTP")
    return `deny ${sensitive.action} in the policy of ${thing.target?.arn ?? thing.arn} where aws:SecureTransport is false`;
  if (way?.words.startsWith("closed"))
    return `deny s3:PutObject in the policy of ${thing.target?.arn ?? thing.arn} for whatever isn't closed with its key`;
  if (thing.opened && way && Object.keys(way.values).length === 0)
    return `narrow action or resource of ${statements}: access across accounts is said on both sides`;
  if (way) return `ask in ${statements} for ${Object.keys(way.values).join(" and ")}`;
  return `narrow principal, action or resource of ${statements}; if it is meant, say so and why in reports/access/intended/`;
}

/** A chain that nobody intended, each hop of which may be intended. */
export function chainFinding({ from, to, hops }: Chain): Finding {
  const [first] = hops;
  return {
    who: from,
    kind: "role",
    worth: "run code as the role",
    actions: [first?.by.split(" on ")[0] ?? ""],
    on: [to],
    account: to.split(":")[4] ?? "",
    condition: "always",
    through: hops.map((hop) => `${hop.by} → ${hop.to}`),
    by: hops.flatMap(({ access }) => reasonsFor({ access }).by),
    advice:
      "take one step out of the chain; if all of it is meant, say so and why in reports/access/intended/becoming.ts",
  };
}
