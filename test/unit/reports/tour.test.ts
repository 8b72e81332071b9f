import { accountOf, crossingsOf, nameOf } from "../../../reports/crossings";
import { stepsOf } from "../../../reports/pipelines";
import { resourcesOf } from "../../../reports/resources";
import { tourOf } from "../../../reports/tour";
import { exampleConfig } from "../../support/examples";
import { tourOfExample } from "../../support/tours";

/** An account's part of a tour. */
function accountIn(example: string, name: string) {
  const found = tourOfExample(example).accounts.find((account) => account.name === name);
  if (!found) throw new Error(`no account ${name}`);
  return found;
}

describe("the tour of the default configuration", () => {
  test("reads a release's stages and actions in their order, and as whom each acts", () => {
    const [release] = accountIn("default", "tools").pipelines;

    expect(release).toMatchObject({
      name: "storefront-acme",
      startedBy: "push",
      branches: ["main"],
      repository: "acme/storefront",
    });
    const steps = release?.stages.map((stage) => [
      stage.name,
      ...stepsOf(stage).map((actions) => actions.map(({ name }) => name).join("+")),
    ]);
    expect(steps).toEqual([
      ["Source", "source"],
      ["Build", "build+lint+unit"],
      ["staging", "deploy", "integration"],
      ["production", "approve", "revision", "deploy", "smoke"],
    ]);
    const elsewhere = release?.stages.flatMap(({ actions }) =>
      actions.flatMap(({ roleArn }) => roleArn ?? []),
    );
    expect(elsewhere).toEqual([
      "arn:aws:iam::222222222222:role/slipway/deploy/acme-storefront-staging-deploy",
      "arn:aws:iam::333333333333:role/slipway/deploy/acme-storefront-production-deploy",
    ]);
  });

  test("reads what a pull request starts, which becomes nobody", () => {
    const [, pullRequest] = accountIn("default", "tools").pipelines;

    expect(pullRequest).toMatchObject({ name: "storefront-pr-acme", startedBy: "pull request" });
    const actions = pullRequest?.stages.flatMap((stage) => stage.actions) ?? [];
    expect(actions.filter(({ roleArn }) => roleArn !== undefined)).toEqual([]);
  });

  test("reads what starts pipelines of CodeCommit, which have no triggers of their own", () => {
    const [release, pullRequest] = accountIn("codecommit-ecs-blue-green", "tools").pipelines;

    expect(release).toMatchObject({ name: "orders-acme", startedBy: "push", branches: ["main"] });
    expect(pullRequest).toMatchObject({
      name: "orders-pr-acme",
      startedBy: "pull request",
      branches: ["main"],
    });
  });

  test("reads tags", () => {
    const [release] = accountIn("production-v2", "tools").pipelines;

    expect(release).toMatchObject({ startedBy: "push", branches: ["main"], tags: ["v*"] });
  });

  test("reads who may become whom from both sides, which agree", () => {
    const { crossings } = tourOfExample("default");

    expect(
      crossings.map(({ from, to }) => `${nameOf(from)} → ${nameOf(to)} in ${accountOf(to)}`).sort(),
    ).toEqual([
      "acme-storefront-pipeline → acme-storefront-production-deploy in 333333333333",
      "acme-storefront-pipeline → acme-storefront-staging-deploy in 222222222222",
      "acme-storefront-production-verify-smoke → acme-storefront-production-lookup in 333333333333",
      "acme-storefront-staging-verify-integration → acme-storefront-staging-lookup in 222222222222",
    ]);
    expect(crossings.filter(({ allowed, trusted }) => !allowed || !trusted)).toEqual([]);
  });

  test("reads how each environment releases", () => {
    const [staging] = accountIn("default", "staging").workloads.containers;
    const [production] = accountIn("default", "production").workloads.containers;

    expect(staging).toMatchObject({ tasks: 2, release: { by: "ecs", rollback: true } });
    expect(production).toMatchObject({
      tasks: 3,
      release: {
        by: "codedeploy",
        config: "CodeDeployDefault.ECSCanary10Percent5Minutes",
        targetGroups: ["acme-storefront-production-blue", "acme-storefront-production-green"],
        alarms: ["acme-storefront-production-errors", "acme-storefront-production-latency"],
      },
    });
  });
});

