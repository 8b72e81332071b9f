import { parseConfig } from "../../../config/load";
import {
  type BadCase,
  type Edits,
  edited,
  inStaging,
  network,
  shopIn,
  siteIn,
  testBadCases,
} from "./support";

const hooks = (fields: string, strategy = "blue-green") =>
  shopIn(`staging: { strategy: ${strategy}, hooks: { ${fields} } }`);

test("each event has a probe, where it reaches the new version, or a function", () => {
  const arn = "arn:aws:lambda:us-east-1:222222222222:function:smoke:live";
  const fields = `beforeInstall: { function: prepare }, afterAllowTestTraffic: probe, afterAllowTraffic: { function: "${arn}" }`;
  const [shop] = parseConfig(edited(hooks(fields)), "slipway.yaml").services;
  expect(shop?.releases[0]?.hooks).toEqual({
    beforeInstall: { function: "prepare" },
    afterAllowTestTraffic: "probe",
    afterAllowTraffic: { function: arn },
  });
});

const certificate = inStaging("certificateArn: arn:aws:acm:us-east-1:222222222222:certificate/0a1b");
const existing: Edits = network(
  "vpcId: vpc-0a, privateSubnetIds: [subnet-0a], publicSubnetIds: [subnet-0b, subnet-0c]",
);

const cases: BadCase[] = [
  {
    what: "hooks of a service that ECS rolls out",
    edits: hooks("afterAllowTraffic: probe", "rolling"),
    says: [
      "slipway.yaml:19:37 services.shop.environments.staging.hooks: found hooks with the strategy rolling, which asks nobody; leave them out, or choose one of blue-green, canary-10-percent-5-minutes, canary-10-percent-15-minutes, linear-10-percent-every-1-minute, linear-10-percent-every-3-minutes",
    ],
  },
  {
    what: "hooks of a website",
    edits: siteIn("staging: { hooks: { afterAllowTraffic: probe } }"),
    says: [
      "slipway.yaml:24:18 services.site.environments.staging.hooks: found hooks with the strategy all-at-once, which asks nobody; leave them out",
    ],
  },
  {
    what: "a probe before there is anything to probe",
    edits: hooks("beforeInstall: probe"),
    says: [
      'slipway.yaml:19:64 services.shop.environments.staging.hooks.beforeInstall: found "probe"; allowed: a mapping (keys: function); a probe reaches the new version from afterAllowTestTraffic on',
    ],
  },
  {
    what: "a word that is no hook",
    edits: hooks("afterAllowTraffic: smoke"),
    says: [
      'slipway.yaml:19:68 services.shop.environments.staging.hooks.afterAllowTraffic: found "smoke"; allowed: probe, or a mapping (keys: function)',
    ],
  },
  {
    what: "an event of another compute platform",
    edits: hooks("applicationStart: probe"),
    says: [
      "slipway.yaml:19:49 services.shop.environments.staging.hooks.applicationStart: unknown key; allowed: afterAllowTestTraffic, afterAllowTraffic, afterInstall, beforeAllowTraffic, beforeInstall",
    ],
  },
  {
    what: "a function of another account and region",
    edits: hooks('afterInstall: { function: "arn:aws:lambda:eu-west-1:444444444444:function:smoke" }'),
    says: [
      "slipway.yaml:19:75 services.shop.environments.staging.hooks.afterInstall.function: found the account 444444444444 in it; allowed: 222222222222, that of staging",
      "slipway.yaml:19:75 services.shop.environments.staging.hooks.afterInstall.function: found the region eu-west-1 in it; allowed: us-east-1, that of the configuration",
    ],
  },
  {
    what: "a function by its version",
    edits: hooks('afterInstall: { function: "smoke:1" }'),
    says: [
      'slipway.yaml:19:75 services.shop.environments.staging.hooks.afterInstall.function: found "smoke:1"; allowed: a function\'s name or ARN, such as arn:aws:lambda:us-east-1:111111111111:function:smoke',
    ],
  },
  {
    what: "a probe of a test listener that nobody reaches",
    edits: [...existing, ...hooks("afterAllowTestTraffic: probe, afterAllowTraffic: probe")],
    says: [
      "slipway.yaml:19:72 services.shop.environments.staging.hooks.afterAllowTestTraffic: found a probe of the test listener, which nobody reaches in environments.staging.network that Slipway didn't make; allowed: a function of your own, or probe at afterAllowTraffic",
    ],
  },
  {
    what: "a probe behind a certificate of which no name is known",
    edits: [...certificate, ...hooks("afterAllowTraffic: probe")],
    says: [
      "slipway.yaml:20:68 services.shop.environments.staging.hooks.afterAllowTraffic: found a probe behind a certificate, whose name nothing says; give environments.staging.url, or hosts to the service",
    ],
  },
  {
    what: "a probe of a path that isn't the service's",
    edits: [
      ...hooks("afterAllowTraffic: probe"),
      ["ecs: { port: 8080 }", "ecs: { port: 8080, healthCheckPath: /healthz, paths: [/api/*, /v?/x] }"],
    ],
    says: [
      "slipway.yaml:19:68 services.shop.environments.staging.hooks.afterAllowTraffic: found a probe of /healthz, which none of the service's paths takes (/api/*, /v?/x); give a healthCheckPath that one of them does",
    ],
  },
];

describe("bad hooks", () => testBadCases(cases));

describe("a probe behind a certificate", () => {
  test.each([
    [
      "the environment's url",
      [...certificate, ["certificateArn:", "url: https://shop.acme.example\n    certificateArn:"]],
    ],
    [
      "the service's hosts",
      [...certificate, ["ecs: { port: 8080 }", "ecs: { port: 8080, hosts: [shop.acme.example] }"]],
    ],
  ] as [string, Edits][])("asks by %s", (_what, edits) => {
    const text = edited([...hooks("afterAllowTraffic: probe"), ...edits]);
    expect(parseConfig(text, "slipway.yaml").services).toHaveLength(2);
  });
});
