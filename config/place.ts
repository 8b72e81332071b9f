import type { Place } from "../iam/arn";
import type { Account, Config, Environment } from "./config";

/** Where an account's resources are. */
export function placeOf(account: Account): Place {
  return { account: account.id, region: account.region };
}

/** The environment of a name that the loader has checked. */
export function environmentOf(config: Config, name: string): Environment {
  const environment = config.environments.find((candidate) => candidate.name === name);
  if (!environment) throw new Error(`no environment ${name}`);
  return environment;
}
