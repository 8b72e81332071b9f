/**
 * What a module of Terraform's makes, as far as it must be told: its blocks by type. The language is Terraform's own, of
 * which only the shape is read here. https://developer.hashicorp.com/terraform/language/syntax/configuration
 */
import { Unreadable } from "./problem";
import { BEAR_NO_ACCESS } from "./types";

/** A block at a file's top: `resource "aws_vpc" "main"`. */
interface Head {
  readonly keyword: string;
  readonly labels: readonly string[];
}

/** Blocks that make nothing. */
const MAKE_NOTHING = ["locals", "moved", "output", "terraform", "variable"];

/**
 * @param files texts by name, of all that lie directly in the module's folder
 * @returns what might let somebody in, one line each; none: the module bears no access
 */
export function accessInModule(files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files)
    .filter(([name]) => isTerraform(name))
    .flatMap(([name, text]) => {
      if (!name.endsWith(".tf")) return [`${name} isn't read here`];
      try {
        return headsIn(text).flatMap((head) => faultOf(head).map((fault) => `${name}: ${fault}`));
      } catch (error) {
        if (error instanceof Unreadable) return [`${name}: ${error.message}`];
        throw error;
      }
    });
}

/** True for a file that Terraform or OpenTofu takes for a part of the folder's configuration. */
export function isTerraform(fileName: string): boolean {
  return /^[^.].*\.(tf|tofu|tfvars)(\.json)?$/.test(fileName);
}

function faultOf({ keyword, labels }: Head): string[] {
  const [type = ""] = labels;
  if (MAKE_NOTHING.includes(keyword)) return [];
  if (keyword === "resource" && BEAR_NO_ACCESS[type] !== undefined) return [];
  if (keyword === "data" && type.startsWith("aws_")) return [];
  return [`${[keyword, ...labels].join(" ")} might let somebody in`];
}

/** Heads of all blocks at a file's top. */
function headsIn(text: string): Head[] {
  const reader = new Reader(text);
  const heads: Head[] = [];
  for (let head = reader.head(); head !== undefined; head = reader.head()) heads.push(head);
  return heads;
}

const BLANK = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const NAME = /[A-Za-z_][\w-]*/y;
const LABEL = /[A-Za-z_][\w-]*|"[\w-]*"/y;
const HEREDOC = /<<-?([A-Za-z_][\w-]*)\r?\n/y;

/** Goes through a file once. */
class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  /** The next block's head; its body is left behind. Undefined at the end. */
  head(): Head | undefined {
    this.#take(BLANK);
    if (this.#at === this.text.length) return undefined;
    const keyword = this.#take(NAME) ?? this.#stuck();
    const labels: string[] = [];
    for (;;) {
      this.#take(BLANK);
      if (this.text[this.#at] === "{") break;
      labels.push((this.#take(LABEL) ?? this.#stuck()).replaceAll('"', ""));
    }
    this.#braces();
    return { keyword, labels };
  }

  /** Everything up to the brace that closes the one that stands here. */
  #braces(): void {
    let open = 0;
    do {
      this.#take(BLANK);
      if (this.#heredoc()) continue;
      const char = this.text[this.#at] ?? this.#stuck();
      this.#at += 1;
      if (char === '"') this.#quoted();
      else if (char === "{") open += 1;
      else if (char === "}") open -= 1;
    } while (open > 0);
  }

  /** The rest of a text in quotes, templates in it included. */
  #quoted(): void {
    for (;;) {
      const char = this.text[this.#at] ?? this.#stuck();
      if (char === "\\" || this.text.startsWith("$${", this.#at) || this.text.startsWith("%%{", this.#at))
        this.#at += char === "\\" ? 2 : 3;
      else if (/^[$%]\{/.test(this.text.slice(this.#at, this.#at + 2))) {
        this.#at += 1;
        this.#braces();
      } else {
        this.#at += 1;
        if (char === '"') return;
      }
    }
  }

  #heredoc(): boolean {
    const begin = this.#take(HEREDOC);
    const word = begin?.replace(/^<<-?/, "").trim();
    if (word === undefined) return false;
    const end = new RegExp(`^[ \\t]*${word}[ \\t]*\\r?$`, "gm");
    end.lastIndex = this.#at;
    if (end.exec(this.text) === null) this.#stuck();
    this.#at = end.lastIndex;
    return true;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.text) ?? [];
    this.#at += found?.length ?? 0;
    return found;
  }

  #stuck(): never {
    const line = this.text.slice(0, this.#at).split("\n").length;
    throw new Unreadable(`line ${line} isn't understood here`);
  }
}
