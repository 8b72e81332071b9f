/** Whoever has no policy in this world: other accounts' administrators, services at work for others, holders of tokens, anybody. */
import type { Statement } from "../world/policy";
import type { World } from "../world/world";
import type { Access, Court } from "./access";
import type { Actor } from "./actor";
import { sensitiveIn } from "./meant";
import type { Sensitive } from "./sensitive";
import type { Thing } from "./thing";
import { granteeOf, neighboursOf, outsidersIn } from "./whom";

/** What outsiders may do: only what a policy of the thing itself lets them, or a grant. */
export function outsidersAt(world: World, thing: Thing, court: Court): Access[] {
  const neighbours = CLOSED.includes(thing.kind) ? neighboursOf(world, thing) : [];
  const asked = new Set<string>();
  const byPolicy = outsidersBy(world, thing).flatMap(([statement, actors]) =>
    sensitiveIn(statement)
      .filter(({ kind }) => kind === thing.kind)
      .flatMap(({ sensitive }) =>
        [...actors, ...(USE.includes(sensitive.action) ? neighbours : [])].flatMap((actor) =>
          once(asked, actor, sensitive, thing, court),
        ),
      ),
  );
  const byGrant = (thing.resource.grants ?? []).flatMap(({ grantee }) =>
    granteeOf(world, grantee, thing).flatMap((actor) =>
      thing.actions.flatMap((sensitive) => once(asked, actor, sensitive, thing, court)),
    ),
  );
  return [...byPolicy, ...byGrant];
}

type Outsiders = readonly (readonly [statement: Statement, actors: readonly Actor[]])[];
const known = new WeakMap<readonly Statement[], Outsiders>();

/** By statement: the same for everything that lies in a resource. */
function outsidersBy(world: World, thing: Thing): Outsiders {
  const found = known.get(thing.allows);
  if (found !== undefined) return found;
  const made: Outsiders = thing.allows.map((statement) => [statement, outsidersIn(world, statement, thing)]);
  known.set(thing.allows, made);
  return made;
}

/** Keys and roles say themselves who in their own account may use them: not everybody, whatever else they may do. */
const CLOSED = ["aws_kms_key", "aws_iam_role"];
const USE = [
  "sts:AssumeRole",
  "kms:Decrypt",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
  "kms:CreateGrant",
];

/** Two statements may be about the same request. */
function once(asked: Set<string>, actor: Actor, sensitive: Sensitive, thing: Thing, court: Court): Access[] {
  const key = `${sensitive.action} ${actor.name} ${JSON.stringify(actor.values)}`;
  if (asked.has(key)) return [];
  asked.add(key);
  return [court.access(actor, sensitive, thing) ?? []].flat();
}
