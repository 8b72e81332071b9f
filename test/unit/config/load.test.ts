import { join } from "node:path";
import type { Release } from "../../../config/config";
import { configPath, loadConfig, parseConfig } from "../../../config/load";
import { TARGET_CONFIGS } from "../../../config/targets/targets";
import {
  atTop,
  type Edits,
  edited,
  errorOf,
  GOOD,
  inShop,
  inStaging,
  network,
  shopEcs,
  shopIn,
} from "./support";

const load = (edits: Edits) => parseConfig(edited(edits), "slipway.yaml");
const staging = (edits: Edits) => load(edits).environments[0];
const shop = (edits: Edits) => load(edits).services[0];
const site = (edits: Edits) => load(edits).services[1];

/** A check that says nothing but its commands and their Node.js, of a build that says nothing. */
function plainCheck(name: string, commands: readonly string[]) {
  const image = "aws/codebuild/amazonlinux-x86_64-standard:5.0";
  return {
    name,
    steps: { commands, runtimeVersions: { nodejs: "24" } },
    compute: "small",
    image,
    timeoutMinutes: 30,
    environment: {},
    reports: {},
  };
}

/** The release of services.shop into an environment. */
function release(edits: Edits, environment: string): Release | undefined {
  return shop(edits)?.releases.find((entry) => entry.environment === environment);
}

describe("the default slipway.yaml", () => {
  const config = loadConfig(join(__dirname, "..", "..", "..", "slipway.yaml"));

  test("names accounts with the region of all and a profile of their own", () => {
    expect(config.tools).toEqual({
      name: "tools",
      id: "111111111111",
      region: "us-east-1",
      credentials: { kind: "profile", profile: "acme-tools" },
      githubProvider: "made",
    });
    expect(config.environments.map(({ name, id, region }) => [name, id, region])).toEqual([
      ["staging", "222222222222", "us-east-1"],
      ["production", "333333333333", "us-east-1"],
    ]);
  });

  test("asks for a yes before production only, for seven days", () => {
    expect(config.environments.map(({ approval }) => approval)).toEqual([
      undefined,
      { notify: ["release@acme.example"], timeoutMinutes: 10_080 },
    ]);
  });

  test("has one service, with its checks in order", () => {
    expect(config.services.map(({ name }) => name)).toEqual(["storefront"]);
    expect(config.services[0]?.source).toEqual({
      kind: "github",
      repository: "acme/storefront",
      branch: "main",
    });
    expect(config.services[0]?.checks).toEqual([
      plainCheck("lint", ["npm ci", "npm run lint"]),
      plainCheck("unit", ["npm ci", "npm test"]),
    ]);
  });

  test("rolls staging out and shifts production, with overrides merged into the target", () => {
    expect(config.services[0]?.releases).toEqual([
      {
        environment: "staging",
        strategy: "rolling",
        deploy: {
          kind: "ecs",
          port: 8080,
          cpu: 256,
          memory: 512,
          desiredCount: 2,
          healthCheckPath: "/healthz",
          hosts: [],
          paths: [],
          environment: {},
          secrets: {},
        },
        verify: [plainCheck("integration", ["npm ci", "npm run test:integration"])],
        rollbackOn: {},
        conditions: {},
        hooks: {},
        terminationWaitMinutes: 60,
      },
      {
        environment: "production",
        strategy: "canary-10-percent-5-minutes",
        deploy: {
          kind: "ecs",
          port: 8080,
          cpu: 512,
          memory: 1024,
          desiredCount: 3,
          healthCheckPath: "/healthz",
          hosts: [],
          paths: [],
          environment: {},
          secrets: {},
        },
        verify: [plainCheck("smoke", ["npm ci", "npm run test:smoke"])],
        rollbackOn: { errorRatePercent: 1, latencyMs: 500 },
        conditions: {},
        hooks: {},
        terminationWaitMinutes: 15,
      },
    ]);
  });
});

