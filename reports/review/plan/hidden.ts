/** What stands in the place of values that can't or mustn't be shown. */

/** A value that nobody is to see; whether two are the same can still be told. */
export class Hidden {
  /** Out of reach of whatever prints objects. */
  readonly #text: string;

  constructor(
    value: unknown,
    private readonly reason: "sensitive" | "looks like a secret",
  ) {
    this.#text = JSON.stringify(value) ?? "";
  }

  isSame(other: unknown): boolean {
    return other instanceof Hidden && other.#text === this.#text;
  }

  toString(): string {
    return `(${this.reason})`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A value that only an apply will know. */
class Unknown {
  toString(): string {
    return "(known after apply)";
  }

  toJSON(): string {
    return this.toString();
  }
}

export const UNKNOWN = new Unknown();

/** True for what isn't a value of Terraform's. */
export function isPlaceholder(value: unknown): value is Hidden | Unknown {
  return value instanceof Hidden || value === UNKNOWN;
}
