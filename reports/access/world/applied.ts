/** Reads what stands, or is planned: `terraform show -json` of the states or plans of stacks. */
import { isValues, type Values, valuesAt } from "../../values";
import { ARNS, type ArnParts } from "./arns";
import { type Block, blocksOf } from "./block";
import { buildWorld } from "./build";
import { inventedId } from "./invented";
import { afterApply, opaqueIn, unknownWords } from "./opaque";
import type { Place } from "./place";
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
export function readApplied(stacks: Stacks, documents: Documents): World {
  return standing(documents, (stack) => {
    const blocks = blocksOf(stack, stacks[stack]);
    // What a module holds lies where the stack's own provider does.
    const home = blocks.find(({ raw }) => raw.provider === undefined)?.place;
    return { blocks, placeOf: () => home };
  });
}

/** States or plans in Terraform's JSON format, by name. */
export type Documents = Readonly<Record<string, unknown>>;

/** What is known of a document beside its values. */
export interface Described {
  /** What the code says, as far as it is there. */
  readonly blocks: readonly Block[];
  /** Where something lies of which the code says nothing. */
  readonly placeOf: (values: Values) => Place | undefined;
}

/**
 * @param describe told the managed resources of a document
 * @throws UnreadableWorld with everything that isn't known, or isn't understood
 */
export function standing(
  documents: Documents,
  describe: (stack: string, found: readonly Values[]) => Described,
): World {
  const problems = new Problems();
  const resources = problems
    .each(Object.entries(documents), ([stack, document]) => {
      const found = managedIn(rootOf(stack, document));
      const described = describe(stack, found);
      const missing = missingFrom(found, described.blocks);
      if (missing.length > 0)
        problems.add(`${stack}: its state or plan lacks ${some(missing)}; apply or plan all of it`);
      const open = openIn(document);
      return problems.each(found, (one) => resourceOf(stack, one, described, open));
    })
    .flat();
  problems.refuse();
  return buildWorld(resources, "standing");
}

function rootOf(stack: string, document: unknown): Values {
  const { values, planned_values, errored, complete } = isValues(document) ? document : {};
  if (values === undefined && (errored === true || complete === false))
    throw new Unreadable(`${stack}: the plan isn't whole: it failed, or leaves something out`);
  const held = values ?? planned_values;
  if (isValues(held) && isValues(held.root_module)) return held.root_module;
  throw new Unreadable(`${stack}: neither a state nor a plan: it holds no values`);
}

/** Addresses of the stack's own resources that aren't there. */
function missingFrom(found: readonly Values[], blocks: readonly Block[]): string[] {
  const there = new Set(found.map(({ address }) => address));
  return blocks.flatMap(({ mode, address }) => (mode === "managed" && !there.has(address) ? [address] : []));
}

/** The first few, and how many there are. */
function some(addresses: readonly string[]): string {
  const first = addresses.slice(0, 3).join(", ");
  return addresses.length > 3 ? `${first} and ${addresses.length - 3} more` : first;
}

/** What a plan leaves open, by address: `true` in the place of each value that only an apply will know. */
function openIn(document: unknown): ReadonlyMap<unknown, Values> {
  const changes = isValues(document) ? listIn(document, "resource_changes") : [];
  return new Map(
    changes
      .filter(({ deposed }) => deposed === undefined)
      .map(({ address, change }) => [address, valuesAt({ change }, "change", "after_unknown")]),
  );
}

/** Values with a text in the place of each that is open. */
function withOpen(value: unknown, open: unknown, path: string): unknown {
  if (open === true) return afterApply(path);
  if (Array.isArray(open)) {
    const members: readonly unknown[] = Array.isArray(value) ? value : [];
    const longer = members.length > open.length ? members : open;
    return longer.map((_, index) => withOpen(members[index], open[index], `${path}[${index}]`));
  }
  if (!isValues(open)) return value;
  const known = isValues(value) ? value : {};
  const names = Object.keys(open).map((name) => [name, withOpen(known[name], open[name], `${path}.${name}`)]);
  return { ...known, ...Object.fromEntries(names) };
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

function resourceOf(
  stack: string,
  found: Values,
  { blocks, placeOf }: Described,
  allOpen: ReadonlyMap<unknown, Values>,
): Resource {
  const type = String(found.type);
  const address = String(found.address);
  const block = blocks.find((other) => other.mode === "managed" && other.address === address);
  const values = valuesOf(found, block, allOpen.get(address) ?? {});
  const place = block?.place ?? placeOf(values);
  if (!place) throw new Unreadable(`${stack}: ${address}: no stack says in which account it lies`);
  const where = `${stack}: ${address}`;
  const arn = arnOf(type, values, {
    place,
    invented: idIn(values) ?? inventedId(place.account, block?.path ?? address),
    optional: (name) => textIn(values, name, where),
    text: (name) => {
      const text = textIn(values, name, where);
      if (text !== undefined) return text;
      throw new Unreadable(`${where}: its ARN needs ${name}, which isn't there`);
    },
  });
  const untold = opaqueIn(values.tags_all);
  if (untold !== undefined) throw new Unreadable(unknownWords(`${where}.tags_all`, untold));
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

/**
 * What the stack doesn't say AWS chooses, and lets nobody in by it: the synthesis knows no more of it. All else that is
 * open must be known where it is read. Of what lies in a module the stack says nothing.
 */
function valuesOf(found: Values, block: Block | undefined, open: Values): Values {
  const said = Object.entries(open).filter(
    // The provider leaves all tags open where there are none.
    ([name]) => (name === "tags_all" ? open.tags !== undefined : block?.raw[name] !== undefined),
  );
  const values = withOpen(valuesAt(found, "values"), Object.fromEntries(said), String(found.address));
  return isValues(values) ? values : {};
}

/** What AWS said it is; in a plan what follows from the arguments. */
function arnOf(type: string, values: Values, parts: ArnParts): string | undefined {
  if (ARNS[type] === undefined) return undefined;
  const told = [values.arn, values.id].find((text) => typeof text === "string" && text.startsWith("arn:"));
  return typeof told === "string" ? told : ARNS[type]?.(parts);
}

function idIn({ id }: Values): string | undefined {
  return typeof id === "string" && id !== "" ? id : undefined;
}

function textIn(values: Values, name: string, where: string): string | undefined {
  const value = values[name];
  if (typeof value !== "string" || value === "") return undefined;
  const unknown = opaqueIn(value);
  if (unknown === undefined) return value;
  throw new Unreadable(unknownWords(`${where}.${name}`, unknown));
}
