import { synthesizedResources } from "./synthesized";
import { isValues, type Values, valuesAt } from "./values";

/** A resource that Terraform manages. */
export interface Resource {
  /** `aws_codepipeline`. */
  readonly type: string;
  /** In a state, what AWS gave back; in a plan, what is known of it; in a synthesized stack, what was written. */
  readonly values: Values;
}

/** An account, and what stands in it. */
export interface AccountResources {
  readonly name: string;
  /** Twelve digits. */
  readonly id: string;
  readonly resources: readonly Resource[];
}

/**
 * The managed resources of a stack, those of its Terraform modules included.
 * @param document what `terraform show -json` writes of a state or of a plan, or a synthesized stack (`cdk.tf.json`),
 *   whose modules are not looked into. https://developer.hashicorp.com/terraform/internals/json-format
 */
export function resourcesOf(document: unknown): Resource[] {
  const held = isValues(document) ? (document.values ?? document.planned_values) : undefined;
  return held === undefined ? synthesizedResources(document) : ofModule(valuesAt(held, "root_module"));
}

function ofModule(module: Values): Resource[] {
  const own = listIn(module, "resources")
    .filter(({ mode }) => mode === "managed")
    .map(({ type, values }) => ({ type: String(type), values: valuesAt(values) }));
  return [...own, ...listIn(module, "child_modules").flatMap(ofModule)];
}

function listIn(values: Values, name: string): Values[] {
  const found = values[name];
  return Array.isArray(found) ? found.filter(isValues) : [];
}

/** The values of every resource of a type. */
export function ofType(resources: readonly Resource[], type: string): Values[] {
  return resources.filter((resource) => resource.type === type).map(({ values }) => values);
}
