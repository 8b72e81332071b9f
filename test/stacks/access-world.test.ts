/** The world that the access proof judges, read from every example in both layouts. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isInvented } from "../../reports/access/world/invented";
import { isOpaque } from "../../reports/access/world/opaque";
import type { Statement } from "../../reports/access/world/policy";
import { readSynthesis } from "../../reports/access/world/read";
import { BEAR_NO_ACCESS } from "../../reports/access/world/types";
import type { World } from "../../reports/access/world/world";
import { EVERY_EXAMPLE, EXAMPLES, exampleConfig, synthesizeExample } from "../support/examples";
import { resourcesOf, resourcesOfType, type Stacks } from "../support/stacks";

const worlds = new Map<Stacks, World>();

function worldOf(stacks: Stacks): World {
  const world = worlds.get(stacks) ?? readSynthesis(stacks);
  worlds.set(stacks, world);
  return world;
}

describe.each(EVERY_EXAMPLE)("example $example, $layout", ({ example, layout }) => {
  const stacks = () => synthesizeExample(example, { layout });
  const world = () => worldOf(stacks());

  test("every resource of the stacks became something", () => {
    const { ledger } = world();
    const lines = ledger.map(({ stack, address }) => `${stack} ${address}`);
    expect(lines).toEqual(resourcesOf(stacks()).map(({ stack, address }) => `${stack} ${address}`));
    expect(world().targets).toHaveLength(ledger.filter(({ became }) => became === "target").length);
  });

  test("no role, policy and record is lost", () => {
    const { roles, foreignRoles, targets, grants, keyAliases, instanceProfiles, identityProviders, records } =
      world();
    const made = (...types: readonly string[]) =>
      types.flatMap((type) => resourcesOfType(stacks(), type)).length;
    const withPolicy = (type: string) =>
      targets.filter((target) => target.type === type && target.policy !== undefined).length;
    const held = [...roles, ...foreignRoles].flatMap(({ policies }) => policies);
    expect(roles).toHaveLength(made("aws_iam_role"));
    expect(held).toHaveLength(made("aws_iam_role_policy", "aws_iam_role_policy_attachment"));
    expect(grants).toHaveLength(made("aws_kms_grant"));
    expect(keyAliases).toHaveLength(made("aws_kms_alias"));
    expect(instanceProfiles).toHaveLength(made("aws_iam_instance_profile"));
    expect(identityProviders).toHaveLength(made("aws_iam_openid_connect_provider"));
    expect(withPolicy("aws_iam_role")).toBe(made("aws_iam_role"));
    expect(withPolicy("aws_kms_key")).toBe(made("aws_kms_key"));
    expect(withPolicy("aws_s3_bucket")).toBe(made("aws_s3_bucket_policy"));
    expect(withPolicy("aws_sns_topic")).toBe(made("aws_sns_topic_policy"));
    expect(withPolicy("aws_ecr_repository")).toBe(made("aws_ecr_repository_policy"));
    expect(Object.values(records).flat()).toHaveLength(made(...RECORDED));
    expect(records.eventRules.flatMap((rule) => rule.targets)).toHaveLength(
      made("aws_cloudwatch_event_target"),
    );
    expect(records.buckets.filter(({ logsTo }) => logsTo)).toHaveLength(made("aws_s3_bucket_logging"));
    expect(records.buckets.filter(({ replication }) => replication)).toHaveLength(
      made("aws_s3_bucket_replication_configuration"),
    );
    expect(records.buckets.filter(({ versioned }) => versioned)).toHaveLength(
      made("aws_s3_bucket_versioning"),
    );
  });

  test("nothing that bears access is unknown, and what is unknown stands in environments alone", () => {
    expect(
      opaquePaths(world()).filter((path) => !/^records\.\w+\.\d+\.(environment|variables)\./.test(path)),
    ).toEqual([]);
  });

  test("every policy says something, and of somebody where it must", () => {
    for (const { policies, trust } of world().roles)
      for (const { document } of policies)
        for (const statement of document.Statement) {
          expect(parts(statement)).toMatchObject({ actions: true, resources: true, principals: false });
          expect(trust.document.Statement.length).toBeGreaterThan(0);
        }
    for (const { policy } of world().targets)
      for (const statement of policy?.document.Statement ?? [])
        expect(parts(statement)).toMatchObject({ actions: true, principals: true });
  });

  test("every role that a policy or a record names is made here, or is the configuration's", () => {
    const made = new Set(world().roles.map(({ arn }) => arn));
    const configured = JSON.stringify(exampleConfig(example));
    const strangers = [
      ...named(ofReleases(world()), /arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+(?=")/g),
    ].filter((arn) => !made.has(arn) && !configured.includes(`"${arn}"`));
    expect(strangers).toEqual([]);
  });

  test("every pattern of roles that a policy names means one of them at least", () => {
    const made = world().roles.map(({ arn }) => arn);
    const patterns = named(ofReleases(world()), /arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]*[*?][^"]*(?=")/g);
    const idle = [...patterns].filter((pattern) => !made.some((arn) => matches(pattern, arn)));
    expect(idle.filter((pattern) => !IDLE[example]?.some((path) => pattern.endsWith(path)))).toEqual([]);
  });

  test("every ARN that a record names is made here, or is the configuration's, or is CodeDeploy's own", () => {
    const made = new Set(world().targets.map(({ arn }) => arn));
    const configured = JSON.stringify(exampleConfig(example));
    const elsewhere = [...named(world().records, /arn:[^"]+(?=")/g)].filter(
      (arn) => !made.has(arn) && !arn.includes(":deploymentconfig:CodeDeployDefault."),
    );
    const unknown = elsewhere.filter((arn) => {
      const name = arn.replace(/^arn:([^:]*:){4}(parameter|secret:)/, "").replace(/-INVENT$/, "");
      return !configured.includes(arn) && !configured.includes(name.replace(/^\//, ""));
    });
    expect(unknown).toEqual([]);
  });
});

/** What bootstrap makes speaks of every role that any configuration could have: its boundary denies by name. */
function ofReleases(world: World): World {
  const roles = world.roles.filter(({ stack }) => !stack.startsWith("bootstrap-"));
  return { ...world, roles: roles.map(({ boundary: _, ...role }) => role) };
}

