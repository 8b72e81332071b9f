/** Holders of tokens of an identity provider that an account trusts. */
import { FOREIGN_ACCOUNT } from "../ask/asker";
import type { Statement } from "../world/policy";
import type { World } from "../world/world";
import type { Actor } from "./actor";
import { conditionsOn } from "./conditions";

/** A repository that nobody here owns, if a policy names none. */
const NOBODYS = "repo:stranger/stranger:ref:refs/heads/main";

/**
 * Tokens that a statement's provider gives to others: other repositories, branches, tags, environments, pull requests,
 * forks. https://docs.github.com/en/actions/reference/security/oidc
 */
export function tokensOf(world: World, statement: Statement, everybody: boolean): Actor[] {
  const { Principal } = statement;
  const providers = typeof Principal === "object" ? [Principal.Federated ?? []].flat() : [];
  const made = new Map(world.identityProviders.map(({ arn, url }) => [arn, url]));
  const urls = providers.map((arn) => ({
    arn,
    url: made.get(arn) ?? (GITHUB.test(arn) ? TOKENS : undefined),
  }));
  const known = urls.flatMap(({ arn, url }) => (url === undefined ? [] : [{ arn, url }]));
  const unknown = urls.filter(({ url }) => url === undefined).map(({ arn }) => arn);
  return [
    ...known.flatMap(({ arn, url }) => {
      const patterns = conditionsOn(statement, `${url}:sub`);
      const subjects = patterns.map(filled);
      const audiences = conditionsOn(statement, `${url}:aud`);
      const audience = audiences[0] ?? "sts.amazonaws.com";
      const own = subjects[0] ?? NOBODYS;
      const others = (subjects.length === 0 ? [NOBODYS] : subjects).flatMap(beside);
      const fitting = patterns.filter((pattern) => pattern !== filled(pattern));
      return [
        token(arn, url, `a token of ${url}`, {}),
        ...others.map(([who, sub]) => token(arn, url, who, { sub, aud: audience })),
        ...fitting.map((pattern) =>
          token(arn, url, `whoever gets a token that fits ${pattern}`, {
            sub: filled(pattern),
            aud: audience,
          }),
        ),
        token(arn, url, `a token for another audience, of ${own}`, { sub: own, aud: "stranger" }),
      ];
    }),
    ...unknown.filter((provider) => provider !== "*").map(holderOf),
    ...(everybody || unknown.includes("*") ? ANYBODYS : []).map(holderOf),
  ];
}

/** GitHub's is the same in every account, whoever made it there: an account has one. */
const TOKENS = "token.actions.githubusercontent.com";
const GITHUB = new RegExp(`:oidc-provider/${TOKENS}$`);

/** Providers that no stack makes, if a policy names none: one of OpenID Connect, and one of SAML. */
const ANYBODYS = ["oidc", "saml"].map((kind) => `arn:aws:iam::${FOREIGN_ACCOUNT}:${kind}-provider/stranger`);

/** Of a provider that no stack makes, nobody here knows whom it gives tokens to, nor what stands in them. */
function holderOf(provider: string): Actor {
  const principal = { type: "web-identity", provider } as const;
  return { kind: "token", name: `whoever ${provider} gives a token`, principal, values: {} };
}

function filled(pattern: string): string {
  return pattern.replaceAll(/\*+/g, "any").replaceAll("?", "a");
}

/** @param claims one that is left out the policy may not lean on: nobody knows it */
function token(provider: string, url: string, name: string, claims: Readonly<Record<string, string>>): Actor {
  const keys = Object.entries(claims).map(([claim, value]) => [`${url}:${claim}`, value]);
  const principal = { type: "web-identity", provider } as const;
  return { kind: "token", name, principal, values: Object.fromEntries(keys) };
}

/** Subjects beside one, each with whose it is. */
function beside(subject: string): [who: string, subject: string][] {
  const [, owner = "stranger", repository = "stranger", rest = "ref:refs/heads/main"] =
    /^repo:([^/]*)\/([^:]*):?(.*)$/.exec(subject) ?? [];
  const of = (who: string, name: string, claim: string): [string, string] => [
    `${who} of ${name}`,
    `repo:${name}:${claim}`,
  ];
  const own = `${owner}/${repository}`;
  return [
    of("the same claim, in another repository", `${owner}/stranger`, rest),
    of("the same claim, in a fork", `stranger/${repository}`, rest),
    of("the same claim, in a repository whose name begins so", `${own}-stranger`, rest),
    of("a pull request", own, "pull_request"),
    of("another branch", own, "ref:refs/heads/stranger"),
    of("a tag", own, "ref:refs/tags/stranger"),
    of("another environment", own, "environment:stranger"),
  ];
}
