/** A statement of a policy, in one form whichever way it was written. */
import { textFor, type Values } from "../../values";
import { UNKNOWN } from "../plan/hidden";
import { isFields } from "../plan/values";

/** `Action`, or `NotAction`: all but those. */
export interface Element {
  readonly isNegated: boolean;
  /** Absent element: empty. */
  readonly texts: readonly string[];
}

export interface Statement {
  readonly sid?: string;
  readonly isDeny: boolean;
  /** `AWS arn:…`, or `*`. */
  readonly principal: Element;
  readonly action: Element;
  readonly resource: Element;
  /** Values by operator and key. */
  readonly conditions: ReadonlyMap<string, readonly string[]>;
}

/** @param raw an element of `Statement`. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
export function statementOf(raw: Values): Statement {
  const { Sid: sid } = raw;
  return {
    ...(typeof sid === "string" && sid !== "" && { sid }),
    isDeny: raw.Effect === "Deny",
    principal: elementOf(raw, "Principal", principalsIn),
    action: elementOf(raw, "Action", textsIn),
    resource: elementOf(raw, "Resource", textsIn),
    conditions: conditionsIn(raw.Condition),
  };
}

function elementOf(raw: Values, name: string, read: (value: unknown) => string[]): Element {
  const negated = raw[`Not${name}`];
  return { isNegated: negated !== undefined, texts: read(negated ?? raw[name]).sort() };
}

function principalsIn(value: unknown): string[] {
  if (!isFields(value)) return textsIn(value);
  return Object.entries(value).flatMap(([kind, texts]) =>
    textsIn(texts).map((text) => principalOf(kind, text)),
  );
}

/** An account's id is its root; `AWS *` is everybody. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function principalOf(kind: string, text: string): string {
  if (kind !== "AWS") return `${kind} ${text}`;
  if (text === "*") return text;
  return /^\d{12}$/.test(text) ? `AWS arn:aws:iam::${text}:root` : `AWS ${text}`;
}

function textsIn(value: unknown): string[] {
  if (value === undefined) return [];
  return [value].flat().map(textFor);
}

function conditionsIn(value: unknown): Map<string, readonly string[]> {
  if (!isFields(value)) return new Map(value === undefined ? [] : [[String(value), [String(UNKNOWN)]]]);
  return new Map(
    Object.entries(value).flatMap(([operator, keys]) =>
      Object.entries(isFields(keys) ? keys : { [String(keys)]: UNKNOWN }).map(
        ([key, texts]): [string, string[]] => [`${operator} ${key}`, textsIn(texts).sort()],
      ),
    ),
  );
}
