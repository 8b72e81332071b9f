/** Roles and users of a world, with their policies, as the evaluator takes them. */
import type { Controlled, Policies, RoleSession, User } from "../evaluate/principal";
import type { Identity } from "../world/principals";
import type { World } from "../world/world";
import { compiledOf } from "./compiled";
import { lookupOf } from "./lookup";
import { NotInWorld } from "./not-in-world";

type Made = WeakMap<Identity, RoleSession | User>;

const UNCONTROLLED = {};
/** By the service control policies of the world. */
const principals = new WeakMap<object, Made>();

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
  const made = principals.get(world.controls ?? UNCONTROLLED) ?? new WeakMap();
  principals.set(world.controls ?? UNCONTROLLED, made);
  const known = made.get(identity);
  if (known !== undefined) return known;
  const own = { ...policiesOf(identity), ...controlsOf(world, identity.place.account) };
  const principal: RoleSession | User = role
    ? { type: "role-session", role: arn, ...own }
    : { type: "user", arn, ...own };
  made.set(identity, principal);
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

/** What service control policies leave to those of an account. */
export function controlsOf({ controls }: World, account: string): Controlled {
  const levels = controls?.[account];
  if (levels === undefined) return {};
  return {
    controls: levels.map((level) => level.map((policy) => compiledOf(policy, "identity", account))),
  };
}