describe("defaults", () => {
  test.each([
    ["arm-large, docker: false", "aws/codebuild/amazonlinux-aarch64-standard:3.0", "arm-small"],
    ["lambda-4gb, docker: false", "aws/codebuild/amazonlinux-x86_64-lambda-standard:nodejs22", "small"],
    ["xlarge", "aws/codebuild/amazonlinux-x86_64-standard:5.0", "small"],
  ])("of a build on %s: an image that fits, and checks of its architecture", (compute, image, checks) => {
    const { build, checks: [lint] = [] } =
      shop(inShop(`build: { compute: ${compute} }\n    checks: { lint: { commands: [make] } }`)) ?? {};
    expect(build?.image).toBe(image);
    expect(lint?.compute).toBe(checks);
  });

  test("of a check: the build's image where it runs alike, else CodeBuild's own", () => {
    const checks = "a: { commands: [make] }, b: { commands: [make], compute: arm-lambda-2gb }";
    const made = shop(inShop(`build: { image: "acme/ci:1" }\n    checks: { ${checks} }`))?.checks;
    expect(made?.map(({ image }) => image)).toEqual([
      "acme/ci:1",
      "aws/codebuild/amazonlinux-aarch64-lambda-standard:nodejs22",
    ]);
  });

  test("of the whole", () => {
    const config = parseConfig(GOOD.replace("region: us-east-1\n", ""), "slipway.yaml");
    expect(config.region).toBe("us-east-1");
    expect(config.tags).toEqual({});
    expect(config.artifacts).toEqual({ expireAfterDays: 30, readers: [], accessLogDays: 365 });
    expect(config.layout).toBe("per-account");
  });

  test("of a build: Docker for an image, none for files", () => {
    const build = {
      compute: "small",
      buildspec: "buildspec.yml",
      image: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
      timeoutMinutes: 30,
      queuedTimeoutMinutes: 480,
      environment: {},
      reports: {},
      logRetentionDays: 365,
    };
    expect(shop([])?.build).toEqual({ ...build, docker: true });
    expect(site([])?.build).toEqual({ ...build, docker: false });
    expect(shop(inShop("build: { docker: false }"))?.build.docker).toBe(false);
  });

  test("of triggers: pushes to the source's branch, no pull requests", () => {
    expect(shop([])?.triggers).toEqual({ push: { branches: ["main"], paths: [] }, tags: [] });
    expect(shop([["acme/shop", "acme/shop, branch: trunk"]])?.triggers.push?.branches).toEqual(["trunk"]);
    expect(shop(inShop("triggers: { pullRequest: {} }"))?.triggers.pullRequest).toEqual({
      branches: ["main"],
      paths: [],
    });
    expect(shop(inShop("triggers: { push: { paths: [src/**] } }"))?.triggers.push).toEqual({
      branches: ["main"],
      paths: ["src/**"],
    });
  });

  test("of releases: every environment in the order of promotion, each target's own strategy", () => {
    expect(shop([])?.releases.map(({ environment }) => environment)).toEqual(["staging", "production"]);
    expect(shop([])?.releases.map(({ strategy }) => strategy)).toEqual(["rolling", "rolling"]);
    expect(site([])?.releases[0]).toEqual({
      environment: "staging",
      strategy: TARGET_CONFIGS.website.defaultStrategy,
      deploy: {
        kind: "website",
        indexDocument: "index.html",
        errorDocument: "error.html",
        immutableAssets: false,
      },
      verify: [],
      rollbackOn: {},
      conditions: {},
      hooks: {},
      terminationWaitMinutes: 60,
    });
  });

  test.each([
    ["us-east-1", ["us-east-1a", "us-east-1b"]],
    ["ap-northeast-1", ["ap-northeast-1a", "ap-northeast-1c"]],
    ["us-west-1", ["us-west-1a", "us-west-1c"]],
  ])("of zones in %s", (region, availabilityZones) => {
    expect(staging([["region: us-east-1", `region: ${region}`]])?.network).toEqual({
      kind: "managed",
      cidr: "10.20.0.0/16",
      availabilityZones,
    });
  });

  test("of an environment's region: the configuration's, and zones of its own where it names one", () => {
    const own = staging([["  staging:\n", "  staging:\n    region: ap-northeast-1\n"]]);
    expect([staging([])?.region, own?.region]).toEqual(["us-east-1", "ap-northeast-1"]);
    expect(own?.network).toMatchObject({ availabilityZones: ["ap-northeast-1a", "ap-northeast-1c"] });
  });
});

