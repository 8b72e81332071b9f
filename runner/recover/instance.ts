/** The resource instances of a plan. https://developer.hashicorp.com/terraform/internals/json-format#plan-representation */
import { blocksOf, isObject, type JsonObject, objectAt } from "../json";

/** A plan in Terraform's JSON format, as far as recovering reads it. */
export interface PlanJson {
  readonly instances: readonly Instance[];
  /** The configuration that was planned, with references by name. */
  readonly configuration: JsonObject;
}

/** One resource instance of the configuration, as it is to be. */
export interface Instance {
  /** `module.network.aws_subnet.public["us-east-1a"]` */
  readonly address: string;
  /** `module.network`; empty for the root module. */
  readonly module: string;
  readonly type: string;
  readonly name: string;
  /** Key of `for_each`, or number of `count`. */
  readonly key?: string | number;
  /** What the plan does: `create`; `delete` and `create` to replace; … */
  readonly actions: readonly string[];
  /** Arguments and attributes that are known now. */
  readonly values: JsonObject;
}

/** Reads what `terraform show -json PLAN` prints. What is to be destroyed alone is left out. */
export function readPlan(json: string): PlanJson {
  const plan: unknown = JSON.parse(json);
  const instances = blocksOf(objectAt(plan).resource_changes)
    .filter(({ mode, change }) => mode === "managed" && isObject(objectAt(change).after))
    .map(instanceOf);
  return { instances, configuration: objectAt(plan, "configuration") };
}

/** The instances that the plan would make from nothing. */
export function createdBy({ instances }: PlanJson): Instance[] {
  return instances.filter(({ actions }) => actions.length === 1 && actions[0] === "create");
}

/** The tags that an instance is to carry, default tags of the provider included. */
export function tagsOf({ values }: Pick<Instance, "values">): Record<string, string> {
  const tags = Object.entries(objectAt(values.tags_all ?? values.tags));
  return Object.fromEntries(
    tags.flatMap(([tag, value]) => (typeof value === "string" ? [[tag, value]] : [])),
  );
}

function instanceOf({ address, module_address, type, name, index, change }: JsonObject): Instance {
  const { actions, after, after_unknown } = objectAt(change);
  const unknown = objectAt(after_unknown);
  return {
    address: String(address),
    module: typeof module_address === "string" ? module_address : "",
    type: String(type),
    name: String(name),
    ...((typeof index === "string" || typeof index === "number") && { key: index }),
    actions: Array.isArray(actions) ? actions.map(String) : [],
    values: Object.fromEntries(Object.entries(objectAt(after)).filter(([key]) => unknown[key] !== true)),
  };
}
