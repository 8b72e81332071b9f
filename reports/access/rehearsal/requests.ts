/** Calls of a release as requests to a world's policies. */
import { NotInWorld } from "../ask/not-in-world";
import { principalOf } from "../ask/principal";
import { noResource, resourceKeys, resourceOf } from "../ask/resource";
import { circumstancesOf } from "../evaluate/circumstances";
import type { Value } from "../evaluate/context";
import { policyOf } from "../evaluate/policy";
import type { Principal } from "../evaluate/principal";
import type { Request, Resource } from "../evaluate/request";
import type { World } from "../world/world";
import { type Call, type CallerName, nameOf } from "./call";
import { accountIn } from "./scene";

/** What every request has: none of AWS's calls goes without TLS. */
const ALWAYS = { "aws:SecureTransport": "true" };

/** A resource with the condition keys that follow from it; absent: no stack makes it. */
interface Known {
  readonly resource?: Resource;
  readonly keys: Readonly<Record<string, Value>>;
}

/** Makes requests within one world; what is the same for many calls it makes once. */
export class Requests {
  readonly #principals = new Map<string, Principal>();
  readonly #resources = new Map<string, Known>();

  constructor(private readonly world: World) {}

  of({ caller, action, resource: arn, context }: Call): Request {
    const principal = this.#principal(caller);
    const { resource, keys } = this.#known(arn);
    const { values = {}, encryptionContext } = context;
    const circumstances = circumstancesOf({
      values: { ...ALWAYS, ...keys, ...values },
      ...(encryptionContext && { encryptionContext }),
    });
    return { principal, action, resource: resource ?? unmade(arn, action, principal), circumstances };
  }

  #principal(caller: CallerName): Principal {
    const name = nameOf(caller);
    const known = this.#principals.get(name) ?? principalFor(this.world, caller);
    this.#principals.set(name, known);
    return known;
  }

  #known(arn: string): Known {
    const known = this.#resources.get(arn) ?? knownIn(this.world, arn);
    this.#resources.set(arn, known);
    return known;
  }
}

function principalFor(world: World, caller: CallerName): Principal {
  if ("service" in caller) return { type: "service", name: caller.service };
  if ("provider" in caller) return { type: "web-identity", provider: caller.provider };
  return orElse(
    () => principalOf(world, caller.role),
    () => stranger(caller.role),
  );
}

const ALLOW_ALL = policyOf({
  name: "of a role that isn't made here",
  kind: "identity",
  document: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
});

/** Of a role that no stack makes nobody here knows the policies: it counts as allowed whatever it needs. */
function stranger(role: string): Principal {
  return { type: "role-session", account: accountIn(role), role, policies: [ALLOW_ALL] };
}

const UNMADE: Known = { keys: {} };

function knownIn(world: World, arn: string): Known {
  if (arn === "*") return UNMADE;
  return orElse(
    () => ({ resource: resourceOf(world, arn), keys: resourceKeys(world, arn) }),
    () => UNMADE,
  );
}

/** What no stack makes has no policy here: AWS's own things, and whatever AWS or a person makes meanwhile. */
function unmade(arn: string, action: string, principal: Principal): Resource {
  const own = "account" in principal ? principal.account : "";
  if (arn === "*") return noResource(own);
  return { arn, account: accountIn(arn) || own, policies: action === "sts:AssumeRole" ? [TRUSTS_ALL] : [] };
}

/** Whom a role trusts that isn't made here, nobody here knows. */
const TRUSTS_ALL = policyOf({
  name: "trust of a role that isn't made here",
  kind: "trust",
  document: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
  },
});

function orElse<T>(known: () => T, unknown: () => T): T {
  try {
    return known();
  } catch (error) {
    if (error instanceof NotInWorld) return unknown();
    throw error;
  }
}
