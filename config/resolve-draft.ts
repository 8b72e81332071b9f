import type { Document } from "./document";
import type { Draft } from "./draft";
import { resolveAccount, resolveEnvironment } from "./resolve-account";
import { resolveInfrastructure } from "./resolve-infrastructure";
import { resolveService } from "./resolve-service";
import type { ConfigInput } from "./schema/config";

/** What rules look at: a document, and what of it is sound. */
export function draftOf(document: Document, sound: Partial<ConfigInput>): Draft {
  const { tools, region, environments = {}, services = {}, infrastructure } = sound;
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
    infrastructure: infrastructure && resolveInfrastructure(infrastructure),
  };
}
