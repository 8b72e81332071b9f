/** In which region an instance is to be: a stack may have providers of more than one. */
import { blocksOf, objectAt } from "../json";
import type { Instance, PlanJson } from "./instance";

/** A provider beside the stack's own. */
export interface AliasedProvider {
  /** `aws.replica` */
  readonly name: string;
  readonly region: string;
}

/** The provider of an instance; undefined for the stack's own, and below modules, which take that one over. */
export function aliasedProviderOf(plan: PlanJson, instance: Instance): AliasedProvider | undefined {
  if (instance.module !== "") return undefined;
  const { configuration } = plan;
  const block = blocksOf(objectAt(configuration, "root_module").resources).find(
    ({ type, name }) => type === instance.type && name === instance.name,
  );
  const name = String(block?.provider_config_key ?? "");
  const region = objectAt(configuration, "provider_config", name, "expressions", "region").constant_value;
  return name.includes(".") && typeof region === "string" ? { name, region } : undefined;
}
