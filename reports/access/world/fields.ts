/** Reads a resource's arguments, where all that is read must be known. */
import { blocksIn, isValues, type Values, valuesAt } from "../../values";
import { opaqueIn, unknownWords } from "./opaque";
import { type PolicyDocument, parsePolicy } from "./policy";
import { Unreadable } from "./problem";
import type { Resource } from "./resource";

/** Arguments of a resource, or of a block in it. Every reader throws `Unreadable` for what only an apply will know. */
export class Fields {
  constructor(
    /** `tools: aws_iam_role.web`, with the path of the block below. */
    readonly where: string,
    private readonly values: Values,
  ) {}

  /** Those of a whole resource. */
  static of({ stack, address, values }: Resource): Fields {
    return new Fields(`${stack}: ${address}`, values);
  }

  /** A text that must be there. */
  text(name: string): string {
    const found = this.optional(name);
    if (found !== undefined) return found;
    throw new Unreadable(`${this.where}: ${name} is missing`);
  }

  /** A text, or nothing; Terraform reads an empty one as nothing, too. Numbers become texts. */
  optional(name: string): string | undefined {
    const value = this.#known(name);
    if (value === undefined || value === null || value === "") return undefined;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      return String(value);
    throw new Unreadable(`${this.where}: ${name} is no text: ${JSON.stringify(value)}`);
  }

  /** True where it says so. */
  flag(name: string): boolean {
    return this.optional(name) === "true";
  }

  number(name: string): number | undefined {
    const text = this.optional(name);
    return text === undefined ? undefined : Number(text);
  }

  /** The texts of a list; none where it is left out. */
  texts(name: string): string[] {
    const value = this.#known(name);
    if (value === undefined || value === null) return [];
    return [value].flat().map(String);
  }

  /** A map of texts. */
  map(name: string): Readonly<Record<string, string>> {
    const value = this.#known(name);
    return Object.fromEntries(
      Object.entries(valuesAt({ value }, "value")).map(([key, each]) => [key, String(each)]),
    );
  }

  /** The same, where what isn't known yet bears no access: an address in an environment. */
  looseMap(name: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(valuesAt(this.values, name)).map(([key, each]) => [key, String(each)]),
    );
  }

  /** A text that may name what isn't known yet, where that bears no access. */
  loose(name: string): string | undefined {
    const value = this.values[name];
    return value === undefined || value === null || value === "" ? undefined : String(value);
  }

  /** A block that stands at most once. */
  block(name: string): Fields | undefined {
    return this.blocks(name)[0];
  }

  /** The blocks of an argument; JSON writes one as an object or as a list. */
  blocks(name: string): Fields[] {
    const blocks = [this.values[name]].flat();
    // A text in a block's place stands for blocks that only an apply will know.
    for (const block of blocks) if (typeof block === "string") this.#known(name);
    return blocksIn(this.values, name).map(
      (values, index) => new Fields(`${this.where}.${name}[${index}]`, values),
    );
  }

  /** JSON in a text. What isn't known yet stays in it as an opaque text. */
  json(name: string): unknown {
    const text = this.loose(name);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      this.#known(name);
      throw new Unreadable(`${this.where}: ${name} isn't JSON: ${text.slice(0, 80)}`);
    }
  }

  /** Objects of a list in JSON. */
  jsonBlocks(name: string): Fields[] {
    const list = [this.json(name) ?? []].flat();
    return list
      .filter(isValues)
      .map((values, index) => new Fields(`${this.where}.${name}[${index}]`, values));
  }

  /** A policy that must be there. */
  policy(name: string): PolicyDocument {
    return parsePolicy(this.values[name], `${this.where}.${name}`);
  }

  /** True where it says anything. */
  has(name: string): boolean {
    const value = this.values[name];
    return value !== undefined && value !== null && value !== "";
  }

  #known(name: string): unknown {
    const value = this.values[name];
    const unknown = opaqueIn(value);
    if (unknown === undefined) return value;
    throw new Unreadable(unknownWords(`${this.where}.${name}`, unknown));
  }
}
