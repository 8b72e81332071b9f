/** The pipeline that delivers Slipway's own stacks, beside that of pull requests. */
import { callersOf } from "../../config/infrastructure-roles";
import { parseConfig } from "../../config/load";
import { RULES } from "../policies/rules";
import { type PipelineView, pipelinesOf } from "../support/deployments";
import { exampleConfig, LAYOUTS, synthesizeConfig, synthesizeExample } from "../support/examples";
import { identityOf, rolesOf } from "../support/policies";
import { resourcesOfType, type Stacks } from "../support/stacks";

const config = exampleConfig("infrastructure");
const stacks = synthesizeExample("infrastructure");

const GITHUB = parseConfig(
  `organization: acme
tools: { account: "111111111111", permissionsBoundary: "arn:aws:iam::111111111111:policy/platform" }
environments:
  staging:
    account: "222222222222"
    approval: { message: "Is #{variables.TICKET} done?", timeoutMinutes: 60 }
  production: { account: "333333333333" }
infrastructure:
  source: { github: { repository: acme/platform, branch: trunk } }
  approval: { message: "${"m".repeat(500)}" }
  build: { image: "registry.example/terraform:1" }
services:
  site:
    source: { s3: { bucket: acme-site-source, uploader: user } }
    pipeline: { variables: { TICKET: none } }
    deploy: { website: {} }
`,
  "slipway.yaml",
);
const github = Object.fromEntries(
  LAYOUTS.map((layout) => [layout, synthesizeConfig({ ...GITHUB, layout })]),
) as Record<(typeof LAYOUTS)[number], Stacks>;

function pipelineOf(system: Stacks, name: string): PipelineView {
  const found = pipelinesOf(system).find((pipeline) => pipeline.name === name);
  if (!found) throw new Error(`no pipeline ${name}`);
  return found;
}

const actionsOf = ({ stages }: PipelineView) =>
  stages.flatMap(({ name, action }) => action.map((one) => `${name} ${one.name}`));

/** What a project's role may do to what lies outside of its own pipeline: `action resource`. */
function beyond(system: Stacks, thing: string): string[] {
  const role = rolesOf(system).find(({ name }) => name === `acme-infrastructure-${thing}`);
  if (!role) throw new Error(`no role of ${thing}`);
  const own = /^(?:logs|codebuild):|infrastructure-(?:pr-)?ac|s3:GetBucket(?:Acl|Location)|acme-artifacts/;
  return identityOf(role)
    .flatMap(({ Action, Resource = [], Condition = {} }) =>
      Action.flatMap((action) =>
        Resource.map((resource) => `${action} ${resource} ${JSON.stringify(Condition)}`),
      ),
    )
    .filter((line) => !own.test(line) || line.startsWith("codepipeline:"))
    .map((line) => line.split(" ").slice(0, 2).join(" "))
    .sort();
}

/** What a person applies has tests of its own. */
const withoutBootstrap = (system: Stacks): Stacks =>
  Object.fromEntries(Object.entries(system).filter(([name]) => !name.startsWith("bootstrap-")));

const role = (account: string, part: string) =>
  `sts:AssumeRole arn:aws:iam::${account.repeat(12)}:role/slipway/infrastructure/acme-slipway-${part}`;
const KEY = "arn:aws:kms:us-east-1:111111111111:key/*";
const PLANS = "arn:aws:s3:::acme-plans-111111111111-us-east-1";

test("GIVEN environments WHEN one asks for approval THEN it is asked behind the review, and tools come first", () => {
  expect(actionsOf(pipelineOf(stacks, "infrastructure-acme"))).toEqual([
    "Source source",
    "Check check",
    "Plan plan",
    "Review approve",
    "tools apply",
    "staging apply",
    "production approve",
    "production apply",
  ]);
  expect(actionsOf(pipelineOf(stacks, "infrastructure-pr-acme"))).toEqual([
    "Source source",
    "Check check",
    "Review review",
  ]);
});

