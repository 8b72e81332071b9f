/** What a plan does to one resource. https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
import { blocksIn, isValues, textFor, textIn, type Values, valuesAt } from "../../values";
import { type Configurations, withoutKeys } from "./configuration";
import { withoutSecrets } from "./secrets";
import { UnreadablePlan } from "./unreadable";
import { visible } from "./values";

export type Action = "create" | "update" | "replace" | "delete" | "forget" | "read" | "keep";

export interface Change {
  /** Name of the plan. */
  readonly stack: string;
  readonly address: string;
  /** `aws_s3_bucket` */
  readonly type: string;
  readonly action: Action;
  /** It is destroyed: by itself, or to make room for another. */
  readonly destroys: boolean;
  /** Of what is replaced: the new one is made first. */
  readonly createsFirst: boolean;
  /** Why, in Terraform's words: `delete_because_no_resource_config`. */
  readonly reason?: string;
  /** Where it was in the state. */
  readonly formerAddress?: string;
  /** The id of what enters the state. */
  readonly imported?: string;
  /** An object that a failed apply left behind, by its key. */
  readonly deposed?: string;
  /** What its values are, as far as they may be seen; absent: there is nothing. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** Arguments that the configuration gives; absent: nobody says. What else there is the provider computes. */
  readonly configured?: readonly string[];
  /** Paths of what it is replaced for. */
  readonly forcedBy: readonly (readonly string[])[];
}

/** What isn't, the provider computes, or reads of what other resources do. */
export function isConfigured({ configured }: Pick<Change, "configured">, attribute: string): boolean {
  return configured?.includes(attribute) ?? true;
}

const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ["no-op", "keep"],
  ["create", "create"],
  ["read", "read"],
  ["update", "update"],
  ["delete", "delete"],
  ["forget", "forget"],
  ["delete,create", "replace"],
  ["create,delete", "replace"],
  // It is let go of, and another is made.
  ["create,forget", "create"],
]);

/**
 * @param raw an entry of `resource_changes` or `resource_drift`
 * @param configurations of all resources, by their addresses without keys
 */
export function changeOf(stack: string, raw: Values, configurations: Configurations): Change {
  const change = valuesAt(raw, "change");
  const words = Array.isArray(change.actions) ? change.actions.map(textFor) : [];
  const address = textOf(raw, "address");
  const action = ACTIONS.get(words.join(","));
  if (address === undefined || action === undefined) {
    const what = `${address ?? "a resource without an address"} has the actions [${words.join(", ")}]`;
    throw new UnreadablePlan(stack, `${withoutSecrets(what)}, which aren't known: is it newer than Slipway?`);
  }
  const sensitive = [change.before_sensitive, change.after_sensitive];
  const formerAddress = textOf(raw, "previous_address");
  const reason = textIn(raw, "action_reason");
  const deposed = textIn(raw, "deposed");
  const [importing] = blocksIn(change, "importing");
  const configured = configurations.get(withoutKeys(address));
  return {
    stack,
    address: withoutSecrets(address),
    type: textFor(raw.type),
    action,
    destroys: words.includes("delete"),
    createsFirst: words[0] === "create",
    forcedBy: pathsIn(change.replace_paths),
    // What stays as it is is most of a large plan.
    ...(action !== "keep" && {
      before: visible(change.before, { sensitive, unknown: undefined }),
      after: visible(change.after, { sensitive, unknown: change.after_unknown }),
    }),
    ...(configured && { configured }),
    ...(reason !== undefined && { reason }),
    ...(formerAddress !== undefined &&
      formerAddress !== address && { formerAddress: withoutSecrets(formerAddress) }),
    ...(importing && { imported: importedAs(importing) }),
    ...(deposed !== undefined && { deposed }),
  };
}

/** Addresses hold `"` and may hold `${`, which other readers take for a reference. */
function textOf(values: Values, name: string): string | undefined {
  const found = values[name];
  return typeof found === "string" && found !== "" ? found : undefined;
}

function importedAs({ id, identity, unknown }: Values): string {
  if (typeof id === "string") return withoutSecrets(id);
  if (isValues(identity))
    return withoutSecrets(JSON.stringify(visible(identity, { sensitive: [], unknown: undefined })));
  return unknown === true ? "an id that is known after apply" : "an unknown id";
}

function pathsIn(paths: unknown): string[][] {
  return Array.isArray(paths)
    ? paths.map((path) => [path].flat().map((part) => withoutSecrets(textFor(part))))
    : [];
}
