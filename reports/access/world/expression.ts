/**
 * Evaluates Terraform's template expressions, as far as Slipway writes them: text, `${reference}` and
 * `${jsonencode(value)}`; a value is an object, a list, a number, a boolean, a quoted template or a reference
 * (`iam/printer.ts` has the grammar). Nothing else is guessed at.
 * https://developer.hashicorp.com/terraform/language/expressions/strings
 */
import { opaque } from "./opaque";

/** `aws_iam_role.web.name` is `["aws_iam_role", "web", "name"]`; `module.network.ips["a"]` ends in `"ips", "a"`. */
export type Traversal = readonly string[];

/** The value of a reference; opaque where it isn't known. */
export type Lookup = (traversal: Traversal) => unknown;

/**
 * What a text of Terraform's JSON is worth: a text, or the value of the one expression that fills it.
 * @returns an opaque text where an expression is of another grammar
 */
export function evaluate(text: string, lookup: Lookup): unknown {
  if (!text.includes("${") && !text.includes("%{")) return text;
  try {
    return new Reader(text, lookup).wholeTemplate();
  } catch (error) {
    if (error instanceof OtherGrammar) return opaque(text);
    throw error;
  }
}

class OtherGrammar extends Error {}

const SPACE = /\s*/y;
const NAME = /[A-Za-z_][\w-]*/y;
const NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
const KEYWORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);
/** https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences */
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** Goes through a text once, from left to right. */
class Reader {
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly lookup: Lookup,
  ) {}

  /** The text outside of any quotes: a backslash means itself. */
  wholeTemplate(): unknown {
    return this.#template(() => this.#at === this.text.length, false);
  }

  #template(ends: () => boolean, escapes: boolean): unknown {
    const parts: unknown[] = [];
    let literal = "";
    while (!ends()) {
      if (this.#takes("$${")) literal += "${";
      else if (this.#takes("%%{")) literal += "%{";
      else if (this.#takes("${")) {
        parts.push(...(literal === "" ? [] : [literal]), this.#expression());
        literal = "";
        this.#expect("}");
      } else if (escapes && this.#takes("\\")) literal += this.#escaped();
      else literal += this.#literalCharacter();
    }
    if (parts.length === 1 && literal === "") return parts[0];
    return [...parts, literal].map(inTemplate).join("");
  }

  #literalCharacter(): string {
    const character = this.text[this.#at];
    if (character === undefined || this.text.startsWith("%{", this.#at)) throw new OtherGrammar();
    this.#at += 1;
    return character;
  }

  #escaped(): string {
    const unicode = this.#match(/u[0-9a-fA-F]{4}/y);
    if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode.slice(1), 16));
    const character = ESCAPES[this.text[this.#at] ?? ""];
    if (character === undefined) throw new OtherGrammar();
    this.#at += 1;
    return character;
  }

  #expression(): unknown {
    this.#match(SPACE);
    const value = this.#value();
    this.#match(SPACE);
    return value;
  }

  #value(): unknown {
    if (this.#takes("{")) return this.#object();
    if (this.#takes("[")) return this.#list("]");
    if (this.#takes('"')) return this.#quoted();
    const number = this.#match(NUMBER);
    if (number !== undefined) return Number(number);
    const name = this.#match(NAME);
    if (name === undefined) throw new OtherGrammar();
    if (name === "jsonencode" && this.#takes("(")) return jsonText(this.#list(")"));
    return KEYWORDS.has(name) ? KEYWORDS.get(name) : this.lookup(this.#traversal(name));
  }

  #quoted(): unknown {
    return this.#template(() => this.#takes('"'), true);
  }

  #list(close: string): unknown[] {
    const members: unknown[] = [];
    this.#match(SPACE);
    while (!this.#takes(close)) {
      members.push(this.#expression());
      this.#separator(close);
    }
    return members;
  }

  #object(): Record<string, unknown> {
    const members = new Map<string, unknown>();
    this.#match(SPACE);
    while (!this.#takes("}")) {
      this.#expect('"');
      const key = inTemplate(this.#quoted());
      if (members.has(key)) throw new OtherGrammar();
      this.#match(SPACE);
      this.#expect("=");
      members.set(key, this.#expression());
      this.#separator("}");
    }
    return Object.fromEntries(members);
  }

  #separator(close: string): void {
    if (!this.text.startsWith(close, this.#at)) this.#expect(",");
    this.#match(SPACE);
  }

  #traversal(root: string): Traversal {
    const steps = [root];
    for (;;) {
      if (this.#takes(".")) steps.push(this.#required(/[A-Za-z_][\w-]*|\d+/y));
      else if (this.#takes('["')) {
        steps.push(inTemplate(this.#quoted()));
        this.#expect("]");
      } else if (this.#takes("[")) {
        steps.push(this.#required(/\d+/y));
        this.#expect("]");
      } else return steps;
    }
  }

  #takes(word: string): boolean {
    const found = this.text.startsWith(word, this.#at);
    if (found) this.#at += word.length;
    return found;
  }

  #expect(word: string): void {
    if (!this.#takes(word)) throw new OtherGrammar();
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.text) ?? [];
    this.#at += found?.length ?? 0;
    return found;
  }

  #required(pattern: RegExp): string {
    const found = this.#match(pattern);
    if (found === undefined) throw new OtherGrammar();
    return found;
  }
}

/** A value as a template spells it; lists and objects can't stand in one. */
function inTemplate(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new OtherGrammar();
}

/** `jsonencode` takes exactly one value. */
function jsonText(values: readonly unknown[]): string {
  if (values.length !== 1) throw new OtherGrammar();
  return JSON.stringify(values[0]);
}