test("THEN nobody but the accounts' callers becomes a role of theirs, each its own", () => {
  const { plan, pullRequest, apply } = callersOf(config);
  const made = rolesOf(stacks).map(({ arn }) => arn);
  for (const caller of [plan, pullRequest, ...apply.values()]) expect(made).toContain(caller?.arn);

  const plans = ["1", "2", "3"].map((account) => role(account, "plan"));
  expect(beyond(stacks, "check")).toEqual([]);
  expect(beyond(stacks, "pr-check")).toEqual([]);
  expect(beyond(stacks, "pr-review").filter((line) => !line.startsWith("codecommit:"))).toEqual(plans);
  expect(beyond(stacks, "plan")).toEqual([
    `kms:Decrypt ${KEY}`,
    `kms:GenerateDataKey ${KEY}`,
    `s3:PutObject ${PLANS}/*`,
    ...plans,
  ]);
  const take = [`kms:Decrypt ${KEY}`, `s3:GetObject ${PLANS}/*`, `s3:ListBucket ${PLANS}`];
  expect(beyond(stacks, "apply-staging")).toEqual([...take, role("2", "apply")]);
  expect(beyond(stacks, "apply-production")).toEqual([...take, role("3", "apply")]);
  const anew = ["GetPipeline", "StartPipelineExecution", "StopPipelineExecution"].map(
    (action) => `codepipeline:${action} arn:aws:codepipeline:us-east-1:111111111111:infrastructure-acme`,
  );
  expect(beyond(stacks, "apply-tools")).toEqual([...anew, ...take, role("1", "apply")].sort());
});

test("THEN applies get the digest that the plan handed on, and no text that a plan holds", () => {
  const given = pipelineOf(stacks, "infrastructure-acme").stages.flatMap(({ action }) =>
    action.flatMap(({ configuration = {} }) => configuration.EnvironmentVariables ?? []),
  );
  expect(given.filter((text) => text.includes("#{plan.DIGEST}"))).toHaveLength(3);
  expect(given.join()).not.toContain("VERDICT");
});

test("WHEN everything in it is as long as can be THEN a question has room for it", () => {
  const values: Readonly<Record<string, string>> = {
    "source.CommitId": "c".repeat(40),
    "plan.VERDICT": "v".repeat(300),
    "plan.DIGEST": `sha256:${"d".repeat(64)}`,
    "plan.BUILD": `${"b".repeat(150)}:${"u".repeat(36)}`,
    "codepipeline.PipelineExecutionId": "e".repeat(36),
  };
  const asked = pipelineOf(github["per-account"], "infrastructure-acme").stages.flatMap(({ action }) =>
    action.filter(({ category }) => category === "Approval"),
  );
  expect(asked).toHaveLength(2);
  for (const { configuration = {} } of asked)
    for (const text of Object.values(configuration)) {
      const said = text.replaceAll(/#\{([^}]+)\}/g, (_, name: string) => values[name] ?? "unknown");
      expect(said).not.toContain("unknown");
      expect(said.length).toBeLessThanOrEqual(1000);
    }
});

describe.each(LAYOUTS)("from GitHub, in an image of one's own, %s", (layout) => {
  const system = github[layout];

  test.each(RULES)("$title", async ({ violations }) => {
    expect(await violations(withoutBootstrap(system))).toEqual([]);
  });

  test("the connection is made for it alone, its branch and pull requests start it", () => {
    expect(resourcesOfType(system, "aws_codestarconnections_connection")).toHaveLength(1);
    const triggers = resourcesOfType(system, "aws_codepipeline").map(({ arguments: { name, trigger } }) => [
      name,
      JSON.stringify(trigger ?? []),
    ]);
    expect(Object.fromEntries(triggers)).toMatchObject({
      "infrastructure-acme": expect.stringContaining('"push":[{"branches":{"includes":["trunk"]'),
      "infrastructure-pr-acme": expect.stringContaining('"pull_request":[{"branches":{"includes":["trunk"]'),
    });
  });

  test("no version of Node.js is asked for, and everything lies in the account's shared stack", () => {
    const projects = resourcesOfType(system, "aws_codebuild_project").filter(({ path }) =>
      path.includes("/infrastructure/"),
    );
    expect(projects.map(({ stack }) => stack)).toEqual(Array(7).fill("tools"));
    expect(JSON.stringify(projects)).not.toContain("runtime-versions");
  });
});

test("without it, or with GitHub Actions, there is no such pipeline", () => {
  const { infrastructure: _, ...without } = GITHUB;
  const names = (system: Stacks) => pipelinesOf(system).map(({ name }) => name);
  expect(names(synthesizeConfig(without))).toEqual(["site-acme"]);
});
