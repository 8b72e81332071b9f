/** A resource's values as a reviewer may see them. */
import { isValues, ownIn, type Values } from "../../values";
import { Hidden, isPlaceholder, SENSITIVE, UNKNOWN } from "./hidden";
import { encodesSecret, isAboutSecrets, isReference, isSecretName, MASK, withoutSecrets } from "./secrets";

/** Trees beside a value's: `true` where the mark holds for all that is below. */
export interface Marks {
  readonly sensitive: readonly unknown[];
  readonly unknown: unknown;
}

/**
 * The values with placeholders where they are sensitive, unknown, or look like a secret. JSON in a text is read, so that a
 * policy is a tree like any other. What is null is left out: Terraform tells both apart nowhere.
 * @param name what the value is called
 */
export function visible(value: unknown, marks: Marks, name = ""): unknown {
  if (marks.unknown === true) return UNKNOWN;
  if (value === null || value === undefined) return hasUnknown(marks) ? visible({}, marks, name) : undefined;
  if (marks.sensitive.includes(true)) return new Hidden(value, SENSITIVE);
  if (typeof value === "string") return visibleText(value, name);
  if (Array.isArray(value))
    return value.map((one, index) => visible(one, marksAt(marks, String(index)), name));
  return isValues(value) ? visibleFields(value, marks, name) : value;
}

function visibleFields(fields: Values, marks: Marks, owner: string): Values {
  const names = new Set([
    ...Object.keys(fields),
    ...Object.keys(isValues(marks.unknown) ? marks.unknown : {}),
  ]);
  const called = namedBy(fields);
  const areSecrets = isSecretName(owner) && Object.values(fields).every((value) => typeof value === "string");
  const nameOf = (name: string) =>
    name === "value" ? called : areSecrets && !isAboutSecrets(name) ? owner : name;
  const entries = [...names].flatMap((name) => {
    const value = visible(ownIn(fields, name), marksAt(marks, name), nameOf(name));
    return value === undefined ? [] : [[withoutSecrets(name), value]];
  });
  return Object.fromEntries(entries);
}

/** `{ name = "TOKEN", value = "…" }`: a value is called what stands beside it, unless that is where the secret lies. */
function namedBy({ name, key, type }: Values): string {
  const isStored = type === "PARAMETER_STORE" || type === "SECRETS_MANAGER";
  const called = name ?? key;
  return typeof called === "string" && !isStored ? called : "value";
}

function visibleText(text: string, name: string): unknown {
  if (text !== "" && isSecretName(name) && !isReference(text)) return new Hidden(text, MASK);
  if (encodesSecret(text)) return new Hidden(text, MASK);
  const tree = jsonIn(text);
  if (tree !== undefined) return visible(tree, { sensitive: [], unknown: false }, name);
  const masked = withoutSecrets(text);
  // Of a script the lines that changed are shown.
  return masked === text || text.includes("\n") ? masked : new Hidden(text, masked);
}

function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function marksAt({ sensitive, unknown }: Marks, name: string): Marks {
  return { sensitive: sensitive.map((mark) => childOf(mark, name)), unknown: childOf(unknown, name) };
}

function childOf(mark: unknown, name: string): unknown {
  if (Array.isArray(mark)) return mark[Number(name)];
  return isValues(mark) ? ownIn(mark, name) : undefined;
}

function hasUnknown({ unknown }: Marks): boolean {
  return isValues(unknown) && Object.keys(unknown).length > 0;
}

/** True for an object, or a block of one. */
export function isFields(value: unknown): value is Values {
  return isValues(value) && !isPlaceholder(value);
}

/** True for what has parts. */
export function isTree(value: unknown): value is Values | readonly unknown[] {
  return !isPlaceholder(value) && (Array.isArray(value) || isValues(value));
}

/** True if both are the same, hidden ones as far as they are. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof Hidden) return a.isSame(b);
  if (!isTree(a) || !isTree(b)) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.keys(b)];
  return left.length === right.length && left.every(([name, one]) => isSame(one, ownIn(b as Values, name)));
}

/** True of what providers say for what isn't there, each in its own way. */
export function isNothing(value: unknown): boolean {
  if (isPlaceholder(value)) return false;
  if (Array.isArray(value)) return value.length === 0;
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (isValues(value) && Object.keys(value).length === 0)
  );
}