/** Paths of which a policy of the whole account speaks, and in which this example has no role. */
const IDLE: Readonly<Record<string, readonly string[]>> = {
  // Its services are built and released by GitHub Actions; another could come to have a pipeline.
  "github-actions-oidc": [":role/slipway/pipeline/*", ":role/slipway/build/*"],
};

/** Types of which each resource is one record. */
const RECORDED = [
  "aws_autoscaling_group",
  "aws_cloudfront_distribution",
  "aws_cloudwatch_composite_alarm",
  "aws_cloudwatch_event_rule",
  "aws_cloudwatch_metric_alarm",
  "aws_codebuild_project",
  "aws_codedeploy_deployment_group",
  "aws_codepipeline",
  "aws_codestarnotifications_notification_rule",
  "aws_ecs_service",
  "aws_ecs_task_definition",
  "aws_lambda_function",
  "aws_launch_template",
  "aws_lb_listener_rule",
  "aws_s3_bucket",
  "aws_scheduler_schedule",
  "aws_sns_topic_subscription",
];

test.each(Object.keys(EXAMPLES))("example %s: both layouts make the same world", (example) => {
  const [perAccount, perService] = (["per-account", "per-service"] as const).map((layout) =>
    placeless(worldOf(synthesizeExample(example, { layout }))),
  );
  expect(perService).toEqual(perAccount);
});

test("some ids are invented, and say so", () => {
  const { targets } = worldOf(synthesizeExample("default"));
  const keys = targets.filter(({ type }) => type === "aws_kms_key");
  expect(keys.length).toBeGreaterThan(3);
  expect(keys.every(({ arn }) => isInvented(arn))).toBe(true);
  expect(targets.filter(({ type }) => type === "aws_iam_role").some(({ arn }) => isInvented(arn))).toBe(
    false,
  );
});

test("the network, into which nobody looks here, holds nothing that bears access", () => {
  const folder = join(__dirname, "..", "..", "terraform", "network");
  const files = readdirSync(folder).filter((name) => name.endsWith(".tf"));
  const text = files.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const types = [...text.matchAll(/^resource "(\w+)"/gm)].map(([, type = ""]) => type);
  expect(types.length).toBeGreaterThan(5);
  expect(types.filter((type) => BEAR_NO_ACCESS[type] === undefined)).toEqual([]);
});

/** Paths of texts that aren't known. */
function opaquePaths(value: unknown, path = ""): string[] {
  if (typeof value === "string") return isOpaque(value) ? [path.slice(1)] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => opaquePaths(each, `${path}.${key}`));
}

function parts(statement: Statement) {
  return {
    actions: (statement.Action ?? statement.NotAction)?.length !== 0,
    resources: (statement.Resource ?? statement.NotResource) !== undefined,
    principals: (statement.Principal ?? statement.NotPrincipal) !== undefined,
  };
}

/** But for what the text of a buildspec says, where quotes are written otherwise. */
function named(value: unknown, pattern: RegExp): Set<string> {
  const text = JSON.stringify(value, (key, each) => (key === "buildspec" ? undefined : each));
  return new Set(text.match(pattern) ?? []);
}

function matches(pattern: string, arn: string): boolean {
  const escaped = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${escaped}$`).test(arn);
}

/** Without stacks and places in them, in an order of its own; what isn't known is called otherwise in each. */
function placeless({ ledger: _ledger, accounts, ...world }: World): unknown {
  const plain = JSON.parse(
    JSON.stringify(
      { ...world, accounts: accounts.map(({ stacks: _stacks, ...account }) => account) },
      (key, value) => (["stack", "where"].includes(key) ? undefined : value),
    ).replaceAll(/⟨[^⟩]*⟩/g, "⟨⟩"),
  );
  return sorted(plain);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, sorted(each)]));
}
