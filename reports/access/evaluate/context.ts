/** What a request says about itself: condition keys and their values. */

/** Nobody knows: an attacker may choose it, or leave it out. */
export const UNKNOWN = Symbol("unknown");

/**
 * A text; several, of a key that AWS calls multivalued; `undefined`: the request doesn't have the key; or unknown.
 * Numbers, dates and booleans are texts, as in a policy.
 */
export type Value = string | readonly string[] | undefined | typeof UNKNOWN;

/** Condition keys as a request has them. */
export interface Keys {
  /** By key in small letters. An `undefined` says: certainly absent. */
  readonly values: ReadonlyMap<string, Value>;
  /** `aws:principaltag/`: of keys that begin so, there are none but those in `values`. */
  readonly complete: readonly string[];
}

/** @param values by key, in any case: AWS doesn't tell `aws:SourceArn` from `AWS:sourcearn` */
export function keysOf(values: Readonly<Record<string, Value>>, complete: readonly string[] = []): Keys {
  return {
    values: new Map(Object.entries(values).map(([key, value]) => [key.toLowerCase(), value])),
    complete: complete.map((start) => start.toLowerCase()),
  };
}

/** A request's condition keys, from several sources; the first that knows a key decides. */
export class Context {
  /** @param others what is true of keys that no source mentions */
  constructor(
    private readonly sources: readonly Keys[],
    private readonly others: undefined | typeof UNKNOWN,
  ) {}

  /** @param key in small letters */
  get(key: string): Value {
    for (const { values } of this.sources) {
      const value = values.get(key);
      if (value !== undefined || values.has(key)) return value;
    }
    if (this.others === undefined) return undefined;
    const none = this.sources.some(({ complete }) => complete.some((start) => key.startsWith(start)));
    return none ? undefined : UNKNOWN;
  }
}
