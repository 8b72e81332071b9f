/** An expression of Terraform's as a tree of what a person would break into lines. */
import { endOfInterpolation, isInterpolation, type Word, wordsOf } from "./tokens";

export type Expression =
  /** Written as it is. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "object"; readonly entries: readonly (readonly [key: string, value: Expression])[] }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  /** `[head : item]` */
  | { readonly kind: "for"; readonly head: string; readonly item: Expression }
  /** Without a name: brackets. */
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  /** Parts beside each other: operators, indices. */
  | {
      readonly kind: "row";
      readonly parts: readonly { readonly spaced: boolean; readonly of: Expression }[];
    };

/** Reads an expression; a template of nothing but an interpolation is what is interpolated. */
export function parseExpression(text: string): Expression {
  const reader = new Reader(wordsOf(text));
  const expression = reader.expression([]);
  reader.end();
  return expression;
}

/** A value as Terraform's JSON syntax has it: a template. https://developer.hashicorp.com/terraform/language/syntax/json */
export function parseTemplate(text: string): Expression {
  const whole = text.startsWith("${") && endOfInterpolation(text, 0) === text.length;
  return whole ? parseExpression(text.slice(2, -1)) : { kind: "text", text: quoted(text) };
}

/** Quotes a template: what is interpolated stays as it is. */
export function quoted(template: string): string {
  let written = "";
  let at = 0;
  while (at < template.length) {
    const end = isInterpolation(template, at) ? endOfInterpolation(template, at) : undefined;
    written += end === undefined ? JSON.stringify(template[at]).slice(1, -1) : template.slice(at, end);
    at = end ?? at + 1;
  }
  return `"${written}"`;
}

class Reader {
  #at = 0;

  constructor(private readonly words: readonly Word[]) {}

  end(): void {
    const word = this.words[this.#at];
    if (word) throw new Error(`an expression goes on at ${word.text}`);
  }

  /** Up to one of some words or a closing bracket, which it leaves. */
  expression(until: readonly string[]): Expression {
    const ends = [...until, "}", "]", ")"];
    const parts: { spaced: boolean; of: Expression }[] = [];
    for (let word = this.#word(); word && !ends.includes(word.text); word = this.#word()) {
      this.#at += 1;
      parts.push({ spaced: word.spaced && parts.length > 0, of: this.#part(word) });
    }
    return joined(parts);
  }

  #part({ text }: Word): Expression {
    if (text === "{") return this.#object();
    if (text === "[") return this.#list();
    if (text === "(") return { kind: "call", name: "", args: this.#several(")") };
    if (text.startsWith('"')) return unwrapped(text);
    const next = this.#word();
    if (/^\w+$/.test(text) && next?.text === "(" && !next.spaced) {
      this.#at += 1;
      return { kind: "call", name: text, args: this.#several(")") };
    }
    return { kind: "text", text };
  }

  #list(): Expression {
    if (this.#word()?.text !== "for") return { kind: "list", items: this.#several("]") };
    const head = plain(this.expression([":"]));
    this.#take(":");
    const item = this.expression([]);
    this.#take("]");
    const [, name, list] = /^for (\w+) in (\S+)$/.exec(head) ?? [];
    if (name !== undefined && list !== undefined) {
      // Each element as it is: that is the list.
      if (plain(item) === name) return { kind: "text", text: list };
      const [, , attribute] = /^(\w+)((?:\.\w+)+)$/.exec(plain(item)) ?? [];
      if (attribute !== undefined && plain(item) === name + attribute)
        return { kind: "text", text: `${list.endsWith("[*]") ? list : `${list}[*]`}${attribute}` };
    }
    return { kind: "for", head, item };
  }

  #object(): Expression {
    const entries: (readonly [string, Expression])[] = [];
    while (this.#isBefore("}")) {
      const key = plain(this.expression(["="]));
      this.#take("=");
      entries.push([unquotedKey(key), this.expression([","])]);
      if (this.#word()?.text === ",") this.#at += 1;
    }
    this.#take("}");
    return { kind: "object", entries };
  }

  #several(close: string): Expression[] {
    const items: Expression[] = [];
    while (this.#isBefore(close)) {
      items.push(this.expression([","]));
      if (this.#word()?.text === ",") this.#at += 1;
    }
    this.#take(close);
    return items;
  }

  #isBefore(close: string): boolean {
    const word = this.#word();
    return word !== undefined && word.text !== close;
  }

  #word(): Word | undefined {
    return this.words[this.#at];
  }

  #take(text: string): void {
    const word = this.#word();
    if (word?.text !== text) throw new Error(`expected ${text}, found ${word?.text ?? "the end"}`);
    this.#at += 1;
  }
}

function joined(parts: readonly { spaced: boolean; of: Expression }[]): Expression {
  const [only] = parts;
  if (parts.length === 1 && only) return only.of;
  return { kind: "row", parts };
}

function unwrapped(text: string): Expression {
  const inner = text.slice(1, -1);
  const whole = inner.startsWith("${") && endOfInterpolation(inner, 0) === inner.length;
  return whole ? parseExpression(inner.slice(2, -1)) : { kind: "text", text };
}

const KEYWORDS = ["for", "null", "true", "false"];

function unquotedKey(key: string): string {
  const inner = key.slice(1, -1);
  return key.startsWith('"') && /^[A-Za-z_]\w*$/.test(inner) && !KEYWORDS.includes(inner) ? inner : key;
}

/** In one line, whatever its length. */
export function plain(expression: Expression): string {
  switch (expression.kind) {
    case "text":
      return expression.text;
    case "list":
      return `[${expression.items.map(plain).join(", ")}]`;
    case "for":
      return `[${expression.head} : ${plain(expression.item)}]`;
    case "call":
      return `${expression.name}(${expression.args.map(plain).join(", ")})`;
    case "object": {
      const entries = expression.entries.map(([key, value]) => `${key} = ${plain(value)}`);
      return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
    }
    case "row":
      return expression.parts.map(({ spaced, of }) => (spaced ? ` ${plain(of)}` : plain(of))).join("");
  }
}
