/** An input of a module, as data: its variable in Terraform, and what a construct is given for it. */
import type { Rule } from "./rule";
import type { Type } from "./type";

export interface InputProps<V> {
  /** A sentence or two; it becomes the variable's description. */
  readonly description: string;
  /** Absent: it has to be given. */
  readonly default?: V;
  readonly rules?: readonly Rule<V>[];
  /** It decides which resources there are, so it must be known in a plan: all of it, or of a map the names. */
  readonly structural?: Structural;
  /** The provider looks at it in a plan, so it must be known there. */
  readonly planned?: boolean;
}

type Structural = boolean | "names";

/** @typeParam V what a user writes @typeParam G what a construct is given */
export interface Input<V, G = V> {
  readonly type: Type;
  readonly description: string;
  /** Absent: it has to be given. `null`: it may be left out. */
  readonly default?: V | null;
  readonly structural?: Structural;
  /** The provider looks at it in a plan, so it must be known there. */
  readonly planned?: boolean;
  readonly rules: readonly Rule<V>[];
  /** What a construct is given for a literal. */
  literal(value: V): G;
  /** What it is given for an expression of Terraform's. */
  reference(expression: string): G;
}

export type Inputs = Readonly<Record<string, Input<unknown, unknown>>>;

/** What a user writes. */
export type Values<I extends Inputs> = {
  readonly [K in keyof I]?: I[K] extends Input<infer V, infer _> ? V : never;
};

/** What a construct is given. */
export type Given<I extends Inputs> = {
  readonly [K in keyof I]: I[K] extends Input<infer _, infer G> ? G : never;
};

/** All inputs, given as literals; what is left out has its default. */
export function literals<I extends Inputs>(inputs: I, values: Values<I>): Given<I> {
  return given(inputs, (name, input) => {
    const value = (values as Readonly<Record<string, unknown>>)[name] ?? input.default;
    if (value === undefined) throw new Error(`${name} has no value and no default`);
    const broken = input.rules.find((rule) => !rule.holds(value));
    if (broken) throw new Error(`${name} is ${JSON.stringify(value)}: ${broken.message}`);
    return input.literal(value);
  });
}

/** All inputs, given by an expression each. */
export function references<I extends Inputs>(inputs: I, expressionOf: (name: string) => string): Given<I> {
  return given(inputs, (name, input) => input.reference(expressionOf(name)));
}

function given<I extends Inputs>(
  inputs: I,
  of: (name: string, input: Input<unknown, unknown>) => unknown,
): Given<I> {
  const entries = Object.entries(inputs).map(([name, input]) => [name, of(name, input)]);
  return Object.fromEntries(entries) as Given<I>;
}
