/** All stacks of one synthesis, and what each argument in them is worth. */
import { isValues, type Values, valuesAt } from "../../values";
import { ARNS, type ArnParts, UNTAGGED } from "./arns";
import { ATTRIBUTES, LOOKUPS, OF_THE_PLACE } from "./attributes";
import type { Block } from "./block";
import { evaluate, type Traversal } from "./expression";
import { inventedId } from "./invented";
import { isOpaque, opaque } from "./opaque";
import { Unreadable } from "./problem";
import type { Resource } from "./resource";
import { groupTags, textMap } from "./tags";

/** Arguments that Terraform and cdktf keep for themselves. */
const META = ["//", "depends_on", "lifecycle", "provider", "provisioner", "connection"];

export class Synthesis {
  readonly #byAddress: ReadonlyMap<string, Block>;
  readonly #known = new Map<string, unknown>();

  constructor(private readonly blocks: readonly Block[]) {
    this.#byAddress = new Map(blocks.map((block) => [`${block.stack} ${block.address}`, block]));
  }

  /** A resource with every argument worked out. */
  resource(block: Block): Resource {
    const { stack, type, address, place, raw } = block;
    const names = Object.keys(raw).filter((name) => !META.includes(name));
    const values: Values = Object.fromEntries(names.map((name) => [name, this.#argument(block, name)]));
    const arn = ARNS[type] === undefined ? undefined : this.#arn(block);
    return {
      stack,
      type,
      address,
      place,
      ...(arn !== undefined && { arn }),
      tags: tagsOf(block, values),
      values,
    };
  }

  #argument(block: Block, name: string): unknown {
    const key = `${block.stack} ${block.address} ${name}`;
    if (!this.#known.has(key)) {
      // Stands for itself while it is worked out: what refers to itself isn't known.
      this.#known.set(key, opaque(`${block.address}.${name}`));
      this.#known.set(key, this.#worth(block, block.raw[name]));
    }
    return this.#known.get(key);
  }

  #worth(block: Block, value: unknown): unknown {
    if (typeof value === "string") return evaluate(value, (traversal) => this.#referred(block, traversal));
    if (Array.isArray(value)) return value.map((each) => this.#worth(block, each));
    if (!isValues(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.#worth(block, each)]));
  }

  /** The value of a reference in a block's stack. */
  #referred(from: Block, traversal: Traversal): unknown {
    const isData = traversal[0] === "data";
    const [type = "", name = "", attribute = "", ...rest] = isData ? traversal.slice(1) : traversal;
    const block = this.#byAddress.get(`${from.stack} ${isData ? "data." : ""}${type}.${name}`);
    const value = block && this.#attribute(block, attribute);
    const found = rest.reduce<unknown>((whole, step) => memberOf(whole, step), value);
    return found ?? opaque(traversal.join("."));
  }

  #attribute(block: Block, name: string): unknown {
    if (block.mode === "data") return this.#lookedUp(block, name);
    if (block.raw[name] !== undefined) return this.#argument(block, name);
    if (name === "arn") return ARNS[block.type] && this.#arn(block);
    if (block.type === "aws_kms_alias" && name === "target_key_arn") return this.#keyOfAlias(block);
    return ATTRIBUTES[block.type]?.[name]?.({ ...this.#parts(block), arn: () => this.#arn(block) });
  }

  #lookedUp(block: Block, name: string): unknown {
    const ofPlace = OF_THE_PLACE[block.type]?.[name];
    if (ofPlace) return ofPlace({ ...this.#parts(block), arn: () => "" });
    const found = this.#madeElsewhere(block);
    if (found) return this.#attribute(found, name);
    return block.raw[name] === undefined ? undefined : this.#argument(block, name);
  }

  /** The one resource of the account and region that a lookup finds. */
  #madeElsewhere(lookup: Block): Block | undefined {
    const keys = LOOKUPS[lookup.type];
    if (!keys) return undefined;
    const found = this.blocks.filter(
      (block) =>
        block.mode === "managed" &&
        block.type === lookup.type &&
        block.place.account === lookup.place.account &&
        block.place.region === lookup.place.region &&
        keys.every((key) => String(this.#argument(block, key)) === String(this.#argument(lookup, key))),
    );
    return found.length === 1 ? found[0] : undefined;
  }

  #keyOfAlias(alias: Block): unknown {
    const target = this.#argument(alias, "target_key_id");
    const key = this.blocks.find(
      (block) =>
        block.type === "aws_kms_key" &&
        [inventedId(block.place.account, block.path), this.#arn(block)].includes(String(target)),
    );
    return key && this.#arn(key);
  }

  #arn(block: Block): string {
    return ARNS[block.type]?.(this.#parts(block)) ?? opaque(`${block.address}.arn`);
  }

  #parts(block: Block): ArnParts {
    const optional = (name: string) => {
      const value = this.#argument(block, name);
      return value === undefined || value === null ? undefined : String(value);
    };
    const text = (name: string) => {
      const value = optional(name);
      if (value !== undefined) return value;
      throw new Unreadable(`${block.stack}: ${block.address}: its ARN needs ${name}, which isn't there`);
    };
    return { place: block.place, optional, text, invented: inventedId(block.place.account, block.path) };
  }
}

function memberOf(whole: unknown, step: string): unknown {
  // A list or a map that isn't known has no members that are.
  if (typeof whole === "string" && isOpaque(whole)) return undefined;
  if (Array.isArray(whole)) return whole[Number(step)];
  return isValues(whole) ? whole[step] : undefined;
}

function tagsOf({ type, defaultTags }: Block, values: Values): Readonly<Record<string, string>> {
  if (ARNS[type] === undefined || UNTAGGED.includes(type)) return {};
  return type === "aws_autoscaling_group"
    ? groupTags(values)
    : textMap({ ...defaultTags, ...valuesAt(values, "tags") });
}
