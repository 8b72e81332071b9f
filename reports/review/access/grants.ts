/** Access that isn't given by a policy's text. */
import { ownIn, textFor, type Values } from "../../values";
import { code } from "../code";
import type { Finding } from "../finding";
import { type Change, isConfigured } from "../plan/change";
import { differences, pathText } from "../plan/differences";
import { isPlaceholder, UNKNOWN } from "../plan/hidden";
import { isFields, isNothing, isSame } from "../plan/values";
import { BARS, type Grant, grantOf } from "./grant-types";

/** Attributes that give access where they stand; a boundary that goes gives it, too. */
const ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws_iam_role", ["managed_policy_arns", "permissions_boundary"]],
  ["aws_iam_user", ["permissions_boundary"]],
]);

/** A boundary allows less by being there. */
const LIMITS = ["permissions_boundary"];

export function grantFindings(changes: readonly Change[]): Finding[] {
  const [had, has] = [givenIn(changes, "before"), givenIn(changes, "after")];
  return changes.flatMap((change) => {
    // Under another address, or another key, it is the same.
    const isGivenAnyway = isIn(had, change, "after") || isIn(has, change, "before");
    return [...(isGivenAnyway ? [] : byBeing(change)), ...byAttribute(change)];
  });
}

function givenIn(changes: readonly Change[], side: "before" | "after"): Set<string> {
  return new Set(changes.flatMap((change) => givenBy(change, side) ?? []));
}

/** True for what is only there on that side, and given by another there was, or is. */
function isIn(others: ReadonlySet<string>, change: Change, side: "before" | "after"): boolean {
  const given = givenBy(change, side);
  const isOnly = change[side === "before" ? "after" : "before"] === undefined;
  return isOnly && given !== undefined && others.has(given);
}

/** The same text for what gives the same; absent where that can't be told. */
function givenBy(change: Change, side: "before" | "after"): string | undefined {
  const { stack, type, [side]: values } = change;
  const grant = grantOf(type);
  if (grant === undefined || !isFields(values)) return undefined;
  const parts = attributesOf(grant).map((name) => ownIn(values, name) ?? null);
  return parts.some(isPlaceholder) ? undefined : JSON.stringify([stack, type, parts]);
}

function attributesOf({ words, limits = [] }: Grant): string[] {
  const named = [...words.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return [...new Set([...named, ...limits])];
}

function byBeing(change: Change): Finding[] {
  const { type, action, before, after } = change;
  if (["keep", "read", "forget"].includes(action)) return [];
  const bar = BARS.get(type);
  const grant = bar === undefined ? grantOf(type) : { words: bar };
  if (grant === undefined) return [];
  const isThere = (values: unknown): values is Values => isFields(values) && grant.isEmpty?.(values) !== true;
  const [was, is] = [before, after].map((values) => (isThere(values) ? values : undefined));
  const isComputed = (name: string) => is?.[name] === UNKNOWN && !isConfigured(change, name);
  const { more, less } = stepOf(grant, isComputed, was, is);
  const details = [
    ...(was === undefined ? [] : [`no longer: ${said(grant.words, was)}`]),
    ...(is === undefined ? [] : [`now: ${said(grant.words, is)}`]),
  ];
  if (bar === undefined ? more : less) return [findingOf(change, "access-widened", details)];
  return more || less ? [findingOf(change, "access-narrowed", details)] : [];
}

function findingOf(
  { stack, address }: Change,
  kind: "access-widened" | "access-narrowed",
  details: readonly string[],
): Finding {
  return {
    kind,
    stack,
    address,
    text: `access is ${kind === "access-widened" ? "given" : "taken"}`,
    details,
  };
}

interface Step {
  readonly more: boolean;
  readonly less: boolean;
}

/** @param isComputed true of attributes that nobody gives: an apply tells them anew */
function stepOf(grant: Grant, isComputed: (name: string) => boolean, was?: Values, is?: Values): Step {
  if (was === undefined || is === undefined) return { more: is !== undefined, less: was !== undefined };
  const { limits = [] } = grant;
  const given = attributesOf(grant).filter((name) => !isComputed(name));
  const steps = given.map((name): Step => {
    const [old, now] = [ownIn(was, name), ownIn(is, name)];
    if (!limits.includes(name)) return valuesStep(old, now);
    const isOther = !isSame(old, now) && !(isNothing(old) && isNothing(now));
    return { more: isOther && !isNothing(old), less: isOther && !isNothing(now) };
  });
  return { more: steps.some(({ more }) => more), less: steps.some(({ less }) => less) };
}

/** Of a list each value gives something of its own. */
function valuesStep(old: unknown, now: unknown): Step {
  const [were, are] = [old, now].map((value) => (isNothing(value) ? [] : [value].flat())) as [
    unknown[],
    unknown[],
  ];
  const isMissing = (list: readonly unknown[]) => (one: unknown) => !list.some((other) => isSame(one, other));
  return { more: are.some(isMissing(were)), less: were.some(isMissing(are)) };
}

function said(words: string, values: Values): string {
  const isThere = (name: string) => !isNothing(ownIn(values, name));
  return words
    .replaceAll(/\[([^\]]*\{(\w+)\}[^\]]*)\]/g, (_, part: string, name: string) =>
      isThere(name) ? part : "",
    )
    .replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      isThere(name) ? code(textOf(ownIn(values, name))) : "(none)",
    );
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.map(textFor).join(", ") : textFor(value);
}

function byAttribute(change: Change): Finding[] {
  const { stack, address, type, before, after } = change;
  if (!isFields(before) || !isFields(after)) return [];
  return (ATTRIBUTES.get(type) ?? []).flatMap((name): Finding[] => {
    const [was, is] = [before[name], after[name]];
    const isComputed = is === UNKNOWN && !isConfigured(change, name);
    if (isComputed || isSame(was, is) || (isNothing(was) && isNothing(is))) return [];
    const lists = [was, is].map((value) => (isNothing(value) ? [] : [value].flat().map(textFor)));
    const [old = [], now = []] = LIMITS.includes(name) ? [...lists].reverse() : lists;
    const isWider = LIMITS.includes(name) ? !isNothing(was) : now.some((text) => !old.includes(text));
    const details = differences(was, is, [name]).map(
      ({ path, before: from = "nothing", after: to = "nothing" }) =>
        `${code(pathText(path))}: ${code(textOf(from))} → ${code(textOf(to))}`,
    );
    return [
      {
        kind: isWider ? "access-widened" : "access-narrowed",
        stack,
        address,
        text: `${code(name)} changes`,
        details,
      },
    ];
  });
}
