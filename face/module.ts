/**
 * A construct's Terraform face: the same construct as an ordinary module in HCL. It is data; `export/` writes it.
 */
import type { Construct } from "constructs";
import type { Given, Inputs, Values } from "./input";

export interface Output {
  readonly description: string;
  /** References of Terraform. */
  readonly value: string;
}

/** How a module is used: a folder of examples/, planned by the tests. */
export interface Example<I extends Inputs> {
  /** What it shows: one sentence. */
  readonly description: string;
  readonly values: Values<I>;
}

export interface Module<I extends Inputs = Inputs, C extends Construct = Construct> {
  /** The folder's name in terraform/modules. */
  readonly name: string;
  /** Its first sentence is the summary. Markdown. */
  readonly description: string;
  /** What it guards, and against whom. Markdown. */
  readonly security: string;
  readonly inputs: I;
  build(scope: Construct, given: Given<I>): C;
  outputs(made: C): Readonly<Record<string, Output>>;
  /** What lies beside main.tf, by name: scripts, archives. `pathInModule` and `textInModule` refer to it. */
  readonly files?: Readonly<Record<string, () => Buffer>>;
  /** The name of resources in the module, `this` if absent; by the path of the construct where others stand beside. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Addresses that were renamed since a release, by their former names: states follow. */
  readonly moved?: Readonly<Record<string, string>>;
  readonly examples: { readonly basic: Example<I>; readonly complete: Example<I> };
}

/** Ties a module's inputs to what its construct is given. */
export function defineModule<I extends Inputs, C extends Construct>(module: Module<I, C>): Module<I, C> {
  return module;
}

/**
 * Props of a construct with each of them named: one that is forgotten doesn't compile, even if it may be `undefined`.
 */
export function complete<P>(props: { readonly [K in keyof Required<P>]: P[K] }): P {
  return props as P;
}
