/** Requests within a world, made from who asks for what. */
import { type CircumstancesInput, circumstancesOf } from "../evaluate/circumstances";
import { decide } from "../evaluate/decide";
import type { Formula } from "../evaluate/formula";
import type { Request } from "../evaluate/request";
import type { World } from "../world/world";
import type { Asker } from "./asker";
import { principalOf } from "./principal";
import { resourceKeys, resourceOf } from "./resource";

/**
 * Somebody of whom a world's policies may speak asks for something in it.
 * @param arn of a resource of the world, or of what lies in one
 * @param more condition keys beside those that follow from who asks for what; they go before these
 * @throws NotInWorld
 */
export function requestFor(
  world: World,
  { principal, values }: Asker,
  action: string,
  arn: string,
  more: CircumstancesInput = {},
): Request {
  const circumstances = circumstancesOf({
    ...more,
    values: { ...resourceKeys(world, arn), ...values, ...more.values },
  });
  return { principal, action, resource: resourceOf(world, arn), circumstances };
}

/** A role or user of the world, as somebody who asks. */
export function askerOf(world: World, arn: string): Asker {
  return { principal: principalOf(world, arn), values: {} };
}

/** `sts:AssumeRoleWithWebIdentity` is for holders of tokens, `sts:AssumeRole` for all others. */
export function mayAssume(world: World, asker: Asker, role: string, more: CircumstancesInput = {}): Formula {
  const action = asker.principal.type === "web-identity" ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRole";
  return decide(requestFor(world, asker, action, role, more));
}
