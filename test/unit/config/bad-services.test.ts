/** Services: targets, strategies, requests, limits. */
import {
  atTop,
  type BadCase,
  bothEcs,
  inShop,
  inStaging,
  numbered,
  shopEcs,
  shopIn,
  siteIn,
  testBadCases,
} from "./support";

const CASES: readonly BadCase[] = [
  {
    what: "unknown environment",
    edits: shopIn("stagin: {}"),
    says: [
      "slipway.yaml:19:7 services.shop.environments.stagin: unknown environment; nearest: staging; allowed: staging, production",
    ],
  },
  {
    what: "unknown environment that nothing resembles",
    edits: shopIn("qa: {}"),
    says: [
      "slipway.yaml:19:7 services.shop.environments.qa: unknown environment; allowed: staging, production",
    ],
  },
  {
    what: "no target",
    edits: [["      ecs: { port: 8080 }", "      {}"]],
    says: [
      "slipway.yaml:17:7 services.shop.deploy: found no target; allowed: exactly one of ecs, lambda, servers, website",
    ],
  },
  {
    what: "target missing",
    edits: [["    deploy:\n      ecs: { port: 8080 }\n", ""]],
    says: [
      "slipway.yaml:13:3 services.shop.deploy: missing; give a mapping (keys: ecs, lambda, servers, website)",
    ],
  },
  {
    what: "two targets",
    edits: inShop("  website: {}"),
    says: [
      "slipway.yaml:18:7 services.shop.deploy.website: found website beside ecs; allowed: exactly one of ecs, lambda, servers, website",
    ],
  },
  {
    what: "misspelt target",
    edits: [["      ecs:", "      esc:"]],
    says: [
      "slipway.yaml:17:7 services.shop.deploy.esc: unknown key; nearest: ecs; allowed: ecs, lambda, servers, website",
    ],
  },
  {
    what: "field of another target in an override",
    edits: siteIn("staging: { deploy: { cpu: 512 } }"),
    says: [
      "slipway.yaml:24:28 services.site.environments.staging.deploy.cpu: found a field that website doesn't have; allowed: errorDocument, indexDocument",
    ],
  },
  {
    what: "website field on ECS",
    edits: shopIn("staging: { deploy: { indexDocument: a.html } }"),
    says: [
      "slipway.yaml:19:28 services.shop.environments.staging.deploy.indexDocument: found a field that ecs doesn't have; allowed: cpu, desiredCount, environment, healthCheckPath, hosts, memory, paths, port, priority, secrets",
    ],
  },
  {
    what: "strategy of another target",
    edits: shopIn("staging: { strategy: all-at-once }"),
    says: [
      'slipway.yaml:19:28 services.shop.environments.staging.strategy: found "all-at-once"; allowed for ecs: rolling, blue-green, canary-10-percent-5-minutes, canary-10-percent-15-minutes, linear-10-percent-every-1-minute, linear-10-percent-every-3-minutes',
    ],
  },
  {
    what: "strategy of servers on ECS",
    edits: shopIn("staging: { strategy: in-place }"),
    says: [
      'slipway.yaml:19:28 services.shop.environments.staging.strategy: found "in-place"; allowed for ecs: rolling, blue-green, canary-10-percent-5-minutes, canary-10-percent-15-minutes, linear-10-percent-every-1-minute, linear-10-percent-every-3-minutes',
    ],
  },
  {
    what: "canary by its name on a website",
    edits: siteIn("staging: { strategy: canary-10-percent-5-minutes }"),
    says: [
      'slipway.yaml:24:28 services.site.environments.staging.strategy: found "canary-10-percent-5-minutes"; allowed for website: all-at-once',
    ],
  },
  {
    what: "strategy of ECS on a website",
    edits: siteIn("staging: { strategy: rolling }"),
    says: [
      'slipway.yaml:24:28 services.site.environments.staging.strategy: found "rolling"; allowed for website: all-at-once',
    ],
  },
  {
    what: "steps on a website",
    edits: siteIn("staging: { strategy: { canary: { percent: 5, minutes: 10 } } }"),
    says: [
      "slipway.yaml:24:28 services.site.environments.staging.strategy: found steps of traffic; allowed for website: all-at-once",
    ],
  },
  {
    what: "steps of more than two days",
    edits: shopIn("staging: { strategy: { linear: { percent: 5, minutes: 145 } } }"),
    says: [
      "slipway.yaml:19:38 services.shop.environments.staging.strategy.linear: found steps that take 2900 minutes; allowed: at most 2880 (two days) from the first step to the last",
    ],
  },
  {
    what: "misspelt strategy",
    edits: shopIn("staging: { strategy: canary-10-percent-5-minute }"),
    says: [
      'slipway.yaml:19:28 services.shop.environments.staging.strategy: found "canary-10-percent-5-minute"; nearest: canary-10-percent-5-minutes; allowed for ecs: rolling, blue-green, canary-10-percent-5-minutes, canary-10-percent-15-minutes, linear-10-percent-every-1-minute, linear-10-percent-every-3-minutes',
    ],
  },
  {
    what: "strategy constructor",
    edits: shopIn("staging: { strategy: constructor }"),
    says: [
      'slipway.yaml:19:28 services.shop.environments.staging.strategy: found "constructor"; allowed for ecs: rolling, blue-green, canary-10-percent-5-minutes, canary-10-percent-15-minutes, linear-10-percent-every-1-minute, linear-10-percent-every-3-minutes',
    ],
  },
  {
    what: "memory that Fargate lacks for 256 units",
    edits: shopEcs("memory: 4096"),
    says: [
      "slipway.yaml:17:34 services.shop.deploy.ecs.memory: found memory 4096 with cpu 256; allowed with it: 512, 1024, 2048",
    ],
  },
  {
    what: "memory between two steps",
    edits: shopEcs("cpu: 8192, memory: 18432"),
    says: [
      "slipway.yaml:17:45 services.shop.deploy.ecs.memory: found memory 18432 with cpu 8192; allowed with it: 16384 to 61440 in steps of 4096",
    ],
  },
  {
    what: "cpu that outgrows the memory in one environment",
    edits: shopIn("production: { deploy: { cpu: 1024 } }"),
    says: [
      "slipway.yaml:19:36 services.shop.environments.production.deploy.cpu: found memory 512 with cpu 1024; allowed with it: 2048 to 8192 in steps of 1024",
    ],
  },
  {
    what: "memory that fits no override",
    edits: shopIn("staging: {}\n      production: { deploy: { cpu: 512, memory: 512 } }"),
    says: [
      "slipway.yaml:20:49 services.shop.environments.production.deploy.memory: found memory 512 with cpu 512; allowed with it: 1024 to 4096 in steps of 1024",
    ],
  },
  {
    what: "alarms on a website",
    edits: siteIn("staging: { rollbackOn: { errorRatePercent: 1 } }"),
    says: [
      "slipway.yaml:24:18 services.site.environments.staging.rollbackOn: found alarms of a load balancer on a website; leave it out",
    ],
  },
  {
    what: "more alarms than a deployment heeds, those that are made among them",
    edits: shopIn(
      `staging: { rollbackOn: { latencyMs: 500, unhealthyHosts: 1, alarms: [${numbered(9, (n) => `queue-${n}`)}] } }`,
    ),
    says: [
      "slipway.yaml:19:67 services.shop.environments.staging.rollbackOn.alarms: found 9 alarms beside those of latencyMs, unhealthyHosts; allowed: at most 10 together, as many as a deployment heeds",
    ],
  },
  {
    what: "alarms that are made, among those that exist",
    edits: shopIn(
      "staging: { rollbackOn: { errorRatePercent: 1, unhealthyHosts: 1, alarms: [acme-shop-staging-latency, acme-shop-staging-errors, acme-shop-staging-unhealthy-hosts] } }",
    ),
    says: [
      "slipway.yaml:19:108 services.shop.environments.staging.rollbackOn.alarms[1]: found acme-shop-staging-errors, which is made of errorRatePercent and heeded already; leave it out",
      "slipway.yaml:19:134 services.shop.environments.staging.rollbackOn.alarms[2]: found acme-shop-staging-unhealthy-hosts, which is made of unhealthyHosts and heeded already; leave it out",
    ],
  },
  {
    what: "wait with rolling",
    edits: shopIn("staging: { strategy: rolling, terminationWaitMinutes: 5 }"),
    says: [
      "slipway.yaml:19:37 services.shop.environments.staging.terminationWaitMinutes: found a wait with the strategy rolling, which keeps nothing to wait for; leave it out, or choose one of blue-green, canary-10-percent-5-minutes, canary-10-percent-15-minutes, linear-10-percent-every-1-minute, linear-10-percent-every-3-minutes",
    ],
  },
  {
    what: "wait with the default strategy",
    edits: shopIn("staging: { terminationWaitMinutes: 5 }"),
    says: [
      "slipway.yaml:19:18 services.shop.environments.staging.terminationWaitMinutes: found a wait with the strategy rolling, which keeps nothing to wait for; leave it out, or choose one of blue-green, canary-10-percent-5-minutes, canary-10-percent-15-minutes, linear-10-percent-every-1-minute, linear-10-percent-every-3-minutes",
    ],
  },
  {
    what: "wait on a website",
    edits: siteIn("staging: { terminationWaitMinutes: 5 }"),
    says: [
      "slipway.yaml:24:18 services.site.environments.staging.terminationWaitMinutes: found a wait with the strategy all-at-once, which keeps nothing to wait for; leave it out",
    ],
  },
  {
    what: "six hosts and paths together",
    edits: shopEcs("hosts: [a.ex, b.ex, c.ex], paths: [/a, /b, /c]"),
    says: [
      "slipway.yaml:17:60 services.shop.deploy.ecs.paths: found 6 hosts and paths together; allowed: at most 5, the values of one listener rule",
    ],
  },
  {
    what: "six hosts and paths together in one environment",
    edits: [
      ...shopEcs("hosts: [a.ex, b.ex, c.ex]"),
      ["  site:", "    environments: { staging: { deploy: { paths: [/a, /b, /c] } } }\n  site:"],
    ],
    says: [
      "slipway.yaml:18:49 services.shop.environments.staging.deploy.paths: found 6 hosts and paths together; allowed: at most 5, the values of one listener rule",
    ],
  },
  {
    what: "two services that take every request",
    edits: [["website: {}", "ecs: { port: 80 }"]],
    says: [
      "slipway.yaml:22:12 services.site.deploy.ecs: found every request, which services.shop takes on the same load balancer in staging; give other hosts or paths, or set environments.staging.loadBalancer to own",
      "slipway.yaml:22:12 services.site.deploy.ecs: found every request, which services.shop takes on the same load balancer in production; give other hosts or paths, or set environments.production.loadBalancer to own",
    ],
  },
  {
    what: "two services with the same host",
    edits: bothEcs("hosts: [a.ex]", "hosts: [b.ex, A.ex]"),
    says: [
      "slipway.yaml:22:31 services.site.deploy.ecs.hosts: found the requests of a.ex/*, which services.shop takes on the same load balancer in staging; give other hosts or paths, or set environments.staging.loadBalancer to own",
      "slipway.yaml:22:31 services.site.deploy.ecs.hosts: found the requests of a.ex/*, which services.shop takes on the same load balancer in production; give other hosts or paths, or set environments.production.loadBalancer to own",
    ],
  },
  {
    what: "two services with the same path in one environment",
    edits: [
      ...bothEcs("paths: [/api/*]", "hosts: []"),
      [
        "hosts: [] }\n",
        "hosts: [] }\n    environments: { staging: { deploy: { paths: [/api/*] } }, production: {} }\n",
      ],
    ],
    says: [
      "slipway.yaml:23:49 services.site.environments.staging.deploy.paths: found the requests of /api/*, which services.shop takes on the same load balancer in staging; give other hosts or paths, or set environments.staging.loadBalancer to own",
    ],
  },
  {
    what: "fifty checks",
    edits: inShop(`checks: { ${numbered(50, (n) => `c${n}: { commands: [a] }`)} }`),
    says: [
      "slipway.yaml:18:5 services.shop.checks: found 50 checks; allowed: at most 49, CodePipeline runs 50 actions beside each other, the build among them",
    ],
  },
  {
    what: "fifty-one verifications",
    edits: shopIn(`staging: { verify: { ${numbered(51, (n) => `c${n}: { commands: [a] }`)} } }`),
    says: [
      "slipway.yaml:19:18 services.shop.environments.staging.verify: found 51 checks; allowed: at most 50, CodePipeline runs 50 actions beside each other",
    ],
  },
  {
    what: "verification of a website without an address",
    edits: siteIn("staging: { verify: { links: { commands: [npm test] } } }"),
    says: [
      "slipway.yaml:24:18 services.site.environments.staging.verify: needs environments.staging.url: CloudFront's name for a website can't be looked up",
    ],
  },
  {
    what: "verification by a name that the certificate doesn't cover",
    edits: [
      ...inStaging("certificateArn: arn:aws:acm:us-east-1:222222222222:certificate/0a1b"),
      ...shopIn("staging: { verify: { smoke: { commands: [npm test] } } }"),
    ],
    says: [
      "slipway.yaml:20:18 services.shop.environments.staging.verify: needs environments.staging.url: the load balancer's own name is not on the certificate",
    ],
  },
  {
    what: "verification by a name that the service doesn't answer to",
    edits: [
      [
        "      ecs: { port: 8080 }\n",
        "      ecs: { port: 8080, hosts: [shop.acme.example] }\n    environments:\n      staging: { verify: { smoke: { commands: [npm test] } } }\n",
      ],
    ],
    says: [
      "slipway.yaml:19:18 services.shop.environments.staging.verify: needs environments.staging.url: the service answers to its hosts only, not to the load balancer's own name",
    ],
  },
  {
    what: "build image of a private repository",
    edits: inShop("build: { image: 111111111111.dkr.ecr.us-east-1.amazonaws.com/ci:1 }"),
    says: [
      'slipway.yaml:18:21 services.shop.build.image: found "111111111111.dkr.ecr.us-east-1.amazonaws.com/ci:1"; allowed: a curated image of CodeBuild such as aws/codebuild/amazonlinux-x86_64-standard:5.0, or a public one; none of a private ECR repository',
    ],
  },
  {
    what: "approval that outlasts the artifacts",
    edits: [
      ...inStaging("approval: { timeoutMinutes: 10080 }"),
      ...atTop("artifacts: { expireAfterDays: 7 }"),
    ],
    says: [
      "slipway.yaml:10:5 environments.staging.approval: shop may wait 10080 minutes for approval, and its artifacts expire after 7 days; allowed: shorter timeouts, or artifacts.expireAfterDays of 8 and more",
    ],
  },
  {
    what: "strategy that isn't one, beside a misspelt field",
    edits: [
      [
        "      ecs: { port: 8080 }\n",
        "      ecs: { port: 8080, healthChekPath: /a }\n    environments:\n      staging: { strategy: rollin }\n",
      ],
    ],
    says: [
      "slipway.yaml:17:26 services.shop.deploy.ecs.healthChekPath: unknown key; nearest: healthCheckPath; allowed: cpu, desiredCount, environment, healthCheckPath, hosts, memory, paths, port, priority, secrets",
      'slipway.yaml:19:28 services.shop.environments.staging.strategy: found "rollin"; nearest: rolling; allowed for ecs: rolling, blue-green, canary-10-percent-5-minutes, canary-10-percent-15-minutes, linear-10-percent-every-1-minute, linear-10-percent-every-3-minutes',
    ],
  },
];

describe("bad services", () => testBadCases(CASES));
