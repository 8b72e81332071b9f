/**
 * `Principal` and `NotPrincipal` of a statement.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */

import { accountOf, type Caller, sessionArn } from "./caller";
import type { Truth } from "./formula";
import { PolicyError } from "./policy-error";
import { textsOf } from "./texts";

/**
 * In which way a statement names a principal; it decides which other policies still limit it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export interface Naming {
  /** Its account, which delegates: identity policies must allow too. */
  readonly account: Truth;
  /** The role or user behind the session: boundary and session policies still limit. */
  readonly behind: Truth;
  /** Itself, or everybody: nothing else is needed within the account. */
  readonly itself: Truth;
}

/** A `Principal` element, compiled. */
export interface PrincipalElement {
  names(caller: Caller): Naming;
}

const ACCOUNT = /^(?:arn:aws[\w-]*:iam::)?(\d{12})(?::root)?$/;
const KINDS = ["AWS", "Service", "Federated", "CanonicalUser"];
const NOBODY: Naming = { account: false, behind: false, itself: false };
const EVERYBODY: Naming = { account: false, behind: false, itself: true };

export function principalElementOf(element: unknown): PrincipalElement {
  if (element === "*") return { names: () => EVERYBODY };
  if (typeof element !== "object" || element === null) throw new PolicyError("Principal names nobody");
  const entries = Object.entries(element).map(([kind, value]) => [kind, textsOf(value, kind)] as const);
  for (const [kind] of entries) {
    if (!KINDS.includes(kind)) throw new PolicyError(`Principal of a kind that isn't read: ${kind}`);
  }
  const listed = new Listed(new Map(entries));
  return { names: (caller) => listed.names(caller) };
}

class Listed {
  private readonly everybody: boolean;
  private readonly accounts: ReadonlySet<string>;
  private readonly arns: ReadonlySet<string>;
  private readonly services: ReadonlySet<string>;
  private readonly providers: ReadonlySet<string>;

  constructor(entries: ReadonlyMap<string, readonly string[]>) {
    const aws = entries.get("AWS") ?? [];
    this.everybody = aws.includes("*");
    this.accounts = new Set(aws.flatMap((text) => ACCOUNT.exec(text)?.[1] ?? []));
    const canonical = entries.get("CanonicalUser") ?? [];
    this.arns = new Set([...aws.filter((text) => text !== "*" && !ACCOUNT.test(text)), ...canonical]);
    for (const arn of this.arns) {
      if (/[*?]/.test(arn)) throw new PolicyError(`Principal with a wildcard in it: ${arn}`);
    }
    this.services = new Set(entries.get("Service"));
    this.providers = new Set(entries.get("Federated"));
  }

  names(caller: Caller): Naming {
    if (this.everybody) return EVERYBODY;
    const account = accountOf(caller);
    const named = account !== undefined && this.accounts.has(account);
    switch (caller.type) {
      case "role-session":
        return {
          account: named,
          behind: this.arns.has(caller.role),
          itself: this.namesSession(caller.role, caller.sessionName),
        };
      case "user":
        return { account: named, behind: false, itself: this.arns.has(caller.arn) };
      case "federated-user":
        return {
          account: named,
          behind: this.arns.has(caller.user),
          itself: this.arns.has(caller.arn),
        };
      case "root":
        return { account: false, behind: false, itself: named };
      case "service":
        return holds(this.services, caller.name) ? EVERYBODY : NOBODY;
      case "web-identity":
        return holds(this.providers, caller.provider) ? EVERYBODY : NOBODY;
      case "anonymous":
        return NOBODY;
    }
  }

  /** Of a session whose name isn't known, any session of the role may be it. */
  private namesSession(role: string, name: string | undefined): Truth {
    if (this.arns.size === 0) return false;
    if (name !== undefined) return this.arns.has(sessionArn(role, name));
    const start = sessionArn(role, "");
    return [...this.arns].some((arn) => arn.startsWith(start)) ? undefined : false;
  }
}

/** No page says what a `*` means here that stands for all services or providers: it may be any. */
function holds(listed: ReadonlySet<string>, name: string): boolean {
  return listed.has(name) || listed.has("*");
}

/** Whether a principal is meant at all. */
export function isNamed({ account, behind, itself }: Naming): Truth {
  if (account === true || behind === true || itself === true) return true;
  return account === undefined || behind === undefined || itself === undefined ? undefined : false;
}

/**
 * Whether `NotPrincipal` leaves a principal out of a denial. AWS asks for the principal itself, the role behind a session
 * and the account to be listed; where only some are, it says that the others may be meant: nobody can say.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function isLeftOut(caller: Caller, naming: Naming): Truth {
  if (isNamed(naming) === false) return false;
  const { account, behind, itself } = naming;
  if (naming === EVERYBODY) return true;
  const session = caller.type === "role-session" || caller.type === "federated-user";
  const alone = accountOf(caller) === undefined || caller.type === "root";
  const whole = itself === true && (alone || (account === true && (!session || behind === true)));
  return whole ? true : undefined;
}