describe("what is written", () => {
  test("environments of a service are those listed, in the order of promotion and not of the list", () => {
    const edits = shopIn("production: {}\n      staging: { strategy: blue-green }");
    expect(shop(edits)?.releases.map(({ environment }) => environment)).toEqual(["staging", "production"]);
    expect(shop(shopIn("production: {}"))?.releases.map(({ environment }) => environment)).toEqual([
      "production",
    ]);
  });

  test("versions are text in CodeBuild's buildspec, of conditions too", () => {
    const versions = 'runtimeVersions: { nodejs: 24, python: "3.10", java: corretto21 }';
    const [check] = shop(inShop(`checks: { unit: { commands: [make], ${versions} } }`))?.checks ?? [];
    const steps = {
      commands: ["make"],
      runtimeVersions: { nodejs: "24", python: "3.10", java: "corretto21" },
    };
    expect(check?.steps).toEqual(steps);
    const edits = shopIn(`staging: { conditions: { entry: { commands: [make], ${versions} } } }`);
    expect(release(edits, "staging")?.conditions.entry?.commands?.steps).toEqual(steps);
  });

  test("an override changes its environment alone", () => {
    const edits = shopIn("staging: {}\n      production: { deploy: { cpu: 1024, memory: 2048 } }");
    expect(release(edits, "staging")?.deploy).toMatchObject({ cpu: 256, memory: 512, port: 8080 });
    expect(release(edits, "production")?.deploy).toMatchObject({ cpu: 1024, memory: 2048, port: 8080 });
  });

  test("credentials", () => {
    expect(staging(inStaging("profile: acme"))?.credentials).toEqual({ kind: "profile", profile: "acme" });
    const roleArn = "arn:aws:iam::222222222222:role/ops/platform";
    expect(staging(inStaging(`assumeRole: ${roleArn}`))?.credentials).toEqual({
      kind: "assume-role",
      roleArn,
    });
  });

  test("a network that exists", () => {
    const fields = "vpcId: vpc-0a, privateSubnetIds: [subnet-1], publicSubnetIds: [subnet-2, subnet-3]";
    expect(staging(network(fields))?.network).toEqual({
      kind: "existing",
      vpcId: "vpc-0a",
      privateSubnetIds: ["subnet-1"],
      publicSubnetIds: ["subnet-2", "subnet-3"],
    });
  });

  test("commands may hold what Terraform would interpolate", () => {
    const commands = ["echo ${HOME}", "date +%{a}"];
    const listed = JSON.stringify(commands);
    expect(shop(inShop(`checks: { env: { commands: ${listed} } }`))?.checks[0]?.steps).toEqual({ commands });
    const edits = shopIn(`staging: { verify: { env: { commands: ${listed} } } }`);
    expect(release(edits, "staging")?.verify[0]?.steps).toEqual({ commands });
  });

  test("AWS's own policies are boundaries in every account", () => {
    const arn = "arn:aws:iam::aws:policy/PowerUserAccess";
    expect(staging(inStaging(`permissionsBoundary: ${arn}`))?.permissionsBoundary).toBe(arn);
  });

  test("several services on one load balancer, one of them behind all others", () => {
    const edits: Edits = [...shopEcs("hosts: [shop.acme.example]"), ["website: {}", "ecs: { port: 80 }"]];
    expect(load(edits).services).toHaveLength(2);
  });

  test("several services that take every request, each behind a load balancer of its own", () => {
    const own = GOOD.replaceAll(/( {4}network: .*\n)/g, "$1    loadBalancer: own\n");
    expect(
      parseConfig(own.replace("website: {}", "ecs: { port: 80 }"), "slipway.yaml").services,
    ).toHaveLength(2);
  });

  test("aliases and merge keys; what is written wins over what is merged", () => {
    const text = edited([
      [
        "    network: { cidr: 10.20.0.0/16 }",
        "    network: { cidr: 10.20.0.0/16 }\n    approval: &gate { timeoutMinutes: 60 }",
      ],
      [
        "    network: { cidr: 10.30.0.0/16 }",
        "    network: { cidr: 10.30.0.0/16 }\n    approval: { <<: *gate, notify: [a@acme.example] }",
      ],
    ]);
    expect(parseConfig(text, "slipway.yaml").environments.map(({ approval }) => approval)).toEqual([
      { timeoutMinutes: 60, notify: [] },
      { timeoutMinutes: 60, notify: ["a@acme.example"] },
    ]);
    const merged = edited([
      ...inStaging("approval: &gate { timeoutMinutes: 60 }"),
      ["10.30.0.0/16 }", "10.30.0.0/16 }\n    approval: { timeoutMinutes: 90, <<: [*gate] }"],
    ]);
    expect(parseConfig(merged, "slipway.yaml").environments[1]?.approval?.timeoutMinutes).toBe(90);
  });
});

