/** Whoever has no policy in this world: other accounts' administrators, services at work for others, holders of tokens, anybody. */
import { ANONYMOUS, administratorOf, FOREIGN_ACCOUNT } from "../ask/asker";
import type { Statement } from "../world/policy";
import type { World } from "../world/world";
import type { Access, Court } from "./access";
import type { Actor } from "./actor";
import { sensitiveIn } from "./candidates";
import { conditionsOn } from "./conditions";
import { deputiesOf } from "./deputies";
import { namesIn } from "./names";
import type { Sensitive } from "./sensitive";
import type { Thing } from "./thing";
import { tokensOf } from "./tokens";

/** What outsiders may do: only what a policy of the thing itself lets them. */
export function outsidersAt(world: World, thing: Thing, court: Court): Access[] {
  const statements = (thing.target?.policy?.document.Statement ?? []).filter(
    ({ Effect }) => Effect === "Allow",
  );
  const asked = new Set<string>();
  return statements.flatMap((statement) => {
    const actors = actorsOf(world, statement, statements, thing);
    const neighbours = CLOSED.includes(thing.kind) ? [neighbourOf(thing)] : [];
    return sensitiveIn(statement)
      .filter(({ kind }) => kind === thing.kind)
      .flatMap(({ sensitive }) =>
        [...actors, ...(USE.includes(sensitive.action) ? neighbours : [])].flatMap((actor) =>
          once(asked, actor, sensitive, thing, court),
        ),
      );
  });
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

/** Somebody in a thing's own account, none of Slipway's. */
function neighbourOf({ resource: { account } }: Thing): Actor {
  const asker = administratorOf(account);
  return {
    ...asker,
    kind: "administrator",
    name: `a role of ${account} that no stack makes, with every permission`,
    account,
  };
}

/** Two statements may be about the same request. */
function once(asked: Set<string>, actor: Actor, sensitive: Sensitive, thing: Thing, court: Court): Access[] {
  const key = `${sensitive.action} ${actor.name} ${JSON.stringify(actor.values)}`;
  if (asked.has(key)) return [];
  asked.add(key);
  return [court.access(actor, sensitive, thing) ?? []].flat();
}

function actorsOf(world: World, statement: Statement, all: readonly Statement[], thing: Thing): Actor[] {
  const { Principal, NotPrincipal } = statement;
  const listed = typeof Principal === "object" ? [Principal.AWS ?? []].flat() : [];
  const everybody = Principal === "*" || NotPrincipal !== undefined || listed.includes("*");
  const strangers = listed.flatMap((text) => /\d{12}/.exec(text)?.[0] ?? []);
  const known = [...world.accounts.map(({ id }) => id), FOREIGN_ACCOUNT];
  const others = [...new Set([...known, ...strangers])].filter(
    (account) => account !== thing.resource.account,
  );
  const named = others.filter((account) => everybody || listed.some((text) => text.includes(account)));
  return [
    ...named.flatMap((account) => administrators(account, all)),
    ...(everybody ? [NOBODY] : []),
    ...deputiesOf(statement, others, thing),
    ...tokensOf(world, statement),
  ];
}

const NOBODY: Actor = { ...ANONYMOUS, kind: "anonymous", name: "anybody, without signature" };

/** An account's administrators take whatever role name a policy asks for. */
function administrators(account: string, statements: readonly Statement[]): Actor[] {
  const named = statements.flatMap((statement) => [
    ...conditionsOn(statement, "aws:PrincipalArn").flatMap((pattern) => namesIn(pattern, account)),
    ...(typeof statement.Principal === "object" ? [statement.Principal.AWS ?? []].flat() : []).flatMap(
      (arn) => namesIn(arn, account),
    ),
  ]);
  const arns = new Set([...named, `arn:aws:iam::${account}:role/administrator`]);
  return [...arns].map((arn) => ({
    ...administratorOf(account, arn),
    kind: "administrator" as const,
    name: `an administrator of ${account}, as ${arn}`,
    arn,
    account,
  }));
}
