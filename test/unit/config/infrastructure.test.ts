/** How Slipway's own stacks are delivered. */
import { boundaryArn, callersOf } from "../../../config/infrastructure-roles";
import { parseConfig } from "../../../config/load";
import { atTop, type BadCase, type Edits, edited, testBadCases } from "./support";

const here = (fields: string): Edits => atTop(`infrastructure: { ${fields} }`);
const GITHUB = "source: { github: { repository: acme/platform } }";
const config = (edits: Edits) => parseConfig(edited(edits), "slipway.yaml");

test("without it nothing of it is there", () => {
  expect(config([])).not.toHaveProperty("infrastructure");
  expect(config([]).tools.permissionsBoundary).toBeUndefined();
});

test("roles of every account are bounded by what bootstrap makes, unless the configuration names a policy", () => {
  const own = "arn:aws:iam::222222222222:policy/developers";
  const bounded = config([
    ...here(GITHUB),
    ['    account: "222222222222"\n', `    account: "222222222222"\n    permissionsBoundary: ${own}\n`],
  ]);
  expect(
    [bounded.tools, ...bounded.environments].map(({ permissionsBoundary }) => permissionsBoundary),
  ).toEqual([
    "arn:aws:iam::111111111111:policy/slipway/infrastructure/acme-slipway-boundary",
    own,
    "arn:aws:iam::333333333333:policy/slipway/infrastructure/acme-slipway-boundary",
  ]);
  expect(boundaryArn(bounded, bounded.tools)).toBe(bounded.tools.permissionsBoundary);
});

test("an account's stacks are applied by a caller that no other account trusts, and pull requests by none", () => {
  for (const runner of ["codepipeline", "github-actions"]) {
    const { plan, pullRequest, apply } = callersOf(config(here(`runner: ${runner}, ${GITHUB}`)));
    expect([...apply.keys()]).toEqual(["tools", "staging", "production"]);
    const all = [plan, pullRequest, ...apply.values()].map((caller) => caller?.arn);
    expect(new Set(all).size).toBe(5);
    expect(all.every((arn) => arn?.startsWith("arn:aws:iam::111111111111:role/slipway/"))).toBe(true);
  }
});

test("jobs of GitHub Actions are told apart by the subjects of their tokens", () => {
  const github = (fields = "") => callersOf(config(here(`runner: github-actions, ${fields}${GITHUB}`)));
  const { plan, pullRequest, apply } = github();
  expect([plan, pullRequest, ...apply.values()].map((caller) => caller?.subject)).toEqual([
    "repo:acme/platform:ref:refs/heads/main",
    "repo:acme/platform:pull_request",
    "repo:acme/platform:environment:tools",
    "repo:acme/platform:environment:staging",
    "repo:acme/platform:environment:production",
  ]);
  expect(github("subject: repo:acme@1/platform@2, ").plan.subject).toBe(
    "repo:acme@1/platform@2:ref:refs/heads/main",
  );
  expect(github("pullRequests: false, ").pullRequest).toBeUndefined();
});

test("WHEN a subject doesn't hold the branch THEN the token's ref is compared too, where STS does that", () => {
  const given = config(here(`runner: github-actions, ${GITHUB}`));
  const refs = ({ plan, pullRequest, apply }: ReturnType<typeof callersOf>) =>
    [plan, pullRequest, ...apply.values()].map((caller) => caller?.ref);
  const main = "refs/heads/main";
  expect(refs(callersOf(given))).toEqual([undefined, undefined, main, main, main]);
  const inChina = { ...given, tools: { ...given.tools, region: "cn-north-1" } };
  expect(refs(callersOf(inChina))).toEqual(Array.from({ length: 5 }, () => undefined));
});

test("its pipeline has a stage for each environment, and no more than CodePipeline allows", () => {
  const environments = Array.from({ length: 46 }, (_, n) => `  e${n}: { account: "${100000000000 + n}" }\n`);
  const text = `organization: acme\ntools: { account: "111111111111" }\nenvironments:\n${environments.join("")}services:\n  site: { source: { s3: { bucket: acme-site, uploader: user } }, deploy: { website: {} }, environments: { e0: {} } }\ninfrastructure: { ${GITHUB} }\n`;
  expect(() => parseConfig(text, "slipway.yaml")).toThrow(
    "slipway.yaml:3:1 environments: found 46 environments; allowed: at most 45 with infrastructure, whose pipeline has a stage for each, of 50 altogether",
  );
  expect(() =>
    parseConfig(text.replace("codepipeline", "").replace(environments[45] ?? "", ""), "slipway.yaml"),
  ).not.toThrow();
});

test("its pipelines count as those of services do", () => {
  const services = Array.from(
    { length: 999 },
    (_, n) => `  s${n}: { source: { s3: { bucket: b${n}-x, uploader: user } }, deploy: { website: {} } }\n`,
  );
  const text = (pullRequests: boolean) =>
    `organization: acme\ntools: { account: "111111111111" }\nenvironments:\n  staging: { account: "222222222222" }\nservices:\n${services.join("")}infrastructure: { pullRequests: ${pullRequests}, ${GITHUB} }\n`;
  expect(() => parseConfig(text(true), "slipway.yaml")).toThrow(
    "found 999 services with 1001 pipelines, the infrastructure's among them, 1 of them for pull requests",
  );
  expect(() => parseConfig(text(false), "slipway.yaml")).not.toThrow();
});