describe("the tour of any configuration", () => {
  test.each(["default", "existing-network", "website-and-api"])(
    "is the same in both layouts: %s",
    (example) => {
      const [together, apart] = (["per-account", "per-service"] as const).map((layout) => {
        const { accounts, crossings } = tourOfExample(example, layout);
        return {
          accounts,
          crossings: crossings.map((crossing) => JSON.stringify(crossing)).sort(),
        };
      });

      expect(apart).toEqual(together);
    },
  );

  test.each(["default", "existing-network", "website-and-api"])("has every release of %s", (example) => {
    const config = exampleConfig(example);
    for (const { name } of config.environments) {
      const released = config.services.filter(({ releases }) =>
        releases.some(({ environment }) => environment === name),
      );
      const { containers, websites } = accountIn(example, name).workloads;
      expect(containers.length + websites.length).toBe(released.length);
    }
  });

  test("a deploy role that somebody else made is named by one side alone", () => {
    const foreign = tourOfExample("existing-network").crossings.filter(({ trusted }) => !trusted);

    expect(foreign.map(({ to, allowed }) => ({ to, allowed }))).toEqual([
      { to: "arn:aws:iam::333333333333:role/slipway/deploy/orders-deployer", allowed: true },
    ]);
  });
});

describe("crossingsOf", () => {
  const account = (id: string, principal: object, condition: object = {}) => ({
    name: `a${id[0]}`,
    id,
    resources: [
      {
        type: "aws_iam_role",
        values: {
          name: "deploy",
          path: "/slipway/",
          assume_role_policy: JSON.stringify({
            Statement: {
              Effect: "Allow",
              Principal: principal,
              Action: "sts:AssumeRole",
              Condition: condition,
            },
          }),
        },
      },
    ],
  });

  test.each<[string, object, object, string[]]>([
    ["a whole account", { AWS: "arn:aws:iam::111111111111:root" }, {}, ["arn:aws:iam::111111111111:root"]],
    [
      "an account narrowed to a role",
      { AWS: ["arn:aws:iam::111111111111:root"] },
      { ArnEquals: { "aws:PrincipalArn": ["arn:aws:iam::111111111111:role/release"] } },
      ["arn:aws:iam::111111111111:role/release"],
    ],
    ["its own account", { AWS: "arn:aws:iam::222222222222:root" }, {}, []],
    ["a service of AWS", { Service: "ecs-tasks.amazonaws.com" }, {}, []],
  ])("trust of %s", (_, principal, condition, expected) => {
    const crossings = crossingsOf([account("222222222222", principal, condition)]);

    expect(crossings.map(({ from }) => from)).toEqual(expected);
    for (const { allowed, trusted } of crossings)
      expect({ allowed, trusted }).toEqual({ allowed: false, trusted: true });
  });
});

describe("resourcesOf", () => {
  const bucket = { mode: "managed", type: "aws_s3_bucket", values: { bucket: "b" } };
  const lookup = { mode: "data", type: "aws_vpc", values: {} };
  const module = {
    resources: [lookup],
    child_modules: [{ resources: [bucket], child_modules: [{ resources: [bucket] }] }],
  };
  const found = { type: "aws_s3_bucket", values: { bucket: "b" } };

  test.each<[string, unknown, unknown[]]>([
    ["a state, with its modules and without lookups", { values: { root_module: module } }, [found, found]],
    ["a plan", { planned_values: { root_module: module } }, [found, found]],
    ["a synthesized stack", { resource: { aws_s3_bucket: { x: { bucket: "b" } } } }, [found]],
    [
      "a synthesized stack that refers to itself",
      {
        resource: {
          aws_s3_bucket: { x: { bucket: "b" } },
          aws_sns_topic: { t: { name: "${aws_s3_bucket.x.bucket}" } },
        },
      },
      [found, { type: "aws_sns_topic", values: { name: "b" } }],
    ],
    ["an empty state", {}, []],
    ["nothing", undefined, []],
  ])("reads %s", (_, document, expected) => {
    expect(resourcesOf(document)).toEqual(expected);
  });
});

test("GIVEN nothing in an account THEN its tour says so", () => {
  const { accounts, crossings } = tourOf([{ name: "tools", id: "111111111111", documents: [{}] }]);

  expect(crossings).toEqual([]);
  expect(accounts).toMatchObject([{ name: "tools", resources: 0, pipelines: [], buckets: [] }]);
});
