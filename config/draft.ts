import type { Account, Config, Environment, Infrastructure, Service } from "./config";
import type { Document, Finding } from "./document";

/** A configuration in which something may be wrong: what rules look at. */
export interface Draft {
  /** Everything as it was written. */
  readonly document: Document;
  /** The parts whose shape is sound, resolved. */
  readonly region?: string;
  readonly tools?: Account;
  readonly environments: readonly Environment[];
  readonly services: readonly Service[];
  readonly infrastructure?: Infrastructure;
}

/** A check beyond the shape of single fields. Pure. */
export type Rule = (draft: Draft) => readonly Finding[];

/** What is sound and yet likely to surprise: said by `slipway check`, and stops nothing. Pure. */
export type Warning = (config: Config) => readonly Finding[];
