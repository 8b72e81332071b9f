/** Whatever stands in the file: it loads, or ConfigError says where it is wrong. Never another error. */
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { loadConfig, parseConfig } from "../../../config/load";
import { ConfigError } from "../../../config/problem";
import { decode } from "../../../config/text";
import { GOOD } from "./support";

/** GOOD with more in it, so that every field is there to be mutated. */
const FULL = stringify({
  ...parse(GOOD),
  tags: { CostCenter: "platform" },
  artifacts: { expireAfterDays: 7, readers: ["arn:aws:iam::444444444444:role/deployer"] },
  layout: { stacks: "per-service" },
  environments: {
    staging: {
      account: "222222222222",
      profile: "staging",
      network: { cidr: "10.20.0.0/16" },
      loadBalancer: "own",
      url: "https://shop.acme.example",
    },
    production: {
      account: "333333333333",
      assumeRole: "arn:aws:iam::333333333333:role/platform",
      permissionsBoundary: "arn:aws:iam::333333333333:policy/boundary",
      certificateArn: "arn:aws:acm:us-east-1:333333333333:certificate/0a1b",
      url: "https://shop.acme.example",
      network: { vpcId: "vpc-0a", privateSubnetIds: ["subnet-1"], publicSubnetIds: ["subnet-2", "subnet-3"] },
      approval: { notify: ["release@acme.example"], timeoutMinutes: 60 },
    },
  },
  services: {
    shop: {
      source: { github: { repository: "acme/shop", branch: "main" } },
      triggers: { push: { branches: ["main"], paths: ["src/**"] }, pullRequest: { branches: ["main"] } },
      build: {
        compute: "medium",
        docker: true,
        buildspec: "ci/buildspec.yml",
        timeoutMinutes: 10,
        environment: { HOST: { parameter: "/host" }, KEY: { secret: "app:key" } },
      },
      checks: { lint: { commands: ["npm test"] } },
      deploy: { ecs: { port: 8080, cpu: 256, memory: 512, hosts: ["shop.acme.example"], paths: ["/api/*"] } },
      environments: {
        staging: { strategy: "rolling", verify: { smoke: { commands: ["npm test"] } } },
        production: {
          strategy: "blue-green",
          terminationWaitMinutes: 5,
          rollbackOn: { errorRatePercent: 1, latencyMs: 500 },
          deploy: { cpu: 512, memory: 1024 },
          deployRoleArn: "arn:aws:iam::333333333333:role/deployer",
        },
      },
    },
  },
});

const RUNS = { numRuns: 100 };

/** Loads, or fails as it should. */
function holds(load: () => unknown): void {
  try {
    load();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    // YAML writes a number that is none `.nan`, and so do messages that quote it.
    expect(error.message).not.toMatch(/zod|undefined|\bat .*:\d+:\d+\)|(?<!\.)nan\b|\[object/i);
    for (const { file, message, line, column } of error.problems) {
      expect(file).toBe("slipway.yaml");
      expect(message).not.toBe("");
      // Of a file in another encoding there is no place to point at.
      if (message.includes("UTF-16")) continue;
      expect(line).toBeGreaterThanOrEqual(1);
      expect(column).toBeGreaterThanOrEqual(1);
    }
  }
}

test("the configuration that is mutated is a good one", () => {
  expect(parseConfig(FULL, "slipway.yaml").services).toHaveLength(1);
});

type Mapping = Record<string, unknown>;

/** Every mapping and list in a value, with the keys of its entries. */
function nodes(value: unknown): { node: Mapping; key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const node = value as Mapping;
  return Object.keys(node).flatMap((key) => [{ node, key }, ...nodes(node[key])]);
}

const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    2 ** 53,
    "",
    " ",
    "${a}",
    "%{if}",
    "yes",
    "2024-01-01",
    [],
    {},
  ),
  fc.constantFrom<unknown>(
    "constructor",
    "toString",
    "staging",
    "tools",
    "10.20.0.0/16",
    "111111111111",
    [[]],
    [{}],
  ),
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.jsonValue(),
);
const oddKey = fc.oneof(
  fc.constantFrom(
    "constructor",
    "toString",
    "hasOwnProperty",
    "__proto__",
    "<<",
    "",
    "a b",
    "2024",
    "staging",
  ),
  fc.string(),
);
const mutation = fc.record({
  where: fc.nat(),
  how: fc.constantFrom("delete", "rename", "replace", "wrap"),
  value: oddValue,
  key: oddKey,
});

test("with entries deleted, renamed, replaced and wrapped", () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      const config: unknown = parse(FULL);
      for (const { where, how, value, key: name } of mutations) {
        const all = nodes(config);
        const chosen = all[where % Math.max(all.length, 1)];
        if (!chosen) continue;
        const { node, key } = chosen;
        if (how === "replace") node[key] = value;
        else if (how === "wrap") node[key] = [node[key]];
        else {
          if (how === "rename" && !Array.isArray(node) && name !== "__proto__") node[name] = node[key];
          delete node[key];
        }
      }
      holds(() => parseConfig(stringify(config), "slipway.yaml"));
    }),
    RUNS,
  );
});

test("with lines of its text moved, doubled and cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(4)), { minLength: 1, maxLength: 5 }),
      (edits) => {
        const lines = FULL.split("\n");
        for (const [from, to, indent] of edits) {
          const line = lines[from % lines.length] ?? "";
          lines.splice(to % lines.length, indent % 2, " ".repeat(indent) + line.slice(indent % 3));
        }
        holds(() => parseConfig(lines.join("\n"), "slipway.yaml"));
      },
    ),
    RUNS,
  );
});

test("with random text put in", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("{", "[", ": ", "- ", "&a ", "*a", "!t ", "\t", "? ", "|", "<<: "),
  );
  fc.assert(
    fc.property(fc.nat(FULL.length), fc.nat(8), text, (at, cut, put) => {
      holds(() => parseConfig(FULL.slice(0, at) + put + FULL.slice(at + cut), "slipway.yaml"));
    }),
    RUNS,
  );
});

test("of random bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      holds(() => parseConfig(decode(bytes, "slipway.yaml"), "slipway.yaml"));
    }),
    RUNS,
  );
});

test("of random paths", () => {
  fc.assert(
    fc.property(fc.string(), (path) => {
      expect(() => loadConfig(`/nonexistent/${path}`)).toThrow(ConfigError);
    }),
  );
});
