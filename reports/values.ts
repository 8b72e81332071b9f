/** Reading JSON of which only part is known: every reader gives nothing where something else stands. */

/** Values of a resource, or of a block in it, by attribute. */
export type Values = { readonly [attribute: string]: unknown };

/** True for an object that is neither null nor an array. */
export function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What it holds under that name itself: a plan may call things `constructor`. */
export function ownIn(values: Values, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Anything as a text, JSON where it has parts. */
export function textFor(value: unknown): string {
  const isTree =
    Array.isArray(value) || (isValues(value) && Object.getPrototypeOf(value) === Object.prototype);
  return isTree ? JSON.stringify(value) : String(value);
}

/** The object at `path`, or an empty one. */
export function valuesAt(value: unknown, ...path: readonly string[]): Values {
  let found = value;
  for (const key of path) found = isValues(found) ? ownIn(found, key) : undefined;
  return isValues(found) ? found : {};
}

/** The blocks of an attribute: Terraform's JSON writes one as an object or as a list. */
export function blocksIn(values: Values, name: string): Values[] {
  const found = values[name];
  return (Array.isArray(found) ? found : [found]).filter(isValues);
}

/** A text; absent while it is a reference of the configuration's, or "known after apply". */
export function textIn(values: Values, name: string): string | undefined {
  const found = values[name];
  return typeof found === "string" && found !== "" && !found.includes("${") ? found : undefined;
}

/** A number, whichever way it is written. */
export function numberIn(values: Values, name: string): number | undefined {
  const found = values[name];
  if (typeof found !== "number" && typeof found !== "string") return undefined;
  const number = Number(found);
  return found === "" || Number.isNaN(number) ? undefined : number;
}

/** The texts of a list, or the one text that stands in its place. */
export function textsIn(values: Values, name: string): string[] {
  const found = values[name];
  return (Array.isArray(found) ? found : [found]).filter(
    (text): text is string => typeof text === "string" && !text.includes("${"),
  );
}
