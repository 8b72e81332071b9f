/** Holders of tokens of an identity provider that an account trusts. */
import { webIdentityOf } from "../ask/asker";
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
export function tokensOf(world: World, statement: Statement): Actor[] {
  const { Principal } = statement;
  const providers = typeof Principal === "object" ? [Principal.Federated ?? []].flat() : [];
  return world.identityProviders
    .filter(({ arn }) => providers.includes(arn))
    .flatMap(({ arn, url }) => {
      const subjects = conditionsOn(statement, `${url}:sub`).map((sub) => sub.replaceAll(/\*|\?/g, "any"));
      const audiences = conditionsOn(statement, `${url}:aud`);
      const audience = audiences[0] ?? "sts.amazonaws.com";
      const own = subjects[0] ?? NOBODYS;
      const others = (subjects.length === 0 ? [NOBODYS] : subjects).flatMap(beside);
      return [
        { ...token(world, arn, `${url}`, {}), name: `a token of ${url}` },
        ...others.map(([who, sub]) => token(world, arn, who, { sub, aud: audience })),
        token(world, arn, `a token for another audience, of ${own}`, { sub: own, aud: "stranger" }),
      ];
    });
}

function token(
  world: World,
  provider: string,
  name: string,
  claims: Readonly<Record<string, string>>,
): Actor {
  return { kind: "token", name, ...webIdentityOf(world, provider, claims) };
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
