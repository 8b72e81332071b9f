/**
 * Texts of a policy with variables: `${aws:PrincipalTag/team, 'none'}`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
import { type Context, UNKNOWN } from "./context";
import type { Truth } from "./formula";
import { ANY, type Glob, globOf, literal, type Matcher } from "./text-pattern";

/** A policy's text, compiled. */
export interface Template {
  /** True, false, or `undefined` where a variable's value isn't known. */
  matches(text: string, context: Context): Truth;
}

interface Variable {
  /** In small letters. */
  readonly key: string;
  /** What stands in where the request has no such key. */
  readonly fallback: string | undefined;
}

type Part = Glob | Variable;

/** `${*}`, `${?}` and `${$}` are the characters themselves. */
const ESCAPED = ["*", "?", "$"];

export interface TemplateRules {
  /** False: `${…}` is text like any other, as before version 2012-10-17. */
  readonly variables: boolean;
  /** True: `*` and `?` stand for others. */
  readonly wildcards: boolean;
  /** How the finished pattern compares. */
  readonly compile: (glob: Glob) => Matcher;
}

export function templateOf(text: string, { variables, wildcards, compile }: TemplateRules): Template {
  const globFor = wildcards ? globOf : literal;
  const parts = variables ? partsOf(text, globFor) : [globFor(text)];
  if (parts.every(isGlob)) {
    const matcher = compile(parts.flat());
    return { matches: (found) => matcher(found) };
  }
  return new VariableTemplate(parts, compile);
}

class VariableTemplate implements Template {
  /** By what the variables became: a request's values come again and again. */
  private readonly compiled = new Map<string, Matcher>();

  constructor(
    private readonly parts: readonly Part[],
    private readonly compile: (glob: Glob) => Matcher,
  ) {}

  matches(text: string, context: Context): Truth {
    let known = true;
    const globs: Glob[] = [];
    for (const part of this.parts) {
      const glob = isGlob(part) ? part : resolve(part, context);
      // A variable without a value equals nothing.
      if (glob === undefined) return false;
      if (glob === ANYTHING) known = false;
      globs.push(glob);
    }
    const fits = this.matcher(globs.flat())(text);
    return known || !fits ? fits : undefined;
  }

  private matcher(glob: Glob): Matcher {
    const name = glob.join();
    const found = this.compiled.get(name);
    if (found !== undefined) return found;
    const made = this.compile(glob);
    this.compiled.set(name, made);
    return made;
  }
}

/** Stands for a value that nobody knows. */
const ANYTHING: Glob = [ANY];

/** The value means itself, wildcards and all; `undefined` where there is none. */
function resolve({ key, fallback }: Variable, context: Context): Glob | undefined {
  const value = context.get(key);
  if (value === UNKNOWN) return ANYTHING;
  // A key with several values can't be a variable.
  const text = typeof value === "string" ? value : fallback;
  return text === undefined ? undefined : literal(text);
}

function partsOf(text: string, globFor: (text: string) => Glob): Part[] {
  return text.split(/(\$\{[^}]*\})/).map((piece) => {
    if (!/^\$\{[^}]*\}$/.test(piece)) return globFor(piece);
    const inside = piece.slice(2, -1);
    if (ESCAPED.includes(inside)) return literal(inside);
    const [, key = inside, fallback] = /^([^,]*?)\s*,\s*'(.*)'\s*$/.exec(inside) ?? [];
    return { key: key.trim().toLowerCase(), fallback };
  });
}

function isGlob(part: Part): part is Glob {
  return Array.isArray(part);
}
