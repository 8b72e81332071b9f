import { existsSync } from "node:fs";
import { loadConfig } from "../config/load";

/**
 * E-mail addresses that a configuration names to be told of releases and approvals; undefined where there is none.
 * @throws ConfigError
 */
export function addressesIn(file: string): readonly string[] | undefined {
  if (!existsSync(file)) return undefined;
  const { notifications, environments } = loadConfig(file);
  return [
    ...(notifications?.emails ?? []),
    ...environments.flatMap(({ approval }) => approval?.notify ?? []),
  ];
}
