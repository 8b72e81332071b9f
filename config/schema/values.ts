/**
 * The kinds of value a configuration is made of. Each carries what messages say is allowed, as the `error` of every
 * check on it; `../shape.ts` adds what was found and where.
 */
import * as z from "zod";

/** A whole number between two bounds, both allowed. */
export function integer(min: number, max: number, error = `an integer from ${min} to ${max}`) {
  return z.number({ error }).int({ error }).min(min, { error }).max(max, { error });
}

/** A whole number between two bounds, or `false` for none. */
export function integerOrFalse(min: number, max: number) {
  const error = `an integer from ${min} to ${max}, or false`;
  return z.union([z.literal(false, { error }), integer(min, max, error)], { error });
}

/** A number above zero. */
export function positive(max: number) {
  const error = `a number above 0, at most ${max}`;
  return z.number({ error }).gt(0, { error }).max(max, { error });
}

/**
 * Text of one to `max` characters that matches the pattern; `allowed` describes it. Longer text never meets the
 * pattern, which could take long over it.
 */
export function text(allowed: string, pattern: RegExp, max = 255) {
  const error = allowed;
  return z
    .string({ error: quotable(allowed, (value) => pattern.test(value)) })
    .min(1, { error })
    .max(max, { error, abort: true })
    .regex(pattern, { error });
}

/** Adds `quote it` where a number or truth stands that would be right in quotes. */
export function quotable(allowed: string, isRight: (value: string) => boolean) {
  return ({ input }: { readonly input?: unknown }) =>
    (typeof input === "number" || typeof input === "boolean") && isRight(String(input))
      ? `${allowed}; quote it`
      : allowed;
}

/** One of some words. */
export function choice<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: words.join(", ") });
}

/** One of some numbers. */
export function oneOf<const Numbers extends readonly [number, ...number[]]>(numbers: Numbers) {
  return z.literal(numbers, { error: numbers.join(", ") });
}

/** true or false; `yes` and `no` are text in YAML 1.2. */
export function flag() {
  return z.boolean({ error: "true or false" });
}

/** A list whose entries differ; `of` names them. `sameAs` says what counts as the same. */
export function list<Item extends z.ZodType<string>>(
  item: Item,
  { min, max, of, sameAs = (entry) => entry }: ListOptions,
) {
  const error = `a list of ${min === 0 ? "at most" : `${min} to`} ${max} ${of}`;
  return z
    .array(item, { error })
    .min(min, { error })
    .max(max, { error })
    .superRefine((entries, context) => {
      const seen = new Set<string>();
      for (const [index, key] of entries.map(sameAs).entries()) {
        if (seen.has(key)) {
          context.addIssue({ code: "custom", path: [index], message: "; allowed: each entry once" });
        }
        seen.add(key);
      }
    })
    .meta({ uniqueItems: true });
}

interface ListOptions {
  readonly min: number;
  readonly max: number;
  readonly of: string;
  readonly sameAs?: (entry: string) => string;
}

/** At most 100 e-mail addresses; upper and lower case are the same. */
export function emails(min: number) {
  const email = text("an e-mail address", /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/, 254);
  return list(email, { min, max: 100, of: "e-mail addresses", sameAs: (entry) => entry.toLowerCase() });
}

/** A mapping with fixed keys. For unknown keys the message is the known ones, joined by commas. */
export function object<Shape extends z.ZodRawShape>(shape: Shape) {
  const keys = Object.keys(shape).sort().join(", ");
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? keys : `a mapping (keys: ${keys})`),
  });
}

/** Of two fields of a mapping exactly one is there. */
export function exactlyOne(...fields: readonly string[]) {
  return (mapping: Readonly<Record<string, unknown>>, context: z.RefinementCtx) => {
    if (fields.filter((field) => mapping[field] !== undefined).length !== 1)
      context.addIssue({ code: "custom", message: `; allowed: either ${fields.join(" or ")}` });
  };
}

/** What names of services, environments and checks look like; `../rules/names.ts` checks it. */
export const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A mapping from names to `of`. A key like "2024" would be reordered by JavaScript: names start with a letter. */
export function named<Item extends z.ZodType>(item: Item, of: string, { min = 0, max = 1000 } = {}) {
  const error = `a mapping from names to ${of}${min > 0 ? `, at least ${min}` : ""}`;
  return z
    .record(z.string(), item, { error })
    .superRefine((entries, context) => {
      const count = Object.keys(entries).length;
      if (count < min) context.addIssue({ code: "custom", message: `; allowed: at least ${min}` });
      if (count > max) context.addIssue({ code: "custom", message: ` of ${count}; allowed: at most ${max}` });
    })
    .meta({ minProperties: min, maxProperties: max, propertyNames: { pattern: NAME.source } });
}
