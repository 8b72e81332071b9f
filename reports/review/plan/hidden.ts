/** What stands in the place of values that can't or mustn't be shown. */

export const SENSITIVE = "(sensitive)";

/** A value that nobody is to see, or not all of; whether two are the same can still be told. */
export class Hidden {
  /** Out of reach of whatever prints objects. */
  readonly #text: string;

  constructor(
    value: unknown,
    /** What is shown of it. */
    private readonly shown: string,
  ) {
    this.#text = JSON.stringify(value) ?? "";
  }

  isSame(other: unknown): boolean {
    return other instanceof Hidden && other.#text === this.#text;
  }

  toString(): string {
    return this.shown;
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
