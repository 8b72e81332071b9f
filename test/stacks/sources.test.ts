/** Sources and triggers in one configuration, from its text to both layouts. */
import { parseConfig } from "../../config/load";
import { RULES } from "../policies/rules";
import { pipelinesOf } from "../support/deployments";
import { LAYOUTS, synthesizeConfig } from "../support/examples";
import { comparableResources } from "../support/layouts";
import { identityOf } from "../support/policies";
import { type Resource, referredTo, resourcesOf, resourcesOfType, type Stacks } from "../support/stacks";

const TEXT = `organization: acme
tools:
  account: "111111111111"
  permissionsBoundary: arn:aws:iam::111111111111:policy/boundary
environments:
  staging:
    account: "222222222222"
    network: { cidr: 10.20.0.0/16 }
notifications:
  emails: [platform@acme.example]
  events: [failed, pull-request-created, pull-request-approval-overridden]
services:
  shop:
    source:
      codecommit:
        repository: shop
        approvals: { count: 2, members: ["arn:aws:iam::111111111111:role/people/reviewers"] }
        directPush: ["arn:aws:iam::111111111111:role/people/release-manager"]
        committers: ["arn:aws:iam::111111111111:role/people/developers"]
    triggers:
      pullRequest: {}
      schedule: { expression: cron(0 3 ? * MON-FRI *), timezone: Europe/Berlin }
    deploy:
      ecs: { port: 8080, paths: ["/shop/*"] }
  legacy:
    source:
      codecommit: { repository: legacy, branch: trunk, existing: true }
    triggers: { push: false }
    deploy:
      ecs: { port: 8080 }
  orders:
    source:
      s3:
        bucket: acme-orders-source
        uploader: { roles: ["arn:aws:iam::444444444444:role/gitea"] }
    triggers: { schedule: rate(1 day) }
    deploy:
      ecs: { port: 8080, paths: ["/orders/*"] }
  tickets:
    source:
      s3: { bucket: acme-tickets-source, key: tickets.zip, uploader: user }
    triggers: { push: false }
    deploy:
      ecs: { port: 8080, paths: ["/tickets/*"] }
  site:
    source:
      github: { repository: acme/site }
    triggers: { push: { paths: [site/**] }, tags: ["v*"], schedule: rate(12 hours) }
    deploy:
      website: {}
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
  const pipelines = Object.fromEntries(pipelinesOf(stacks).map((pipeline) => [pipeline.name, pipeline]));

  /** Rules and schedules that start a pipeline. */
  const starting = (pipeline: string): Resource[] => {
    const isTarget = (from: Resource, arn: unknown) =>
      referredTo(stacks, from, arn) === pipelines[pipeline]?.resource;
    const rules = resourcesOfType(stacks, "aws_cloudwatch_event_target")
      .filter((target) => isTarget(target, target.arguments.arn))
      .flatMap((target) => referredTo(stacks, target, target.arguments.rule) ?? []);
    const schedules = resourcesOfType(stacks, "aws_scheduler_schedule").filter((schedule) =>
      isTarget(schedule, /"arn":"([^"]*)"/.exec(JSON.stringify(schedule.arguments.target))?.[1]),
    );
    return [...rules, ...schedules];
  };

  test.each(RULES)("$title", async ({ violations }) => {
    expect(await violations(stacks)).toEqual([]);
  });

  test("CodeCommit's pipelines start by events, and have no trigger of CodePipeline's", () => {
    expect(starting("shop-acme").map(({ arguments: { name } }) => name)).toEqual([
      "acme-shop-on-push",
      "acme-shop-on-schedule",
    ]);
    expect(starting("shop-pr-acme").map(({ arguments: { name } }) => name)).toEqual([
      "acme-shop-on-pull-request",
    ]);
    expect(pipelines["shop-acme"]?.resource.arguments.trigger).toBeUndefined();
  });

  test("uploads to S3 start a pipeline, and the clock does", () => {
    expect(starting("orders-acme").map(({ arguments: { name } }) => name)).toEqual([
      "acme-orders-on-push",
      "acme-orders-on-schedule",
    ]);
    expect(starting("tickets-acme")).toEqual([]);
    expect(pipelines["orders-acme"]?.stages[0]?.action[0]?.configuration).toMatchObject({
      S3Bucket: expect.stringMatching(/^\$\{aws_s3_bucket\.orders_source_.*\.bucket\}$/),
      S3ObjectKey: "source.zip",
    });
  });

  test("no access key is made, which the state would hold", () => {
    expect(resourcesOfType(stacks, "aws_iam_user").map(({ arguments: { name } }) => name)).toEqual([
      "acme-tickets-uploader",
    ]);
    expect(resourcesOfType(stacks, "aws_iam_access_key")).toEqual([]);
  });

  test("push: false leaves a pipeline to people", () => {
    expect(starting("legacy-acme")).toEqual([]);
    expect(pipelines["legacy-acme"]?.resource.arguments.trigger).toBeUndefined();
  });

  test("GitHub's start by pushes and tags, in filters of their own, and by the clock", () => {
    expect(pipelines["site-acme"]?.resource.arguments.trigger).toMatchObject([
      {
        git_configuration: {
          push: [
            { branches: { includes: ["main"] }, file_paths: { includes: ["site/**"] } },
            { tags: { includes: ["v*"] } },
          ],
        },
      },
    ]);
    expect(starting("site-acme").map(({ type }) => type)).toEqual(["aws_scheduler_schedule"]);
  });

  test("a pull request's pipeline assumes nothing and is the one that its role starts", () => {
    const pipeline = pipelines["shop-pr-acme"];
    expect(pipeline?.isForPullRequests).toBe(true);
    const allowed = pipeline ? identityOf(pipeline.role).flatMap(({ Action }) => Action) : [];
    expect(allowed).toContain("codecommit:UploadArchive");
    expect(allowed.filter((action) => /^(sts|iam|sns):/.test(action))).toEqual([]);
  });

  test("a repository is made where nobody else did, and a pipeline waits for it", () => {
    const [repository, ...others] = resourcesOfType(stacks, "aws_codecommit_repository");
    expect([repository?.arguments.repository_name, others]).toEqual(["shop", []]);
    const source = pipelines["shop-acme"]?.stages[0]?.action[0];
    expect(source?.configuration?.RepositoryName).toBe(`\${${repository?.address}.repository_name}`);
    expect(pipelines["legacy-acme"]?.stages[0]?.action[0]?.configuration?.RepositoryName).toBe("legacy");
  });

  test("protection, approvals and news of pull requests are there where they were asked for", () => {
    const of = (service: string) =>
      resourcesOf(stacks)
        .filter(({ path }) => path.startsWith(`${service}/source/`))
        .map(({ type }) => type)
        .sort();
    expect(of("shop")).toEqual([
      "aws_codecommit_approval_rule_template",
      "aws_codecommit_approval_rule_template_association",
      "aws_codecommit_repository",
      "aws_codestarnotifications_notification_rule",
      "aws_iam_policy",
      "aws_iam_role_policy_attachment",
      "aws_kms_alias",
      "aws_kms_key",
    ]);
    expect(of("legacy")).toEqual(["aws_codestarnotifications_notification_rule"]);
  });

  test("people are told what to clone and what to attach", () => {
    const outputs = Object.assign({}, ...Object.values(stacks).map(({ output = {} }) => output));
    expect(outputs.shop_clone_url?.value).toBe("codecommit::us-east-1://shop");
    expect(outputs.shop_branch_protection_policy_arn?.value).toMatch(/^\$\{aws_iam_policy\..*\.arn\}$/);
    expect(outputs.legacy_branch_protection_policy_arn).toBeUndefined();
  });
});