describe("errors", () => {
  test("all at once, in the order of the file, beyond shape where the rest is sound", () => {
    const edits: Edits = [
      ["us-east-1\n", "us-east-1\nlayuot: {}\n"],
      ["10.30.0.0/16", "10.20.0.0/20"],
      ["port: 8080", "port: 0"],
      ["website: {}", "website: {}\n    environments: { live: {}, staging: { strategy: rolling } }"],
    ];
    expect(errorOf(() => load(edits)).message.split("\n")).toEqual([
      "slipway.yaml:3:1 layuot: unknown key; nearest: layout; allowed: artifacts, environments, infrastructure, layout, monitoring, notifications, organization, region, services, tags, tools",
      'slipway.yaml:12:22 environments.production.network.cidr: found "10.20.0.0/20", which overlaps 10.20.0.0/16 of environments.staging; allowed: a range of its own',
      "slipway.yaml:18:20 services.shop.deploy.ecs.port: found 0; allowed: an integer from 1 to 65535",
      "slipway.yaml:24:21 services.site.environments.live: unknown environment; allowed: staging, production",
      'slipway.yaml:24:52 services.site.environments.staging.strategy: found "rolling"; allowed for website: all-at-once',
    ]);
  });

  test("a faulty region does not make every ARN faulty", () => {
    const edits: Edits = [
      ["region: us-east-1", "region: nowhere"],
      ...inStaging("certificateArn: arn:aws:acm:us-east-1:222222222222:certificate/0a1b"),
    ];
    expect(errorOf(() => load(edits)).problems.map(({ path }) => path)).toEqual(["region"]);
  });

  test("a faulty environment does not become an unknown one", () => {
    const edits: Edits = [...inStaging("loadBalancer: none"), ...shopIn("staging: {}")];
    expect(errorOf(() => load(edits)).problems.map(({ path }) => path)).toEqual([
      "environments.staging.loadBalancer",
    ]);
  });

  test("carry place and path as data", () => {
    expect(errorOf(() => load(shopEcs("cpu: 1"))).problems).toEqual([
      {
        file: "slipway.yaml",
        line: 17,
        column: 31,
        path: "services.shop.deploy.ecs.cpu",
        message: "found 1; allowed: 256, 512, 1024, 2048, 4096, 8192, 16384",
      },
    ]);
  });

  test("beyond fifty are counted, and all there as data", () => {
    const tags = Array.from({ length: 60 }, (_, n) => `"t,${n}": a`).join(", ");
    const error = errorOf(() => load(atTop(`tags: { ${tags} }`)));
    expect(error.problems).toHaveLength(61);
    expect(error.message.split("\n")).toHaveLength(51);
    expect(error.message).toMatch(/\nand 11 more$/);
  });

  test("of a file without a place begin with its name", () => {
    expect(errorOf(() => loadConfig(__dirname)).message).toBe(
      `${__dirname}: found a directory; name the file in it`,
    );
  });

  test("more than 1,000 pipelines, those for pull requests among them", () => {
    const services = Array.from(
      { length: 501 },
      (_, n) =>
        `  s${n}: { source: { github: { repository: a/b } }, triggers: { pullRequest: {} }, deploy: { website: {} } }\n`,
    );
    const text = `${GOOD.slice(0, GOOD.indexOf("services:"))}services:\n${services.join("")}`;
    expect(errorOf(() => parseConfig(text, "slipway.yaml")).message).toBe(
      "slipway.yaml:12:1 services: found 501 services with 1002 pipelines, 501 of them for pull requests; allowed: at most 1000 pipelines in a region",
    );
  });

  test("a service in more environments than a pipeline has stages", () => {
    const entries = Array.from(
      { length: 49 },
      (_, n) => `  e${n}: { account: "${String(222222222222 + n)}" }\n`,
    );
    const text = `organization: acme\ntools: { account: "111111111111" }\nenvironments:\n${entries.join("")}services:\n  site: { source: { github: { repository: a/b } }, deploy: { website: {} } }\n`;
    expect(errorOf(() => parseConfig(text, "slipway.yaml")).message).toBe(
      "slipway.yaml:54:3 services.site.environments: found 49 environments; allowed: at most 48, a pipeline has 50 stages",
    );
  });

  test("a service with more stages than a pipeline has, those of approvals before conditions among them", () => {
    const names = Array.from({ length: 25 }, (_, n) => `e${n}`);
    const gate = "approval: { timeoutMinutes: 5 }";
    const entries = names.map((name, n) => `  ${name}: { account: "${222222222222 + n}", ${gate} }\n`);
    const releases = names.map((name) => `${name}: { conditions: { failure: rollback } }`);
    const text = `organization: acme\ntools: { account: "111111111111" }\nenvironments:\n${entries.join("")}services:\n  site: { source: { github: { repository: a/b } }, deploy: { website: {} }, environments: { ${releases.join(", ")} } }\n`;
    expect(errorOf(() => parseConfig(text, "slipway.yaml")).message).toBe(
      "slipway.yaml:30:91 services.site.environments: found 25 environments and 25 approvals before conditions; allowed: at most 48, a pipeline has 50 stages",
    );
  });
});

describe("configPath", () => {
  test.each([
    [{}, "slipway.yaml"],
    [{ SLIPWAY_CONFIG: "" }, "slipway.yaml"],
    [{ SLIPWAY_CONFIG: "examples/a/slipway.yaml" }, "examples/a/slipway.yaml"],
  ])("%j is %s", (environment, file) => {
    expect(configPath(environment)).toBe(file);
  });
});
