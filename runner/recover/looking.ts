/** One look around an account: what AWS lists is asked for once, and what is found helps to find the rest. */
import type { ClientSettings } from "../aws/clients";
import type { ValueOf } from "./import-ids";
import type { Instance, PlanJson } from "./instance";
import type { Lookup, Seen } from "./lookups/lookup";
import { lookalikesOf, matchesOf } from "./match";
import { referenceOf } from "./reference";
import { aliasedProviderOf } from "./region";

export class Looking {
  /** Ids by address: found, or about to be asked for. */
  readonly ids = new Map<string, string>();
  readonly #lists = new Map<string, Promise<Seen[]>>();

  constructor(
    readonly plan: PlanJson,
    readonly settings: ClientSettings,
    readonly lookups: Readonly<Record<string, Lookup>>,
  ) {}

  /**
   * What AWS has that may be the instance. Undefined while an argument that the lookup takes isn't known, and for
   * types that have no lookup. Rejects with AWS's error.
   */
  matches(instance: Instance): Promise<readonly Seen[] | undefined> {
    return this.#compare(instance, matchesOf);
  }

  /** The same, with whatever looks like the instance. */
  lookalikes(instance: Instance): Promise<readonly Seen[] | undefined> {
    return this.#compare(instance, lookalikesOf);
  }

  /** An instance's arguments as text: those that are known in the plan, and ids that were found since. */
  textOf(instance: Instance): ValueOf {
    return (name) => {
      const value = this.#argument(instance, name);
      return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
    };
  }

  async #compare(instance: Instance, pick: typeof matchesOf): Promise<readonly Seen[] | undefined> {
    const lookup = this.lookups[instance.type];
    if (!lookup) return undefined;
    const text = this.textOf(instance);
    const by = lookup.by.flatMap((argument) => text(argument) ?? []);
    if (by.length < lookup.by.length) return undefined;
    const seen = await this.#list(instance, lookup, by);
    return pick(lookup, seen, {
      instance,
      plan: this.plan,
      argument: (name) => this.#argument(instance, name),
    });
  }

  #argument(instance: Instance, name: string): unknown {
    if (name in instance.values) return instance.values[name];
    const reference = referenceOf(this.plan, instance, name);
    const id = reference && this.ids.get(reference.address);
    return id !== undefined && isId(reference?.attribute, id) ? id : undefined;
  }

  #list(instance: Instance, lookup: Lookup, by: readonly string[]): Promise<Seen[]> {
    const { region = this.settings.region } = aliasedProviderOf(this.plan, instance) ?? {};
    const key = [region, instance.type, ...by].join(" ");
    const list = this.#lists.get(key) ?? lookup.list({ ...this.settings, region }, ...by);
    this.#lists.set(key, list);
    return list;
  }
}

/** True for an attribute whose value is the id that Terraform imports by. */
function isId(attribute: string | undefined, id: string): boolean {
  if (attribute === "arn") return id.startsWith("arn:");
  return attribute === undefined || attribute === "id" || attribute === "key_id";
}
