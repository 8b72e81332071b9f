import { allNames } from "../all-names";
import type { ChosenName } from "../chosen-name";
import type { Config } from "../config";
import type { Finding } from "../document";

/**
 * Two things of one kind in one account have two names, also after shortening. Of two entries that share several
 * names the first is said: one rename cures all.
 */
export function collidingNames(config: Config): Finding[] {
  const first = new Map<string, ChosenName>();
  const said = new Set<string>();
  return allNames(config).flatMap((chosen) => {
    const key = JSON.stringify([chosen.account, chosen.kind, chosen.name]);
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, chosen);
      return [];
    }
    const pair = `${entryOf(earlier)} ${entryOf(chosen)}`;
    if (said.has(pair)) return [];
    said.add(pair);
    const cure = CURES[chosen.kind] ?? "rename one of them";
    const message = `its ${chosen.kind} would be ${chosen.name}, as that of ${earlier.from}; ${cure}`;
    return [{ path: chosen.from.split("."), at: "key", message }];
  });
}

/** What to do but to rename, by the kind of name. */
const CURES: Readonly<Record<string, string>> = {
  "listener priority": "give one of them deploy.priority",
  "CodeCommit repository": "say existing: true at one of them",
};

/** `services.storefront`, also for what lies below it. */
function entryOf({ from }: ChosenName): string {
  return from.split(".").slice(0, 2).join(".");
}