test("a service out of the same repository leaves it to be made once", () => {
  const text = (existing: string) =>
    [
      ...here("source: { codecommit: { repository: shop } }"),
      ["      github: { repository: acme/shop", `      codecommit: { repository: shop${existing}`],
    ] as unknown as Edits;
  expect(() => config(text(""))).toThrow(/say existing: true at one of them/);
});

const WITH_GITHUB = "with infrastructure.runner: github-actions; allowed:";
const CASES: readonly BadCase[] = [
  {
    what: "infrastructure without a source",
    edits: here("runner: codepipeline"),
    says: ["slipway.yaml:2:1 infrastructure.source: missing; give a mapping (keys: codecommit, github)"],
  },
  {
    what: "infrastructure from two sources",
    edits: here("source: { github: { repository: acme/platform }, codecommit: { repository: platform } }"),
    says: ["slipway.yaml:2:27 infrastructure.source: found a mapping; allowed: either github or codecommit"],
  },
  {
    what: "what GitHub Actions have no use for",
    edits: here(
      "runner: github-actions, source: { codecommit: { repository: platform } }, checks: [npm test], build: {}, approval: {}, commentToken: { secret: acme/github }",
    ),
    says: [
      `slipway.yaml:2:53 infrastructure.source.codecommit: found source.codecommit ${WITH_GITHUB} source.github`,
      `slipway.yaml:2:93 infrastructure.checks: found checks ${WITH_GITHUB} say it in .github/workflows`,
      `slipway.yaml:2:113 infrastructure.build: found build ${WITH_GITHUB} say it in .github/workflows`,
      `slipway.yaml:2:124 infrastructure.approval: found approval ${WITH_GITHUB} protect the environments at GitHub: required reviewers, wait timer, deployment branches`,
      `slipway.yaml:2:138 infrastructure.commentToken: found commentToken ${WITH_GITHUB} none, since the workflow has a token of its own`,
    ],
  },
  {
    what: "a token for comments in CodeCommit",
    edits: here("source: { codecommit: { repository: platform } }, commentToken: { secret: acme/github }"),
    says: [
      "slipway.yaml:2:69 infrastructure.commentToken: found commentToken with infrastructure.runner: codepipeline; allowed: none, since CodeCommit takes comments from the build's role",
    ],
  },
  {
    what: "a role to assume beside the roles that plan and apply",
    edits: [
      ...here(GITHUB),
      [
        '    account: "222222222222"\n',
        '    account: "222222222222"\n    assumeRole: arn:aws:iam::222222222222:role/platform\n',
      ],
    ],
    says: [
      "slipway.yaml:9:5 environments.staging.assumeRole: found assumeRole beside infrastructure, whose roles plan and apply, and have no further one to assume; allowed: profile, or neither",
    ],
  },
  {
    what: "an environment whose role would need a shorter name",
    edits: [
      ...here(GITHUB),
      ["organization: acme\n", "organization: acme-laboratories-of\n"],
      ["  staging:\n", "  staging-of-the-whole-world:\n"],
    ],
    says: [
      "slipway.yaml:7:3 environments.staging-of-the-whole-world: found the name staging-of-the-whole-world of 26 characters, with which the role that applies it would have more than IAM's 64; allowed beside infrastructure in the organization acme-laboratories-of: at most 22",
    ],
  },
  {
    what: "people's roles that an apply would have to change",
    edits: [
      ...here(GITHUB),
      [
        "      github: { repository: acme/shop }\n",
        '      codecommit: { repository: shop, directPush: [], committers: ["arn:aws:iam::111111111111:role/developers"] }\n',
      ],
    ],
    says: [
      "slipway.yaml:16:55 services.shop.source.codecommit.committers: found committers beside infrastructure, whose apply gives policies to no role of people's; allowed: none; attach the branch protection to them yourself",
    ],
  },
  {
    what: "a service that takes its names",
    edits: [...here(GITHUB), ["  shop:\n", "  infrastructure:\n"]],
    says: [
      "slipway.yaml:2:1 infrastructure: its pipeline would be infrastructure-acme, as that of services.infrastructure; rename one of them",
    ],
  },
  {
    what: "a question that refers to what its pipeline doesn't have",
    edits: here(
      `${GITHUB}, approval: { message: 'Is #{variables.TICKET} done? #{plan.VERDICT}', link: 'https://acme.example/#{build.URL}' }`,
    ),
    says: [
      "slipway.yaml:2:91 infrastructure.approval.message: found #{variables.TICKET}, which the pipeline of infrastructure doesn't have; allowed: references to codepipeline and source, and to plan: VERDICT, DIGEST, BUILD",
      "slipway.yaml:2:145 infrastructure.approval.link: found #{build.URL}, which the pipeline of infrastructure doesn't have; allowed: references to codepipeline and source, and to plan: VERDICT, DIGEST, BUILD",
    ],
  },
  {
    what: "a connection of another account, a secret among the commands",
    edits: here(
      "checks: ['echo ${A} AKIAIOSFODNN7EXAMPLE'], source: { github: { repository: acme/platform, connectionArn: 'arn:aws:codeconnections:us-east-1:222222222222:connection/aaaaaaaa-1111-2222-3333-bbbbbbbbbbbb' } }",
    ),
    says: [
      "slipway.yaml:2:28 infrastructure.checks[0]: found what looks like an AWS access key, in plain text; allowed: keep it in Secrets Manager of the tools account and let the command take it from a variable, environment: { NAME: { secret: <name> } }",
      "slipway.yaml:2:125 infrastructure.source.github.connectionArn: found the account 222222222222 in it; allowed: 111111111111, that of tools",
    ],
  },
];

testBadCases(CASES);
