/** Reads what stands, or is planned: `terraform show -json` of the states or plans of stacks. */
import { isValues, type Values, valuesAt } from "../../values";
import { ARNS, type ArnParts } from "./arns";
import { type Block, blocksOf } from "./block";
import { buildWorld } from "./build";
import { inventedId } from "./invented";
import { Problems, Unreadable } from "./problem";
import type { Stacks } from "./read";
import type { Resource } from "./resource";
import { groupTags, textMap } from "./tags";
import type { World } from "./world";

/**
 * The world that states or plans hold, as far as their values are known.
 * @param stacks the synthesis that they come from: it says which account and region each resource lies in
 * @param documents by the name of the stack: a state, or a plan, of which the planned values are taken
 * @throws UnreadableWorld with everything that isn't known, or isn't understood
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function readApplied(stacks: Stacks, documents: Readonly<Record<string, unknown>>): World {
  const problems = new Problems();
  const resources = problems
    .each(Object.entries(documents), ([stack, document]) => {
      const blocks = blocksOf(stack, stacks[stack]);
      return problems.each(managedIn(rootOf(stack, document)), (found) => resourceOf(stack, found, blocks));
    })
    .flat();
  problems.refuse();
  return buildWorld(resources, "standing");
}

function rootOf(stack: string, document: unknown): Values {
  const held = isValues(document) ? (document.values ?? document.planned_values) : undefined;
  if (isValues(held) && isValues(held.root_module)) return held.root_module;
  throw new Unreadable(`${stack}: neither a state nor a plan: it holds no values`);
}

/** The managed resources of a module and of those in it. */
function managedIn(module: Values): Values[] {
  const own = listIn(module, "resources").filter(({ mode }) => mode === "managed");
  return [...own, ...listIn(module, "child_modules").flatMap(managedIn)];
}

function listIn(values: Values, name: string): Values[] {
  const found = values[name];
  return Array.isArray(found) ? found.filter(isValues) : [];
}

/** Where it lies its block says; what a module holds lies where the stack's own provider does. */
function resourceOf(stack: string, found: Values, blocks: readonly Block[]): Resource {
  const type = String(found.type);
  const address = String(found.address);
  const values = valuesAt(found, "values");
  const block = blocks.find((other) => other.mode === "managed" && other.address === address);
  const place = (block ?? blocks.find(({ raw }) => raw.provider === undefined))?.place;
  if (!place) throw new Unreadable(`${stack}: ${address}: no stack says in which account it lies`);
  const arn = arnOf(type, values, {
    place,
    invented: textIn(values, "id") ?? inventedId(place.account, block?.path ?? address),
    optional: (name) => textIn(values, name),
    text: (name) => {
      const text = textIn(values, name);
      if (text !== undefined) return text;
      throw new Unreadable(`${stack}: ${address}: its ARN needs ${name}, which isn't there`);
    },
  });
  const tags = type === "aws_autoscaling_group" ? groupTags(values) : textMap(valuesAt(values, "tags_all"));
  return {
    stack,
    type,
    address,
    place,
    ...(arn !== undefined && { arn }),
    tags,
    values,
  };
}

/** What AWS said it is; in a plan what follows from the arguments. */
function arnOf(type: string, values: Values, parts: ArnParts): string | undefined {
  if (ARNS[type] === undefined) return undefined;
  const told = [values.arn, values.id].find((text) => typeof text === "string" && text.startsWith("arn:"));
  return typeof told === "string" ? told : ARNS[type]?.(parts);
}

function textIn(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
