/** Terraform's state as it lies in a file: what `terraform state pull` prints. */
import { blocksOf, isObject, type JsonObject } from "../json";

/** A resource that a state knows. */
export interface StateResource {
  readonly address: string;
  readonly id: string;
  /** True: making it was interrupted, and Terraform would make it anew. */
  readonly tainted: boolean;
}

export interface StateFile {
  readonly serial: number;
  readonly resources: readonly StateResource[];
}

/**
 * Reads a state of resources without modules, `count` or `for_each`, as a bootstrap stack's is.
 * @returns undefined when the text is no state: a write that was cut off leaves a part of one
 */
export function readStateFile(text: string): StateFile | undefined {
  const state = parse(text);
  if (!isObject(state) || state.version !== 4) return undefined;
  const resources = blocksOf(state.resources)
    .filter(({ mode }) => mode === "managed")
    .flatMap((resource) => blocksOf(resource.instances).map((instance) => resourceOf(resource, instance)));
  return { serial: Number(state.serial), resources };
}

/** The id that a state has for an address. */
export function idIn(state: StateFile | undefined, address: string): string | undefined {
  return state?.resources.find((resource) => resource.address === address)?.id;
}

/** The resources of a state that another one doesn't know under the same id. */
export function missingFrom(other: StateFile, state: StateFile): StateResource[] {
  return state.resources.filter(({ address, id }) => idIn(other, address) !== id);
}

function resourceOf({ type, name }: JsonObject, instance: JsonObject): StateResource {
  const attributes = isObject(instance.attributes) ? instance.attributes : {};
  return {
    address: `${type}.${name}`,
    id: String(attributes.id),
    tainted: instance.status === "tainted",
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
