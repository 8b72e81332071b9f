import { configWith } from "../support/config";
import { LAYOUTS, synthesizeConfig } from "../support/examples";
import { resourcesOfType, type Stacks } from "../support/stacks";

const SERVICE = ["services", "storefront"];
const BUILD = {
  batch: { maxBuilds: 4, computeTypes: ["small", "arm-small", "medium"] },
  vpc: { vpcId: "vpc-0a1b", subnetIds: ["subnet-0a1b"] },
  cache: { type: "s3" },
};

const projectsOf = (stacks: Stacks) => resourcesOfType(stacks, "aws_codebuild_project");
const inVpc = (stacks: Stacks) =>
  projectsOf(stacks)
    .filter(({ arguments: { vpc_config: vpc } }) => vpc !== undefined)
    .map(({ arguments: { name } }) => name)
    .sort();

describe.each(LAYOUTS)("builds of a service, %s", (layout) => {
  const stacks = synthesizeConfig(
    configWith(
      [["layout"], { stacks: layout }],
      [[...SERVICE, "build"], BUILD],
      [
        [...SERVICE, "checks"],
        {
          unit: { buildspec: "ci/unit.yml", cache: { type: "s3" }, batch: { maxBuilds: 2 } },
          lint: { commands: ["make"], compute: "lambda-1gb" },
        },
      ],
      [[...SERVICE, "triggers"], { pullRequest: {} }],
    ),
  );

  test("run in the VPC when they are a release's, and not on Lambda", () => {
    expect(inVpc(stacks)).toEqual([
      "acme-storefront-build",
      "acme-storefront-check-unit",
      "acme-storefront-production-verify-smoke",
      "acme-storefront-staging-verify-integration",
    ]);
    expect(resourcesOfType(stacks, "aws_security_group").filter(isForBuilds)).toHaveLength(1);
  });

  test("are batches in both pipelines, each started by a role of its own", () => {
    const batches = projectsOf(stacks).filter(
      ({ arguments: given }) => given.build_batch_config !== undefined,
    );
    expect(batches.map(({ arguments: { name } }) => name).sort()).toEqual([
      "acme-storefront-build",
      "acme-storefront-check-unit",
      "acme-storefront-pr-build",
      "acme-storefront-pr-check-unit",
    ]);
    expect(batches[0]?.arguments.build_batch_config).toMatchObject({
      restrictions: { compute_types_allowed: ["BUILD_GENERAL1_SMALL", "BUILD_GENERAL1_MEDIUM"] },
    });
    const roles = resourcesOfType(stacks, "aws_iam_role").map(({ arguments: { name } }) => name);
    expect(roles.filter((name) => String(name).endsWith("-batch")).sort()).toEqual([
      "acme-storefront-build-batch",
      "acme-storefront-check-unit-batch",
      "acme-storefront-pr-build-batch",
      "acme-storefront-pr-check-unit-batch",
    ]);
  });

  test("keep caches where the other pipeline doesn't look", () => {
    const locations = projectsOf(stacks).flatMap(({ arguments: { cache } }) => (cache ? [cache] : []));
    const cache = (prefix: string) => ({
      type: "S3",
      location: `acme-build-cache-111111111111-us-east-1/${prefix}`,
    });
    const [release, pullRequest] = [cache("storefront-acme"), cache("storefront-pr-acme")];
    expect(locations).toHaveLength(4);
    expect(locations).toEqual(expect.arrayContaining([release, pullRequest]));
    const named = projectsOf(stacks).map(({ arguments: given }) => [given.name, given.cache]);
    for (const [name, found] of named) {
      if (found) expect([name, found]).toEqual([name, String(name).includes("-pr-") ? pullRequest : release]);
    }
  });
});

test("a security group that is named takes the place of Slipway's", () => {
  const vpc = { ...BUILD.vpc, securityGroupIds: ["sg-0a1b"] };
  const stacks = synthesizeConfig(configWith([[...SERVICE, "build"], { vpc }]));
  expect(resourcesOfType(stacks, "aws_security_group").filter(isForBuilds)).toEqual([]);
  expect(projectsOf(stacks)[0]?.arguments.vpc_config).toMatchObject({ security_group_ids: ["sg-0a1b"] });
});

test.each([
  ["the load balancers of both environments are looked up", {}, [80, 443]],
  [
    "both have an address by HTTPS",
    { staging: "https://s.acme.example", production: "https://acme.example" },
    [443],
  ],
  [
    "one has a port of its own",
    { staging: "http://s.acme.example:8080", production: "https://acme.example" },
    [443, 8080],
  ],
])("builds in a VPC reach what they verify: %s", (_what, urls: Record<string, string>, expected) => {
  const stacks = synthesizeConfig(
    configWith(
      [[...SERVICE, "build"], { vpc: BUILD.vpc }],
      ...["staging", "production"].map(
        (name) => [["environments", name, "url"], urls[name]] as [string[], string | undefined],
      ),
    ),
  );
  const tools = Object.fromEntries(Object.entries(stacks).filter(([stack]) => stack === "tools"));
  const ports = resourcesOfType(tools, "aws_vpc_security_group_egress_rule").map(({ arguments: rule }) => [
    rule.from_port,
    rule.to_port,
  ]);
  expect(ports.sort((one, other) => Number(one[0]) - Number(other[0]))).toEqual(
    expected.map((port) => [port, port]),
  );
});

function isForBuilds({
  arguments: { name },
}: {
  readonly arguments: Readonly<Record<string, unknown>>;
}): boolean {
  return name === "acme-storefront-builds";
}

test("a check's cache alone makes the bucket", () => {
  const unit = { buildspec: "ci/unit.yml", cache: { type: "s3" } };
  const stacks = synthesizeConfig(configWith([[...SERVICE, "checks"], { unit }]));
  const buckets = resourcesOfType(stacks, "aws_s3_bucket").map(({ arguments: { bucket } }) => bucket);
  expect(buckets).toContain("acme-build-cache-111111111111-us-east-1");
});

test("commands are run with the versions that they ask for: of checks, verifications and conditions", () => {
  const python = { commands: ["make"], runtimeVersions: { python: "3.13" } };
  const stacks = synthesizeConfig(
    configWith(
      [[...SERVICE, "checks"], { plain: { commands: ["make"] }, unit: python }],
      [
        [...SERVICE, "environments"],
        { staging: { verify: { smoke: python }, conditions: { entry: python, success: python } } },
      ],
    ),
  );
  const asking = projectsOf(stacks).flatMap(({ arguments: { name, source } }) => {
    const { buildspec } = source as { buildspec: string };
    const versions = /"runtime-versions": *(\{[^}]*\})/.exec(buildspec)?.[1];
    return versions ? [[name, JSON.parse(versions)]] : [];
  });
  expect(asking.sort()).toEqual(
    ["check-unit", "pr-check-unit", "staging-entry", "staging-success", "staging-verify-smoke"].map(
      (thing) => [`acme-storefront-${thing}`, { python: "3.13" }],
    ),
  );
});
