/**
 * Where an argument takes its value from. What AWS has yet to give an id is unknown in a plan; the configuration in
 * the plan still says which resource the id will be of.
 */
import { blocksOf, type JsonObject, objectAt } from "../json";
import type { Instance, PlanJson } from "./instance";

/** An attribute of another instance. */
export interface Reference {
  readonly address: string;
  /** Absent where Terraform doesn't tell it, as behind `aws_subnet.public[each.key]`. */
  readonly attribute?: string;
}

/** A module's configuration, and its address. */
interface Module {
  readonly address: string;
  readonly configuration: JsonObject;
}

type Scope = Pick<Instance, "module" | "type" | "name" | "key">;

/**
 * The attribute that an argument is a plain reference to, followed through outputs of modules and `each.value`.
 * @returns undefined for anything that is put together from several
 */
export function referenceOf(plan: PlanJson, instance: Scope, argument: string): Reference | undefined {
  const module = moduleAt(plan, instance.module);
  const block = resourceIn(module, instance);
  return follow(module, referencesIn(objectAt(block, "expressions", argument)), instance, block);
}

/** Addresses that the unknown arguments of an instance plainly refer to. */
export function unknownParents(plan: PlanJson, instance: Instance): string[] {
  const { expressions } = resourceIn(moduleAt(plan, instance.module), instance);
  return Object.keys(objectAt(expressions))
    .filter((argument) => !(argument in instance.values))
    .flatMap((argument) => referenceOf(plan, instance, argument)?.address ?? []);
}

function follow(
  module: Module,
  references: readonly string[],
  { key }: Pick<Scope, "key">,
  block: JsonObject,
): Reference | undefined {
  // Terraform lists `aws_vpc.main` beside `aws_vpc.main.id`.
  const whole = references.filter((each) => !references.some((other) => other.startsWith(`${each}.`)));
  const keyed = whole.includes("each.key");
  const [only, ...others] = whole.filter((each) => each !== "each.key");
  if (only === undefined || others.length > 0) return undefined;
  const [first = "", second = "", attribute, ...rest] = only.split(".");
  if (rest.length > 0) return undefined;
  if (first === "each" && second === "value") {
    const source = follow(module, referencesIn(objectAt(block, "for_each_expression")), { key }, {});
    return source && attributeOf(withKey(source.address, key), attribute);
  }
  if (first === "module")
    return attribute === undefined ? undefined : throughOutput(module, second, attribute);
  if (["var", "local", "data", "path", "each", "count", "self"].includes(first)) return undefined;
  const address = `${module.address === "" ? "" : `${module.address}.`}${first}.${second}`;
  return attributeOf(keyed ? withKey(address, key) : address, attribute);
}

/** A module with instances of its own has one output each: those are not told apart here. */
function throughOutput(parent: Module, name: string, output: string): Reference | undefined {
  const call = objectAt(parent.configuration, "module_calls", name);
  if (call.for_each_expression !== undefined || call.count_expression !== undefined) return undefined;
  const child = childOf(parent, name);
  const expression = objectAt(child.configuration, "outputs", output, "expression");
  return follow(child, referencesIn(expression), {}, {});
}

function attributeOf(address: string, attribute: string | undefined): Reference {
  return { address, ...(attribute !== undefined && { attribute }) };
}

function withKey(address: string, key: string | number | undefined): string {
  return key === undefined ? address : `${address}[${JSON.stringify(key)}]`;
}

function referencesIn({ references }: JsonObject): string[] {
  return Array.isArray(references) ? references.map(String) : [];
}

function resourceIn({ configuration }: Module, { type, name }: Scope): JsonObject {
  const resources = blocksOf(configuration.resources);
  return resources.find((each) => each.mode === "managed" && each.address === `${type}.${name}`) ?? {};
}

/** `module.a["k"].module.b` stands for the configuration of b in a, whichever the instance. */
function moduleAt({ configuration }: PlanJson, address: string): Module {
  const names = address.match(/(?<=(^|\.)module\.)[^.[]+/g) ?? [];
  const root: Module = { address: "", configuration: objectAt(configuration, "root_module") };
  return { ...names.reduce<Module>((parent, name) => childOf(parent, name), root), address };
}

function childOf({ address, configuration }: Module, name: string): Module {
  return {
    address: `${address === "" ? "" : `${address}.`}module.${name}`,
    configuration: objectAt(configuration, "module_calls", name, "module"),
  };
}
