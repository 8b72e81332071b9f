/** Whoever a policy of the default configuration lets in is found, in whatever way it is named. */
import type { Finding } from "../../../reports/access/adversaries/finding";
import { judge } from "../../../reports/access/adversaries/judge";
import type { Statement } from "../../../reports/access/world/policy";
import { ARTIFACTS, DEPLOY, exampleWorld, widened } from "../../support/weakened";

const KEY = "arn:aws:kms:us-east-1:111111111111:key/INVENTED.111111111111.shared.artifacts.encryption.key";
const STRANGER = "444444444444";
const CANONICAL = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be";

/** What is found in the default example with one statement more. */
function findingsWith(of: string, statement: Omit<Statement, "Effect">): readonly Finding[] {
  return judge(widened(exampleWorld("default"), of, statement)).findings;
}

type Line = readonly [
  title: string,
  principal: Statement["Principal"],
  condition: Statement["Condition"],
  who: string,
];

const AS = (account: string, name: string) =>
  `an administrator of ${account}, as arn:aws:iam::${account}:${name}`;

describe("a role that is assumed by", () => {
  test.each<Line>([
    [
      "a user of another account",
      { AWS: `arn:aws:iam::${STRANGER}:user/bob` },
      undefined,
      AS(STRANGER, "user/bob"),
    ],
    [
      "a role of another account",
      { AWS: `arn:aws:iam::${STRANGER}:role/x` },
      undefined,
      AS(STRANGER, "role/x"),
    ],
    [
      "a session of another account",
      { AWS: `arn:aws:sts::${STRANGER}:assumed-role/x/y` },
      undefined,
      `arn:aws:sts::${STRANGER}:assumed-role/x/y, whom no stack makes`,
    ],
    [
      "a federated user of another account",
      { AWS: `arn:aws:sts::${STRANGER}:federated-user/bob` },
      undefined,
      `an administrator of ${STRANGER}, as arn:aws:sts::${STRANGER}:federated-user/bob`,
    ],
    [
      "a user of its own account that no stack makes",
      { AWS: "arn:aws:iam::333333333333:user/bob" },
      undefined,
      "arn:aws:iam::333333333333:user/bob, whom no stack makes",
    ],
    [
      "a role of its own account that no stack makes",
      { AWS: "arn:aws:iam::333333333333:role/bob" },
      undefined,
      "arn:aws:iam::333333333333:role/bob, whom no stack makes",
    ],
    [
      "a role of its own account that no stack makes, by condition",
      { AWS: "arn:aws:iam::333333333333:root" },
      { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::333333333333:role/bob" } },
      "arn:aws:iam::333333333333:role/bob, whom no stack makes, with every permission",
    ],
    ["a unique id", { AWS: "AROAEXAMPLEEXAMPLE12" }, undefined, "AROAEXAMPLEEXAMPLE12, whom no stack makes"],
    [
      "what is no principal of AWS's",
      { AWS: `arn:aws:iam::${STRANGER}:roll/x` },
      undefined,
      `arn:aws:iam::${STRANGER}:roll/x, whom no stack makes`,
    ],
    [
      "everybody of an account",
      { AWS: "*" },
      { StringEquals: { "aws:PrincipalAccount": STRANGER } },
      AS(STRANGER, "role/administrator"),
    ],
    [
      "everybody of accounts whose number begins so",
      "*",
      { StringLike: { "aws:PrincipalAccount": "4444*" } },
      AS("444400000000", "role/administrator"),
    ],
    [
      "roles of another account that are called so",
      "*",
      { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${STRANGER}:role/x*` } },
      AS(STRANGER, "role/xany"),
    ],
    [
      "users of whatever account",
      "*",
      { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } },
      AS("999999999999", "user/any"),
    ],
    [
      "an organization",
      "*",
      { StringEquals: { "aws:PrincipalOrgID": "o-stranger" } },
      AS("999999999999", "role/administrator"),
    ],
    [
      "a service at work for another account",
      { Service: "ec2.amazonaws.com" },
      { StringEquals: { "aws:SourceAccount": STRANGER } },
      `ec2.amazonaws.com at work for ${STRANGER}`,
    ],
    [
      "whatever service for another account",
      "*",
      { StringEquals: { "aws:SourceAccount": STRANGER } },
      `any.amazonaws.com at work for ${STRANGER}`,
    ],
  ])("%s", (_, Principal, Condition, who) => {
    const findings = findingsWith(`trust of ${DEPLOY}`, {
      Principal,
      Action: "sts:AssumeRole",
      ...(Condition && { Condition }),
    });
    expect(findings.map((finding) => finding.who)).toContain(who);
    const found = findings.find((finding) => finding.who === who);
    expect(found?.worth).toBe("become the role");
    expect(found?.by.map(({ statement }) => statement)).toContain("Added");
  });
});

describe("a role that is taken on with a token of", () => {
  test.each([
    ["GitLab", "arn:aws:iam::333333333333:oidc-provider/gitlab.com"],
    ["Cognito", "cognito-identity.amazonaws.com"],
    ["Google", "accounts.google.com"],
  ])("%s", (_, provider) => {
    const findings = findingsWith(`trust of ${DEPLOY}`, {
      Principal: { Federated: provider },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: { StringEquals: { [`${provider.split("/").at(-1)}:aud`]: "acme" } },
    });
    expect(findings).toMatchObject([{ who: `whoever ${provider} gives a token`, kind: "token" }]);
  });

  test("a SAML provider", () => {
    const provider = "arn:aws:iam::333333333333:saml-provider/staff";
    const findings = findingsWith(`trust of ${DEPLOY}`, {
      Principal: { Federated: provider },
      Action: "sts:AssumeRoleWithSAML",
    });
    expect(findings).toMatchObject([
      { who: `whoever ${provider} gives a token`, actions: ["sts:AssumeRoleWithSAML"] },
    ]);
  });

  test.each<[action: string, provider: string, principal: Statement["Principal"]]>([
    ["sts:AssumeRoleWithWebIdentity", "oidc-provider/stranger", "*"],
    ["sts:AssumeRoleWithWebIdentity", "oidc-provider/stranger", { Federated: "*" }],
    ["sts:AssumeRoleWithSAML", "saml-provider/stranger", "*"],
    ["sts:AssumeRoleWithSAML", "saml-provider/stranger", { Federated: "*" }],
  ])("anybody, by %s", (Action, provider, Principal) => {
    const findings = findingsWith(`trust of ${DEPLOY}`, { Principal, Action });
    expect(findings.map(({ who }) => who)).toEqual([
      `whoever arn:aws:iam::999999999999:${provider} gives a token`,
    ]);
  });
});

describe("artifacts that are read by", () => {
  test.each<Line>([
    [
      "a user of another account",
      { AWS: `arn:aws:iam::${STRANGER}:user/eve` },
      undefined,
      AS(STRANGER, "user/eve"),
    ],
    [
      "a federated user of the account",
      { AWS: "arn:aws:sts::111111111111:federated-user/bob" },
      undefined,
      "arn:aws:sts::111111111111:federated-user/bob, whom no stack makes",
    ],
    ["a canonical user", { CanonicalUser: CANONICAL }, undefined, `${CANONICAL}, whom no stack makes`],
    [
      "CloudFront as somebody",
      { AWS: "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1" },
      undefined,
      "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1, whom no stack makes",
    ],
    [
      "an account's root user",
      "*",
      { ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${STRANGER}:root` } },
      AS(STRANGER, "root"),
    ],
    [
      "a role of the account that no stack makes, by condition",
      "*",
      { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/bob*" } },
      "arn:aws:iam::111111111111:role/bobany, whom no stack makes",
    ],
  ])("%s", (_, Principal, Condition, who) => {
    const findings = findingsWith(ARTIFACTS, {
      Principal,
      Action: "s3:GetObject",
      Resource: `${ARTIFACTS}/*`,
      ...(Condition && { Condition }),
    });
    expect(findings.map((finding) => finding.who)).toEqual([who]);
  });
});

describe("the artifacts' key, by", () => {
  test("a condition that names a caller's account", () => {
    const findings = findingsWith(KEY, {
      Principal: "*",
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { StringEquals: { "kms:CallerAccount": STRANGER } },
    });
    expect(findings.map(({ who }) => who)).toEqual([AS(STRANGER, "role/administrator")]);
  });

  test.each([
    ["another account", `arn:aws:iam::${STRANGER}:root`, AS(STRANGER, "role/administrator")],
    ["a role of another account", `arn:aws:iam::${STRANGER}:role/x`, AS(STRANGER, "role/x")],
    ["a user of another account", `arn:aws:iam::${STRANGER}:user/x`, AS(STRANGER, "user/x")],
    [
      "a role of the account that no stack makes",
      "arn:aws:iam::111111111111:role/bob",
      "arn:aws:iam::111111111111:role/bob, whom no stack makes",
    ],
    ["a service", "rds.amazonaws.com", "rds.amazonaws.com at work for 111111111111"],
  ])("a grant to %s", (_, granteeArn, who) => {
    const world = exampleWorld("default");
    const place = { account: "111111111111", region: "us-east-1" };
    const grants = [...world.grants, { keyArn: KEY, granteeArn, operations: ["Decrypt"], place }];
    const findings = judge({ ...world, grants }).findings;
    expect([...new Set(findings.map((finding) => finding.who))]).toEqual([who]);
    expect(findings[0]).toMatchObject({ worth: "open what the key closes", actions: ["kms:Decrypt"] });
  });
});

test("a prefix of branches means branches that somebody else makes", () => {
  const tokens = "token.actions.githubusercontent.com";
  const role = "acme-quotes-production-deploy";
  const world = exampleWorld("github-actions-oidc");
  const [provider] = world.identityProviders.filter(({ place }) => place.account === "333333333333");
  const found = (sub: string) =>
    judge(
      widened(world, `trust of ${role}`, {
        Principal: { Federated: provider?.arn ?? "" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringLike: { [`${tokens}:sub`]: sub },
          StringEquals: { [`${tokens}:aud`]: "sts.amazonaws.com" },
        },
      }),
    ).findings.map(({ who }) => who);
  for (const sub of ["repo:acme/quotes:ref:refs/heads/m*", "repo:acme/quotes:environment:prod*"])
    expect(found(sub)).toEqual([`whoever gets a token that fits ${sub}`]);
  expect(found("repo:acme/quotes:ref:refs/heads/main")).toEqual([]);
});

test("GitHub's provider that somebody else made in the account is GitHub's all the same", () => {
  const world = { ...exampleWorld("github-actions-oidc"), identityProviders: [] };
  expect(judge(world).findings).toEqual([]);
});

test("a policy of a region's logs lets another account in", () => {
  const world = exampleWorld("default");
  const place = { account: "111111111111", region: "us-east-1" };
  const logs = "arn:aws:logs:us-east-1:111111111111:log-group:/aws/codebuild/*";
  const Statement = [
    {
      Effect: "Allow" as const,
      Principal: { AWS: `arn:aws:iam::${STRANGER}:root` },
      Action: "logs:PutSubscriptionFilter",
      Resource: logs,
    },
  ];
  const document = { Version: "2012-10-17", Statement };
  const policy = { name: "logs", where: "tools: aws_cloudwatch_log_resource_policy.logs", document, place };
  const { findings } = judge({ ...world, logResourcePolicies: [policy] });
  expect(new Set(findings.map(({ who }) => who))).toEqual(new Set([AS(STRANGER, "role/administrator")]));
});
