/** Services on servers: strategies, numbers, fields, requests. */
import { type BadCase, type Edits, testBadCases } from "./support";

const SERVERS = "all-at-once, in-place, rolling, blue-green, { rolling: { batchPercent } }";
const AT = "slipway.yaml:19:28 services.shop.environments.staging.strategy";

/** The shop on servers, with more fields and with entries of its environments. */
function shop(fields: string, staging?: string): Edits {
  const environments = staging === undefined ? "" : `\n    environments:\n      staging: { ${staging} }`;
  return [["      ecs: { port: 8080 }", `      servers: { port: 8080${fields} }${environments}`]];
}

const CASES: readonly BadCase[] = [
  {
    what: "a canary by name",
    edits: shop("", "strategy: canary-10-percent-5-minutes"),
    says: [`${AT}: found "canary-10-percent-5-minutes"; allowed for servers: ${SERVERS}`],
  },
  {
    what: "steps of traffic",
    edits: shop("", "strategy: { linear: { percent: 10, minutes: 1 } }"),
    says: [`${AT}: found steps of traffic; allowed for servers: ${SERVERS}`],
  },
  {
    what: "batches for containers",
    edits: [
      [
        "      ecs: { port: 8080 }",
        "      ecs: { port: 8080 }\n    environments:\n      staging: { strategy: { rolling: { batchPercent: 25 } } }",
      ],
    ],
    says: [
      `${AT}: found batches of servers; allowed for ecs: rolling, blue-green, canary-10-percent-5-minutes, canary-10-percent-15-minutes, linear-10-percent-every-1-minute, linear-10-percent-every-3-minutes`,
    ],
  },
  {
    what: "a batch of everything",
    edits: shop("", "strategy: { rolling: { batchPercent: 100 } }"),
    says: [
      "slipway.yaml:19:55 services.shop.environments.staging.strategy.rolling.batchPercent: found 100; allowed: an integer from 1 to 99",
    ],
  },
  {
    what: "batches of less than one server",
    edits: shop("", "strategy: { rolling: { batchPercent: 25 } }"),
    says: [
      `${AT}: found batches of 25 % with min 2, which is less than one server; allowed: a min of 4 and more, or in-place`,
    ],
  },
  {
    what: "half of one server",
    edits: shop("", "strategy: rolling, deploy: { min: 1 }"),
    says: [
      `${AT}: found batches of 50 % with min 1, which is less than one server; allowed: a min of 2 and more, or in-place`,
    ],
  },
  {
    what: "more at least than at most",
    edits: shop(", min: 5"),
    says: [
      "slipway.yaml:17:35 services.shop.deploy.servers.min: found min 5 with max 4; allowed: a max of 5 and more",
    ],
  },
  {
    what: "no type of instances, and no image",
    edits: shop(", instanceType: small, ami: al2023"),
    says: [
      'slipway.yaml:17:44 services.shop.deploy.servers.instanceType: found "small"; allowed: a type of EC2 instances, such as t3.small',
      'slipway.yaml:17:56 services.shop.deploy.servers.ami: found "al2023"; allowed: the id of an image, such as ami-0123456789abcdef0',
    ],
  },
  {
    what: "hooks of containers",
    edits: shop("", "hooks: { afterAllowTraffic: probe }"),
    says: [
      "slipway.yaml:19:18 services.shop.environments.staging.hooks: found hooks for servers, whose hooks are the scripts of appspec.yml; leave them out",
    ],
  },
  {
    what: "a wait for what nobody removes",
    edits: shop("", "strategy: blue-green, terminationWaitMinutes: 5"),
    says: [
      "slipway.yaml:19:40 services.shop.environments.staging.terminationWaitMinutes: found a wait for servers: what blue-green leaves behind stays until somebody removes it; leave it out",
    ],
  },
  {
    what: "requests that a container takes, too",
    edits: [["      website: {}", "      servers: { port: 80 }"]],
    says: [
      "slipway.yaml:22:16 services.site.deploy.servers: found every request, which services.shop takes on the same load balancer in staging; give other hosts or paths, or set environments.staging.loadBalancer to own",
      "slipway.yaml:22:16 services.site.deploy.servers: found every request, which services.shop takes on the same load balancer in production; give other hosts or paths, or set environments.production.loadBalancer to own",
    ],
  },
  {
    what: "releases beside each other",
    edits: [...shop("", "strategy: blue-green"), ["  site:", "    pipeline: { mode: parallel }\n  site:"]],
    says: [
      `${AT}: found a strategy of CodeDeploy with services.shop.pipeline.mode: parallel, and CodeDeploy refuses a second deployment beside the first; allowed: queued or superseded, or a strategy without CodeDeploy`,
    ],
  },
];

describe("bad servers", () => testBadCases(CASES));
