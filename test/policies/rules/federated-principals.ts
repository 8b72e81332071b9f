import { conditionsOf, type PlacedStatement, placedStatements } from "../../support/policies";
import { ACCOUNT, trusting } from "../fixtures";
import type { Rule } from "../rule";

const ISSUER = "token.actions.githubusercontent.com";
const provider = { Federated: [`arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}`] };
const trust = { Principal: provider, Action: ["sts:AssumeRoleWithWebIdentity"] };
const claims = (sub: string) => ({ [`${ISSUER}:aud`]: "sts.amazonaws.com", [`${ISSUER}:sub`]: sub });
const main = "repo:acme/web:ref:refs/heads/main";

export const federatedPrincipals: Rule = {
  title: "a token of GitHub's lets in one repository's jobs, for one environment or branch",
  because:
    "Every repository at GitHub gets tokens of one issuer: without the whole subject anybody's job would become the role.",
  violations: (stacks) => placedStatements(stacks).flatMap(faults),
  kept: () =>
    trusting(
      { ...trust, Condition: { StringEquals: claims(main) } },
      { ...trust, Condition: { StringEquals: claims("repo:acme-1/web-2:environment:production") } },
    ),
  broken: {
    "no condition": { by: () => trusting(trust), says: "no sub is asked for by StringEquals" },
    "the audience alone": {
      by: () =>
        trusting({ ...trust, Condition: { StringEquals: { [`${ISSUER}:aud`]: "sts.amazonaws.com" } } }),
      says: "no sub is asked for by StringEquals",
    },
    "the subject alone": {
      by: () => trusting({ ...trust, Condition: { StringEquals: { [`${ISSUER}:sub`]: main } } }),
      says: "no aud is asked for by StringEquals",
    },
    "a pattern": {
      by: () => trusting({ ...trust, Condition: { StringLike: claims("repo:acme/web:*") } }),
      says: "no sub is asked for by StringEquals",
    },
    "a set operator, true of a token without the claim": {
      by: () => trusting({ ...trust, Condition: { "ForAllValues:StringEquals": claims(main) } }),
      says: "no sub is asked for by StringEquals",
    },
    "a pull request": {
      by: () => trusting({ ...trust, Condition: { StringEquals: claims("repo:acme/web:pull_request") } }),
      says: "means neither an environment nor a branch: repo:acme/web:pull_request",
    },
    "a provider of another account": {
      by: () =>
        trusting({
          ...trust,
          Principal: { Federated: [`arn:aws:iam::999999999999:oidc-provider/${ISSUER}`] },
          Condition: { StringEquals: claims(main) },
        }),
      says: "believes the tokens of arn:aws:iam::999999999999",
    },
  },
};

/** One role is for pull requests: it comes to plan, and to nothing else (`assumed-roles`, the access proof). */
function plansPullRequests({ resource }: PlacedStatement["policy"]): boolean {
  return String(resource.arguments.name).endsWith("-infrastructure-pull-request");
}

function faults({ policy, statement, where }: PlacedStatement): string[] {
  const { Effect, Principal } = statement;
  if (Effect === "Deny" || Principal === undefined || Principal === "*" || !Principal.Federated) return [];
  const own = `arn:aws:iam::${policy.resource.account}:oidc-provider/${ISSUER}`;
  const asked = (claim: string) =>
    conditionsOf(statement)
      .filter(({ operator, key }) => operator === "StringEquals" && key === `${ISSUER}:${claim}`)
      .flatMap(({ values }) => values);
  return [
    ...Principal.Federated.filter((arn) => arn !== own).map(
      (arn) => `${where}: believes the tokens of ${arn}`,
    ),
    ...["aud", "sub"]
      .filter((claim) => asked(claim).length === 0)
      .map((claim) => `${where}: no ${claim} is asked for by StringEquals`),
    ...asked("sub")
      .filter((sub) => !(plansPullRequests(policy) && /^repo:[\w.@-]+\/[\w.@-]+:pull_request$/.test(sub)))
      .filter((sub) => !/^repo:[\w.@-]+\/[\w.@-]+:(environment:[^*?:]+|ref:refs\/heads\/[^*?:]+)$/.test(sub))
      .map((sub) => `${where}: means neither an environment nor a branch: ${sub}`),
  ];
}
