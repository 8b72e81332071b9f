/** Who asks, where a role plans or applies the account of what is asked about. */
import type { Thing } from "../adversaries/thing";
import type { Identity } from "../world/principals";
import type { Somebody } from "./entry";
import type { Facts } from "./facts";

/** The role that asks, where it plans or applies the account that a thing lies in. */
export function terraformOf({ arn, account }: Somebody, thing: Thing, facts: Facts): Identity | undefined {
  const role = facts.role(arn ?? "");
  return role && thing.resource.account === account ? role : undefined;
}
