/** What becomes of things when the configuration changes; plans of each stand behind `docs/guide/changes-of-mind.md`. */
import type { Config } from "../config";
import type { Change, ChangeRule } from "./change";
import { environments } from "./environments";
import { releases } from "./releases";
import { runners } from "./runners";
import { services } from "./services";
import { sources } from "./sources";
import { whole } from "./whole";

const RULES: readonly ChangeRule[] = [whole, environments, services, sources, runners, releases];

/** Every change between two configurations that removes, interrupts, forgets or makes something. */
export function changesBetween(former: Config, next: Config): Change[] {
  return RULES.flatMap((rule) => rule(former, next));
}
