/** Services that a workflow of GitHub Actions releases, beside one that CodePipeline does. */
import { parseConfig } from "../../config/load";
import { RULES } from "../policies/rules";
import { LAYOUTS, synthesizeConfig } from "../support/examples";
import { comparableResources } from "../support/layouts";
import { rolesOf } from "../support/policies";
import { resourcesOf, resourcesOfType, type Stacks } from "../support/stacks";

const TEXT = `organization: acme
tools: { account: "111111111111" }
environments:
  staging:
    account: "222222222222"
    network: { cidr: 10.20.0.0/16 }
  production:
    account: "333333333333"
    githubProvider: existing
    permissionsBoundary: arn:aws:iam::333333333333:policy/boundary
    network: { cidr: 10.30.0.0/16 }
services:
  quotes:
    source: { github: { repository: acme/quotes, branch: trunk } }
    pipeline: { runner: github-actions, subject: "repo:acme-1/quotes-2" }
    deploy:
      ecs: { port: 8080, paths: ["/quotes/*"] }
  site:
    source: { github: { repository: acme/site } }
    pipeline: { runner: github-actions }
    deploy:
      website: {}
  shop:
    source: { codecommit: { repository: shop } }
    deploy:
      ecs: { port: 8080 }
`;

const config = parseConfig(TEXT, "slipway.yaml");
const systems = Object.fromEntries(
  LAYOUTS.map((layout) => [layout, synthesizeConfig({ ...config, layout })]),
) as Record<(typeof LAYOUTS)[number], Stacks>;

test("both layouts hold the same", () => {
  expect(comparableResources(systems["per-service"])).toEqual(comparableResources(systems["per-account"]));
});

describe.each(LAYOUTS)("%s", (layout) => {
  const stacks = systems[layout];
  const roles = rolesOf(stacks).filter(({ path }) => path === "/slipway/github/");
  const subjects = Object.fromEntries(
    roles.map(({ name, trust }) => [
      name,
      trust.map(({ Condition }) => Condition?.StringEquals?.["token.actions.githubusercontent.com:sub"])[0],
    ]),
  );

  test.each(RULES)("$title", async ({ violations }) => {
    expect(await violations(stacks)).toEqual([]);
  });

  test("each role is for one environment, or for the branch", () => {
    expect(subjects).toEqual({
      "acme-quotes-github": "repo:acme-1/quotes-2:ref:refs/heads/trunk",
      "acme-quotes-staging-deploy": "repo:acme-1/quotes-2:environment:staging",
      "acme-quotes-production-deploy": "repo:acme-1/quotes-2:environment:production",
      "acme-site-staging-deploy": "repo:acme/site:environment:staging",
      "acme-site-production-deploy": "repo:acme/site:environment:production",
    });
  });

  test("an account has one provider, and none where there is one", () => {
    const providers = resourcesOfType(stacks, "aws_iam_openid_connect_provider");
    expect(providers.map(({ account }) => account).sort()).toEqual(["111111111111", "222222222222"]);
  });

  test("nothing of CodePipeline and CodeBuild is made for them, and no connection", () => {
    const services = resourcesOf(stacks)
      .filter(({ type }) => /^aws_(codepipeline|codebuild_project|cloudwatch_event_rule)$/.test(type))
      .map(({ path }) => path.split("/")[0]);
    expect([...new Set(services)]).toEqual(["shop"]);
    expect(resourcesOfType(stacks, "aws_codestarconnections_connection")).toEqual([]);
  });

  test("no role of theirs reads artifacts, or becomes another", () => {
    const allowed = roles.flatMap(({ policies }) => Object.values(policies).flat());
    expect(allowed.flatMap(({ Action }) => Action).filter((action) => /^(kms|sts):/.test(action))).toEqual(
      [],
    );
    expect(JSON.stringify(allowed)).not.toContain("artifacts");
  });
});
