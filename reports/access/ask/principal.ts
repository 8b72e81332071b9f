/** Roles and users of a world, with their policies, as the evaluator takes them. */
import type { Policies, RoleSession, User } from "../evaluate/principal";
import type { Identity } from "../world/principals";
import type { World } from "../world/world";
import { compiledOf } from "./compiled";
import { lookupOf } from "./lookup";
import { NotInWorld } from "./not-in-world";

const principals = new WeakMap<Identity, RoleSession | User>();

/**
 * A session of a role, of whatever name, or a user.
 * @param arn of a role or user of the world, with its path
 * @throws NotInWorld
 */
export function principalOf(world: World, arn: string): RoleSession | User {
  const { roles, users } = lookupOf(world);
  const role = roles.get(arn);
  const identity = role ?? users.get(arn);
  if (!identity)
    throw new NotInWorld(
      "role or user",
      arn,
      world.accounts.map(({ id }) => id),
    );
  const known = principals.get(identity);
  if (known !== undefined) return known;
  const own = policiesOf(identity);
  const principal: RoleSession | User = role
    ? { type: "role-session", role: arn, ...own }
    : { type: "user", arn, ...own };
  principals.set(identity, principal);
  return principal;
}

function policiesOf({ place: { account }, tags, policies, boundary }: Identity): Policies & {
  readonly account: string;
  readonly tags: Readonly<Record<string, string>>;
} {
  return {
    account,
    tags,
    policies: policies.map((policy) => compiledOf(policy, "identity", account)),
    ...(boundary && { boundary: compiledOf(boundary, "identity", account) }),
  };
}
