import type { Account, Environment, Service } from "./config";
import type { Document, Finding } from "./document";
import { resolveAccount, resolveEnvironment } from "./resolve-account";
import { resolveService } from "./resolve-service";
import type { ConfigInput } from "./schema/config";

/** A configuration in which something may be wrong: what rules look at. */
export interface Draft {
  /** Everything as it was written. */
  readonly document: Document;
  /** The parts whose shape is sound, resolved. */
  readonly region?: string;
  readonly tools?: Account;
  readonly environments: readonly Environment[];
  readonly services: readonly Service[];
}

/** A check beyond the shape of single fields. Pure. */
export type Rule = (draft: Draft) => readonly Finding[];

export function draftOf(document: Document, sound: Partial<ConfigInput>): Draft {
  const { tools, region, environments = {}, services = {} } = sound;
  // Without a sound region nothing that holds one is compared.
  const somewhere = region ?? "";
  const promotion = document.keys(["environments"]);
  return {
    document,
    region,
    tools: tools && resolveAccount("tools", tools, somewhere),
    environments: Object.entries(environments).map(([name, input]) =>
      resolveEnvironment(name, input, somewhere),
    ),
    services: Object.entries(services).flatMap(
      ([name, input]) => resolveService(name, input, promotion) ?? [],
    ),
  };
}
