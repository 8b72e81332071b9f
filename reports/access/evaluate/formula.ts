/**
 * What remains of a decision when not everything is known: yes, no, or words that must hold. Three-valued logic that
 * keeps what it doesn't know, so that "allowed, if …" can be read out.
 */
export type Formula =
  | { readonly kind: "yes" }
  | { readonly kind: "no" }
  | { readonly kind: "if"; readonly words: string; readonly opposite: string }
  | { readonly kind: "and" | "or"; readonly parts: readonly Formula[] };

/** True, false, or `undefined`: nobody can say. */
export type Truth = boolean | undefined;

export const YES: Formula = { kind: "yes" };
export const NO: Formula = { kind: "no" };

/** Something that nobody knows, in words: `aws:SourceAccount is 111111111111`. */
export function provided(words: string, opposite = `not (${words})`): Formula {
  return { kind: "if", words, opposite };
}

/** A truth as a formula; what nobody can say becomes `unknown`. */
export function formulaOf(truth: Truth, unknown: Formula): Formula {
  return truth === undefined ? unknown : truth ? YES : NO;
}

/** No, where any part is no; yes, where all are. */
export function and(...parts: readonly Formula[]): Formula {
  return join("and", parts, YES, NO);
}

/** Yes, where any part is yes; no, where all are no. */
export function or(...parts: readonly Formula[]): Formula {
  return join("or", parts, NO, YES);
}

/** What isn't both isn't one or isn't the other; what isn't either isn't both. */
export function not(of: Formula): Formula {
  switch (of.kind) {
    case "yes":
      return NO;
    case "no":
      return YES;
    case "if":
      return { kind: "if", words: of.opposite, opposite: of.words };
    case "and":
      return or(...of.parts.map(not));
    case "or":
      return and(...of.parts.map(not));
  }
}

/** `idle` changes nothing; `absorbing` decides alone. */
function join(kind: "and" | "or", parts: readonly Formula[], idle: Formula, absorbing: Formula): Formula {
  let open: Formula[] | undefined;
  for (const part of parts) {
    if (part === absorbing) return absorbing;
    if (part === idle) continue;
    open ??= [];
    if (part.kind === kind) open.push(...part.parts);
    else open.push(part);
  }
  if (open === undefined) return idle;
  const different = open.length === 1 ? open : withoutRepeats(open);
  const [first = idle] = different;
  if (different.length === 1) return first;
  // What holds and doesn't hold at once: `a and not a` is no, `a or not a` is yes.
  return contradicts(different) ? absorbing : { kind, parts: different };
}

function withoutRepeats(parts: readonly Formula[]): readonly Formula[] {
  return [...new Map(parts.map((part) => [inWords(part), part])).values()];
}

function contradicts(parts: readonly Formula[]): boolean {
  const said = new Set(parts.map(inWords));
  return parts.some((part) => part.kind === "if" && said.has(part.opposite));
}

/** The formula as a person reads it. */
export function inWords(formula: Formula): string {
  switch (formula.kind) {
    case "yes":
      return "always";
    case "no":
      return "never";
    case "if":
      return formula.words;
    default:
      return formula.parts.map((part) => inBrackets(part)).join(` ${formula.kind} `);
  }
}

function inBrackets(formula: Formula): string {
  return formula.kind === "and" || formula.kind === "or" ? `(${inWords(formula)})` : inWords(formula);
}
