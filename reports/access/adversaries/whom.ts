/** Whom a statement lets in, of those whom no stack makes: by its principals, and by its conditions. */
import { ANONYMOUS, type Asker, administratorOf, FOREIGN_ACCOUNT } from "../ask/asker";
import { lookupOf } from "../ask/lookup";
import { accountMeant, namedBy } from "../ask/named";
import type { Statement } from "../world/policy";
import type { World } from "../world/world";
import type { Actor } from "./actor";
import { accountsNamed, conditionsOn } from "./conditions";
import { deputiesOf } from "./deputies";
import { foreignArn } from "./insiders";
import { namesIn } from "./names";
import type { Thing } from "./thing";
import { tokensOf } from "./tokens";

/** What is asked about, as far as it says who gets in. */
export type Gate = Pick<Thing, "kind" | "allows" | "resource">;

/** @param statement of those that the thing's policies allow */
export function outsidersIn(world: World, statement: Statement, thing: Gate): Actor[] {
  const { NotPrincipal } = statement;
  const home = thing.resource.account;
  const listed = listedIn(statement);
  const everybody = listed.includes("*") || NotPrincipal !== undefined;
  const known = [...world.accounts.map(({ id }) => id), FOREIGN_ACCOUNT];
  const others = [...new Set([...known, ...accountsNamed(thing.allows)])].filter(
    (account) => account !== home,
  );
  const named = others.filter((account) => everybody || listed.some((text) => text.includes(account)));
  const asked = conditionsOn(statement, "aws:PrincipalArn");
  return [
    ...named.flatMap((account) => administrators(account, thing.allows)),
    ...listed.filter((text) => text !== "*").flatMap((text) => stranger(world, text, home)),
    ...(everybody ? asked.flatMap((pattern) => namesIn(pattern, home)) : []).flatMap((arn) =>
      stranger(world, arn, home),
    ),
    ...(everybody ? [NOBODY] : []),
    ...deputiesOf(statement, everybody, others, thing),
    ...(thing.kind === "aws_iam_role" ? tokensOf(world, statement, everybody) : []),
  ];
}

/** Whom a grant lets in. */
export function granteeOf(world: World, text: string, thing: Gate): Actor[] {
  const home = thing.resource.account;
  if (text.endsWith(".amazonaws.com")) {
    const principal = { type: "service", name: text } as const;
    const name = `${text} at work for ${home}`;
    return [{ kind: "service", name, account: home, principal, values: { "aws:SourceAccount": home } }];
  }
  const { account, arn } = namedBy(text);
  const own = stranger(world, text, home);
  if (own.length > 0 || account === undefined || account === home) return own;
  return [administratorAs(arn ?? `arn:aws:iam::${account}:role/administrator`, account)];
}

function listedIn({ Principal }: Statement): string[] {
  if (Principal === "*") return ["*"];
  return typeof Principal === "object" ? [Principal.AWS ?? [], Principal.CanonicalUser ?? []].flat() : [];
}

const NOBODY: Actor = { ...ANONYMOUS, kind: "anonymous", name: "anybody, without signature" };

/** An account's administrators take whatever name a policy asks for. */
function administrators(account: string, statements: readonly Statement[]): Actor[] {
  const named = statements.flatMap((statement) =>
    [
      ...conditionsOn(statement, "aws:PrincipalArn"),
      ...listedIn(statement).filter((text) => text !== "*" && accountMeant(text) === undefined),
    ].flatMap((pattern) => namesIn(pattern, account)),
  );
  const arns = new Set([...named, `arn:aws:iam::${account}:role/administrator`]);
  return [...arns].map((arn) => administratorAs(arn, account));
}

function administratorAs(arn: string, account: string): Actor {
  return {
    ...askerAs(arn, account),
    kind: "administrator",
    name: `an administrator of ${account}, as ${arn}`,
    arn,
    account,
  };
}

function askerAs(arn: string, account: string): Asker {
  return arn.endsWith(":root") ? { principal: { type: "root", account }, values: {} } : namedBy(arn).asker;
}

/**
 * Somebody by name: a session, a user, a role of the thing's own account, a text that tells no account. In the thing's
 * own account it has no policies: what it may do, the thing's policy says by itself.
 */
function stranger(world: World, text: string, home: string): Actor[] {
  const { roles, users } = lookupOf(world);
  const isKnown = roles.has(text) || users.has(text);
  if (isKnown || world.foreignRoles.some((role) => foreignArn(world, role) === text)) return [];
  const { account, arn, asker } = namedBy(text);
  // Another account's roles and users are its administrators' to make.
  const isTheirs =
    account !== home && /^\d{12}$/.test(account ?? "") && namesIn(text, account ?? "").length > 0;
  if (accountMeant(text) !== undefined || isTheirs) return [];
  const own = account === home ? namedBy(text, []).asker : asker;
  return [
    {
      ...own,
      kind: "outsider",
      name: `${text}, whom no stack makes`,
      ...(arn !== undefined && { arn }),
      ...(account !== undefined && { account }),
    },
  ];
}

/** Somebody in a thing's own account, none of Slipway's, who may do all but what the thing itself says. */
export function neighboursOf(world: World, { allows, resource: { account } }: Gate): Actor[] {
  const { roles, users } = lookupOf(world);
  const named = allows
    .flatMap((statement) => conditionsOn(statement, "aws:PrincipalArn"))
    .filter((pattern) => !/[*?]/.test(pattern))
    .flatMap((arn) => namesIn(arn, account))
    .filter((arn) => !roles.has(arn) && !users.has(arn));
  return [
    neighbour(
      administratorOf(account),
      account,
      `a role of ${account} that no stack makes, with every permission`,
    ),
    ...[...new Set(named)].map((arn) => ({
      ...neighbour(askerAs(arn, account), account, `${arn}, whom no stack makes, with every permission`),
      arn,
    })),
  ];
}

function neighbour(asker: Asker, account: string, name: string): Actor {
  return { ...asker, kind: "administrator", name, account };
}
