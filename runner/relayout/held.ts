/**
 * What a state holds, instance by instance. Its form may change (https://developer.hashicorp.com/terraform/internals/json-format);
 * version 4 has not since Terraform 0.12.
 */
import { Failure } from "../failure";
import { blocksOf, isObject, type JsonObject, objectAt } from "../json";
import { resourceOf } from "../recover/dependencies";

/** A resource instance in a state. */
export interface Held {
  /** `aws_subnet.public["us-east-1a"]`, `module.network.aws_vpc.main` */
  readonly address: string;
  /** The same without keys of instances, as a `removed` block wants it. */
  readonly resource: string;
  readonly type: string;
  readonly attributes: JsonObject;
  /** True: making or replacing it was cut off. */
  readonly unfinished: boolean;
}

/**
 * Reads a state.
 * @param url of the state, for the message
 * @throws Failure when it is none that this Slipway can read
 */
export function heldIn(text: string, url: string): Held[] {
  const state = parse(text);
  if (!isObject(state) || state.version !== 4) {
    throw new Failure(
      `${url} is no state of version 4, the only one that Slipway can read\nPut back a version of the object that is: docs/concepts/state.md#recovery`,
    );
  }
  return blocksOf(state.resources)
    .filter(({ mode }) => mode === "managed")
    .flatMap((resource) => blocksOf(resource.instances).map((instance) => heldOf(resource, instance)));
}

function heldOf({ module, type, name }: JsonObject, instance: JsonObject): Held {
  const below = typeof module === "string" ? `${module}.` : "";
  const { index_key: key, status, deposed } = instance;
  const address = `${below}${type}.${name}`;
  return {
    address: key === undefined ? address : `${address}[${JSON.stringify(key)}]`,
    resource: resourceOf(address),
    type: String(type),
    attributes: objectAt(instance, "attributes"),
    unfinished: status === "tainted" || deposed !== undefined,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
