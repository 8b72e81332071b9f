/** A service that is a Lambda function: what it becomes, and what is refused of it. */
import { parseConfig } from "../../../config/load";
import { type BadCase, type Edits, edited, testBadCases } from "./support";

const FIELDS = "runtime: nodejs22.x, handler: index.handler";
/** The website of the configuration as a function, on lines 22 and 23, with an environment on line 24. */
const func = (fields = "", release?: string): Edits => [
  [
    "      website: {}\n",
    `      lambda: { ${FIELDS}${fields && `, ${fields}`} }\n${release === undefined ? "" : `    environments:\n      ${release}\n`}`,
  ],
];
const release = (fields: string) => func("", `staging: { ${fields} }`);
const AT = "services.site.environments.staging";
const LAMBDA =
  "all-at-once, canary-10-percent-5-minutes, canary-10-percent-10-minutes, canary-10-percent-15-minutes, canary-10-percent-30-minutes, linear-10-percent-every-1-minute, linear-10-percent-every-2-minutes, linear-10-percent-every-3-minutes, linear-10-percent-every-10-minutes";

function siteOf(edits: Edits) {
  const site = parseConfig(edited(edits), "slipway.yaml").services.find(({ name }) => name === "site");
  if (!site) throw new Error("there is no site");
  return site;
}

describe("a function", () => {
  test("GIVEN a runtime and a handler THEN the rest is AWS's defaults, and it moves at once", () => {
    const [staging] = siteOf(func()).releases;
    expect(staging).toMatchObject({
      strategy: "all-at-once",
      deploy: {
        kind: "lambda",
        runtime: "nodejs22.x",
        handler: "index.handler",
        memory: 128,
        timeout: 3,
        architecture: "x86_64",
        ephemeralStorage: 512,
        tracing: false,
        environment: {},
        probeEvent: {},
      },
    });
  });

  test("GIVEN an environment's fields THEN they take the place of the service's, variables one by one", () => {
    const [staging, production] = siteOf(
      func(
        "memory: 256, environment: { AA: a, B_: b }",
        "staging: { deploy: { memory: 300, environment: { AA: other } } }\n      production: {}",
      ),
    ).releases;
    expect(staging?.deploy).toMatchObject({ memory: 300, environment: { AA: "other", B_: "b" } });
    expect(production?.deploy).toMatchObject({ memory: 256, environment: { AA: "a", B_: "b" } });
  });

  test("GIVEN steps that AWS has by a name, and steps that it hasn't THEN both are CodeDeploy's", () => {
    const of = (strategy: string) => siteOf(release(`strategy: ${strategy}`)).releases[0]?.strategy;
    expect(of("canary-10-percent-30-minutes")).toBe("canary-10-percent-30-minutes");
    expect(of("{ linear: { percent: 25, minutes: 4 } }")).toEqual({
      kind: "linear",
      percent: 25,
      minutes: 4,
    });
  });
});

const CASES: readonly BadCase[] = [
  {
    what: "memory that ECS has and Lambda hasn't",
    edits: release("deploy: { memory: 20480 }"),
    says: [`slipway.yaml:24:36 ${AT}.deploy.memory: found 20480; allowed: an integer from 128 to 10240`],
  },
  {
    what: "a field of ECS",
    edits: release("deploy: { cpu: 256 }"),
    says: [
      `slipway.yaml:24:28 ${AT}.deploy.cpu: found a field that lambda doesn't have; allowed: architecture, environment, ephemeralStorage, handler, memory, probeEvent, reservedConcurrency, runtime, timeout, tracing`,
    ],
  },
  {
    what: "a runtime that is no more",
    edits: [["      website: {}\n", "      lambda: { runtime: nodejs12.x, handler: index.handler }\n"]],
    says: [
      'slipway.yaml:22:26 services.site.deploy.lambda.runtime: found "nodejs12.x"; nearest: nodejs22.x; allowed: nodejs20.x, nodejs22.x, python3.10, python3.11, python3.12, python3.13, java11, java17, java21, dotnet8, ruby3.3, ruby3.4, provided.al2, provided.al2023',
    ],
  },
  ...["rolling", "in-place", "blue-green"].map((strategy) => ({
    what: `the strategy ${strategy}`,
    edits: release(`strategy: ${strategy}`),
    says: [`slipway.yaml:24:28 ${AT}.strategy: found "${strategy}"; allowed for lambda: ${LAMBDA}`],
  })),
  {
    what: "steps that a build can't wait for",
    edits: release("strategy: { canary: { percent: 10, minutes: 2011 } }"),
    says: [
      `slipway.yaml:24:38 ${AT}.strategy.canary: found steps that take 2011 minutes; allowed for lambda: at most 2010, as long as a build waits for them`,
    ],
  },
  {
    what: "hosts of a function",
    edits: release("rollbackOn: { errorRatePercent: 1, unhealthyHosts: 1 }"),
    says: [
      `slipway.yaml:24:53 ${AT}.rollbackOn.unhealthyHosts: found an alarm that Lambda can't be measured by; allowed for lambda: errorRatePercent, latencyMs, alarms`,
    ],
  },
  {
    what: "a hook of ECS",
    edits: release("hooks: { afterAllowTestTraffic: probe }"),
    says: [
      `slipway.yaml:24:27 ${AT}.hooks.afterAllowTestTraffic: found a hook of an event that lambda doesn't have; allowed: beforeAllowTraffic, afterAllowTraffic`,
    ],
  },
  {
    what: "a wait for tasks",
    edits: release("strategy: { canary: { percent: 5, minutes: 5 } }, terminationWaitMinutes: 5"),
    says: [
      `slipway.yaml:24:68 ${AT}.terminationWaitMinutes: found a wait with the strategy canary-5-percent-5-minutes, which keeps nothing to wait for; leave it out`,
    ],
  },
  {
    what: "names that Lambda sets, and a secret",
    edits: func("environment: { AWS_REGION: x, _HANDLER: x, A: x, API_TOKEN: 0aB1cD2eF3gH4iJ5kL6m }"),
    says: [
      "slipway.yaml:22:77 services.site.deploy.lambda.environment.AWS_REGION: found the name \"AWS_REGION\"; allowed: any that Lambda and AWS's tools don't set themselves",
      "slipway.yaml:22:92 services.site.deploy.lambda.environment._HANDLER: found the name \"_HANDLER\"; allowed: any that Lambda and AWS's tools don't set themselves",
      "slipway.yaml:22:105 services.site.deploy.lambda.environment.A: found the name \"A\"; allowed: any that Lambda and AWS's tools don't set themselves",
      "slipway.yaml:22:122 services.site.deploy.lambda.environment.API_TOKEN: found what looks like the value of a secret, to go by its name, in plain text; allowed: keep it in Secrets Manager or Parameter Store of the environment's account, and let the function read it",
    ],
  },
  {
    what: "more variables than a function holds",
    edits: func(`environment: { AA: ${"x".repeat(4090)} }`),
    says: [
      "slipway.yaml:22:62 services.site.deploy.lambda.environment: found 4099 bytes of variables; allowed: at most 4096, as JSON, as much as a function holds",
    ],
  },
  {
    what: "an event that no variable holds",
    edits: func(`probeEvent: { a: ${"x".repeat(2000)} }`),
    says: [
      "slipway.yaml:22:74 services.site.deploy.lambda.probeEvent: found a mapping of 2008 characters; allowed: a mapping of at most 2000 characters as JSON",
    ],
  },
];

describe("bad functions", () => testBadCases(CASES));
