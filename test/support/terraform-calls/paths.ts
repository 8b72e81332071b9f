/** Paths of identities, which calls leave out. */
import type { Call } from "./call";

/** Roles, users, policies and instance profiles are called by name alone: their paths are learned as they are made. */
export class Paths {
  readonly #known = new Map<string, string>();

  /** Remembers the path of what a call makes. */
  learn(call: Call): void {
    const { operation, values } = call;
    const name = values.RoleName ?? values.UserName ?? values.InstanceProfileName;
    if (call.service === "iam" && /^Create(Role|User|InstanceProfile)$/.test(operation) && name) {
      this.#known.set(keyOf(call, kindOf(values), name), values.Path ?? "/");
    }
  }

  /** `role/slipway/build/name`, of a call's account. */
  of(call: Call, kind: IdentityKind, name: string): string {
    const path = this.#known.get(keyOf(call, kind, name));
    if (path === undefined) throw new Error(`${kind} ${name} is called before it is made`);
    return `${kind}${path}${name}`;
  }
}

export type IdentityKind = "role" | "user" | "instance-profile";

/** A call that names both a profile and a role is about the profile. */
export function kindOf(values: Call["values"]): IdentityKind {
  if (values.InstanceProfileName) return "instance-profile";
  return values.UserName ? "user" : "role";
}

function keyOf({ account }: Call, kind: IdentityKind, name: string): string {
  return `${account} ${kind} ${name}`;
}
