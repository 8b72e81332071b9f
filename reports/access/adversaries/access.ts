/** Something that somebody may do. */
import { type Circumstances, circumstancesOf } from "../evaluate/circumstances";
import type { Value } from "../evaluate/context";
import { decide } from "../evaluate/decide";
import { type Formula, NO } from "../evaluate/formula";
import type { Request } from "../evaluate/request";
import type { Actor } from "./actor";
import type { Sensitive } from "./sensitive";
import type { Thing } from "./thing";

export interface Access {
  readonly actor: Actor;
  readonly sensitive: Sensitive;
  readonly thing: Thing;
  /** Yes, or what it depends on. */
  readonly formula: Formula;
}

/** Counts what it decides. */
export class Court {
  decisions = 0;

  /** The access, if there is any. */
  access(actor: Actor, sensitive: Sensitive, thing: Thing): Access | undefined {
    const formula = this.formula(actor, sensitive, thing);
    return formula === NO ? undefined : { actor, sensitive, thing, formula };
  }

  /** @param more condition keys that are known after all */
  formula(actor: Actor, sensitive: Sensitive, thing: Thing, more?: Readonly<Record<string, Value>>): Formula {
    this.decisions += 1;
    return decide(requestOf(actor, sensitive, thing, more));
  }
}

/** What is asked. An attacker chooses whatever condition key isn't told here. */
export function requestOf(
  actor: Actor,
  { action }: Sensitive,
  thing: Thing,
  more?: Readonly<Record<string, Value>>,
): Request {
  return {
    principal: actor.principal,
    action,
    resource: thing.resource,
    circumstances: around(actor, thing, more),
  };
}

function around({ values }: Actor, thing: Thing, more: Readonly<Record<string, Value>> = {}): Circumstances {
  if (Object.keys(values).length + Object.keys(more).length === 0) return thing.circumstances;
  return circumstancesOf({ values: { ...thing.values, ...values, ...more }, others: "unknown" });
}
