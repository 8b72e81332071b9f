/** Ways in from everywhere. https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html */

import { gathered } from "../../gathered";
import { textFor, type Values } from "../../values";
import { code } from "../code";
import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { isFields, isSame } from "../plan/values";
import { hiddenSources, rulesIn, SOURCES, targetOf } from "./ways-in";

/** From where, by which protocol, to which ports. */
interface Way {
  readonly from: string;
  readonly protocol: string;
  readonly first: number;
  readonly last: number;
  readonly ports: string;
}

/** Ways in from everywhere for what had none there. */
export function openings(changes: readonly Change[]): Finding[] {
  // A rule may be written by another resource, or under another key: its group was open before.
  const were = gathered(
    changes.flatMap((change) =>
      waysIn(change.type, change.before).map((way): [string, Way] => [targetOf(change), way]),
    ),
  );
  return changes.flatMap((change): Finding[] => {
    const { stack, address, type, before, after } = change;
    const known = were.get(targetOf(change)) ?? [];
    const opened = waysIn(type, after).filter(
      (way) => isEverywhere(way.from) && !known.some((one) => covers(one, way)),
    );
    const details = opened.map(({ from, ports }) => `from ${code(from)} to ${ports}`);
    if (opened.length > 0)
      return [{ kind: "exposed", stack, address, text: "opened to everywhere", details }];
    const hidden = hiddenSources(type, after);
    if (hidden.length === 0 || isSame(hiddenSources(type, before), hidden)) return [];
    const text = "from where it is opened isn't to be seen: whether that is everywhere can't be told";
    return [{ kind: "exposed", stack, address, text, details: [] }];
  });
}

function waysIn(type: string, values: unknown): Way[] {
  return isFields(values) ? rulesIn(type, values).flatMap(waysOf) : [];
}

function waysOf(rule: Values): Way[] {
  const sources = SOURCES.flatMap((name) => [rule[name] ?? []].flat()).map(textFor);
  const protocol = textFor(rule.protocol ?? rule.ip_protocol ?? "-1");
  const bounds = [rule.from_port, rule.to_port].flatMap((port) =>
    port === undefined ? [] : [textFor(port)],
  );
  const isAll = protocol === "-1" || protocol === "all";
  const ports = isAll ? "every port" : `${code(protocol)} ${code([...new Set(bounds)].join("-"))}`;
  // What isn't a number is known after apply: it covers nothing, and nothing covers it.
  const [first, last] = isAll
    ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    : [Number(bounds[0]), Number(bounds[1] ?? bounds[0])];
  return sources.map((from) => ({ from, protocol: isAll ? "-1" : protocol, first, last, ports }));
}

function covers(one: Way, other: Way): boolean {
  const isAll = reach(one.from) === 0 && isVersion6(one) === isVersion6(other);
  const isFromIt = one.from === other.from || isAll;
  const isByIt = one.protocol === "-1" || one.protocol === other.protocol;
  const isWithin = one.ports === other.ports || (one.first <= other.first && other.last <= one.last);
  return isFromIt && isByIt && isWithin;
}

/** Half of all addresses, and the other half, are everywhere, too; private networks are `/8`, and `fc00::/7`. */
function isEverywhere(from: string): boolean {
  return reach(from) <= (from.includes(":") ? 6 : 7);
}

function isVersion6({ from }: Way): boolean {
  return from.includes(":");
}

/** The length of a range's prefix; NaN: it is no range. */
function reach(cidr: string): number {
  const length = /^[0-9a-f.:]+\/(\d{1,3})$/i.exec(cidr)?.[1];
  return length === undefined ? Number.NaN : Number(length);
}
