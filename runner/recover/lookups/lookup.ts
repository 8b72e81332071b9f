import type { ClientSettings } from "../../aws/clients";
import type { Instance, PlanJson } from "../instance";

/** Something that AWS has, in Terraform's words. */
export interface Seen {
  /** By which Terraform imports it. */
  readonly id: string;
  /** Absent where nothing but the values tells things of the type apart. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Arguments by name, as far as the lookup compares them. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Why it can't be taken, should it be certain that it is the one that is looked for. */
  readonly obstacle?: string;
  /** True: nothing could be learned of it, so that it may be the one as long as no other is. */
  readonly hides?: boolean;
}

/** How a type of resource is found whose id AWS chooses. */
export interface Lookup {
  /** Arguments that `list` needs to know. */
  readonly by: readonly string[];
  /** Arguments that must be the same, as far as they are known. The tags that say whose it is must be in any case. */
  readonly compare: readonly string[];
  /** Arguments that choose among several which are the same in these, and count for nothing otherwise. */
  readonly narrow?: readonly string[];
  /** Everything that may be it. What is being deleted, or is gone and still shown, is left out. */
  readonly list: (settings: ClientSettings, ...by: readonly string[]) => Promise<Seen[]>;
  /**
   * True when the making of what has this id was cut off in a way that Terraform doesn't see once it is in the state:
   * it has to be replaced, and nothing uses it yet.
   */
  readonly isHalfMade?: (settings: ClientSettings, id: string) => Promise<boolean>;
  /** True for what is certainly it: nothing else counts then. */
  readonly certain?: (seen: Seen, instance: Instance, plan: PlanJson) => boolean;
}

/** AWS's lists of tags: the members are called Key and Value by most services. */
export function tagRecord(
  tags: readonly { readonly Key?: string; readonly Value?: string }[] | undefined,
): Record<string, string> {
  return Object.fromEntries((tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}

/** Everything that a paginator of the SDK yields. */
export async function everyPage<Page, Item>(
  pages: AsyncIterable<Page>,
  items: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const all: Item[] = [];
  for await (const page of pages) all.push(...(items(page) ?? []));
  return all;
}
