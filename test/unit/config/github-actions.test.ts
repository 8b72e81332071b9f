/** Services that a workflow of GitHub Actions releases. */
import { parseConfig } from "../../../config/load";
import { type BadCase, type Edits, edited, inShop, testBadCases } from "./support";

const ACTIONS = "pipeline: { runner: github-actions }";
const here = (...lines: string[]): Edits => inShop([ACTIONS, ...lines].join("\n    "));
const GITHUB = "      github: { repository: acme/shop }";
const WITH = "with pipeline.runner: github-actions; allowed:";
const PROTECTION = "protect the environment at GitHub: required reviewers, wait timer, deployment branches";

test("its subject is its repository's, unless GitHub writes another one", () => {
  const shop = (edits: Edits) => parseConfig(edited(edits), "slipway.yaml").services[0];
  expect(shop(here())).toMatchObject({
    pipeline: { runner: "github-actions", subject: "repo:acme/shop" },
    triggers: { tags: [] },
  });
  const edits = inShop('pipeline: { runner: github-actions, subject: "repo:acme-1/shop-2" }');
  expect(shop(edits)?.pipeline.subject).toBe("repo:acme-1/shop-2");
  expect(shop([])?.pipeline).toMatchObject({ runner: "codepipeline" });
  expect(shop([])?.pipeline.subject).toBeUndefined();
});

const CASES: readonly BadCase[] = [
  {
    what: "runner that there isn't",
    edits: inShop("pipeline: { runner: jenkins }"),
    says: [
      'slipway.yaml:18:25 services.shop.pipeline.runner: found "jenkins"; allowed: codepipeline, github-actions',
    ],
  },
  {
    what: "subject with a pattern",
    edits: inShop('pipeline: { runner: github-actions, subject: "repo:acme/*" }'),
    says: [
      'slipway.yaml:18:50 services.shop.pipeline.subject: found "repo:acme/*"; allowed: repo: and a repository, such as repo:acme/orders',
    ],
  },
  {
    what: "subject of CodePipeline",
    edits: inShop('pipeline: { subject: "repo:acme/shop" }'),
    says: [
      "slipway.yaml:18:17 services.shop.pipeline.subject: found pipeline.subject with pipeline.runner: codepipeline; allowed: with pipeline.runner: github-actions, whose tokens have one",
    ],
  },
  {
    what: "source that GitHub has no workflow for",
    edits: [...here(), [GITHUB, "      codecommit: { repository: shop }"]],
    says: [
      "slipway.yaml:15:7 services.shop.source.codecommit: found source.codecommit with pipeline.runner: github-actions; allowed: source.github",
    ],
  },
  {
    what: "what CodePipeline and CodeBuild have",
    edits: here(
      "triggers: { tags: [v1] }",
      "build: { compute: large }",
      "checks: { lint: { commands: [npm run lint] } }",
    ),
    says: [
      `slipway.yaml:19:5 services.shop.triggers: found triggers ${WITH} say on in the workflow`,
      `slipway.yaml:20:5 services.shop.build: found build ${WITH} say it in the workflow`,
      `slipway.yaml:21:5 services.shop.checks: found checks ${WITH} say it in the workflow`,
    ],
  },
  {
    what: "modes and variables of a pipeline",
    edits: inShop("pipeline: { runner: github-actions, mode: queued, variables: { A: b } }"),
    says: [
      `slipway.yaml:18:41 services.shop.pipeline.mode: found pipeline.mode ${WITH} say concurrency in the workflow`,
      `slipway.yaml:18:55 services.shop.pipeline.variables: found pipeline.variables ${WITH} say inputs of workflow_dispatch in the workflow`,
    ],
  },
  {
    what: "verifications, conditions and roles of a release",
    edits: here(
      "environments:",
      "  staging:",
      "    verify: { smoke: { commands: [npm test] } }",
      "    conditions: { failure: rollback }",
      "    deployRoleArn: arn:aws:iam::222222222222:role/own",
      "    strategy: blue-green",
    ),
    says: [
      `slipway.yaml:21:9 services.shop.environments.staging.verify: found verify ${WITH} say it in the workflow`,
      `slipway.yaml:22:9 services.shop.environments.staging.conditions: found conditions ${WITH} ${PROTECTION}`,
      `slipway.yaml:23:9 services.shop.environments.staging.deployRoleArn: found deployRoleArn ${WITH} none, since Slipway makes the role that the workflow becomes`,
      `slipway.yaml:24:19 services.shop.environments.staging.strategy: found a strategy of CodeDeploy or Lambda ${WITH} rolling for ecs, all-at-once for website`,
    ],
  },
  {
    what: "approval that a workflow goes past",
    edits: [
      ...here(),
      [
        "    network: { cidr: 10.30.0.0/16 }\n",
        "    network: { cidr: 10.30.0.0/16 }\n    approval: { notify: [a@acme.example] }\n",
      ],
    ],
    says: [
      `slipway.yaml:12:5 environments.production.approval: found approval with services.shop.pipeline.runner: github-actions, which CodePipeline can't stop; allowed: ${PROTECTION}`,
    ],
  },
];

describe("bad services of GitHub Actions", () => testBadCases(CASES));
