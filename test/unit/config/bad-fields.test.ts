/** Fields that are wrong on their own: missing, misspelt, of another type, out of range. */
import {
  atTop,
  type BadCase,
  environments,
  inShop,
  inStaging,
  services,
  shopEcs,
  shopIn,
  testBadCases,
} from "./support";

const CASES: readonly BadCase[] = [
  {
    what: "organization missing",
    edits: [["organization: acme\n", ""]],
    says: [
      "slipway.yaml:1:1 organization: missing; give a name of at most 25 characters: lower-case letters, digits and single hyphens, a letter first",
    ],
  },
  {
    what: "organization of another case",
    edits: [["acme\n", "Acme\n"]],
    says: [
      'slipway.yaml:1:15 organization: found "Acme"; allowed: a name of at most 25 characters: lower-case letters, digits and single hyphens, a letter first',
    ],
  },
  {
    what: "organization too long",
    edits: [["organization: acme", "organization: abcdefghijklmnopqrstuvwxyz"]],
    says: [
      'slipway.yaml:1:15 organization: found "abcdefghijklmnopqrstuvwxyz"; allowed: a name of at most 25 characters: lower-case letters, digits and single hyphens, a letter first',
    ],
  },
  {
    what: "organization that ends with a hyphen",
    edits: [["organization: acme", "organization: acme-"]],
    says: [
      'slipway.yaml:1:15 organization: found "acme-"; allowed: a name of at most 25 characters: lower-case letters, digits and single hyphens, a letter first',
    ],
  },
  {
    what: "organization that is a number",
    edits: [["organization: acme", "organization: 42"]],
    says: [
      "slipway.yaml:1:15 organization: found 42; allowed: a name of at most 25 characters: lower-case letters, digits and single hyphens, a letter first",
    ],
  },
  {
    what: "organization left empty",
    edits: [["organization: acme", "organization:"]],
    says: [
      "slipway.yaml:1:14 organization: found nothing; allowed: a name of at most 25 characters: lower-case letters, digits and single hyphens, a letter first",
    ],
  },
  {
    what: "region that is none",
    edits: [["us-east-1", "us-east"]],
    says: ['slipway.yaml:2:9 region: found "us-east"; allowed: a region such as us-east-1'],
  },
  {
    what: "misspelt key at the top",
    edits: [["region:", "regoin:"]],
    says: [
      "slipway.yaml:2:1 regoin: unknown key; nearest: region; allowed: artifacts, environments, infrastructure, layout, monitoring, notifications, organization, region, services, tags, tools",
    ],
  },
  {
    what: "key that nothing resembles",
    edits: atTop("webhooks: {}"),
    says: [
      "slipway.yaml:2:1 webhooks: unknown key; allowed: artifacts, environments, infrastructure, layout, monitoring, notifications, organization, region, services, tags, tools",
    ],
  },
  {
    what: "tools missing",
    edits: [['tools:\n  account: "111111111111"\n', ""]],
    says: [
      "slipway.yaml:1:1 tools: missing; give a mapping (keys: account, assumeRole, githubProvider, permissionsBoundary, profile)",
    ],
  },
  {
    what: "tools as text",
    edits: [['tools:\n  account: "111111111111"', 'tools: "111111111111"']],
    says: [
      'slipway.yaml:3:8 tools: found "111111111111"; allowed: a mapping (keys: account, assumeRole, githubProvider, permissionsBoundary, profile)',
    ],
  },
  {
    what: "environments missing",
    edits: environments(""),
    says: ["slipway.yaml:1:1 environments: missing; give a mapping from names to environments, at least 1"],
  },
  {
    what: "environments empty",
    edits: environments("environments: {}"),
    says: ["slipway.yaml:5:15 environments: found an empty mapping; allowed: at least 1"],
  },
  {
    what: "environments as a list",
    edits: environments("environments: [staging]"),
    says: [
      "slipway.yaml:5:15 environments: found a list of 1; allowed: a mapping from names to environments, at least 1",
    ],
  },
  {
    what: "services empty",
    edits: services("services: {}"),
    says: ["slipway.yaml:12:11 services: found an empty mapping; allowed: at least 1"],
  },
  {
    what: "services left empty",
    edits: services("services:"),
    says: [
      "slipway.yaml:12:10 services: found nothing; allowed: a mapping from names to services, at least 1",
    ],
  },
  {
    what: "port out of range",
    edits: [["8080", "99999"]],
    says: [
      "slipway.yaml:17:20 services.shop.deploy.ecs.port: found 99999; allowed: an integer from 1 to 65535",
    ],
  },
  {
    what: "port as text",
    edits: [["8080", '"8080"']],
    says: [
      'slipway.yaml:17:20 services.shop.deploy.ecs.port: found "8080"; allowed: an integer from 1 to 65535',
    ],
  },
  {
    what: "port with a fraction",
    edits: [["8080", "80.5"]],
    says: [
      "slipway.yaml:17:20 services.shop.deploy.ecs.port: found 80.5; allowed: an integer from 1 to 65535",
    ],
  },
  {
    what: "port infinite",
    edits: [["8080", ".inf"]],
    says: [
      "slipway.yaml:17:20 services.shop.deploy.ecs.port: found .inf; allowed: an integer from 1 to 65535",
    ],
  },
  {
    what: "port missing",
    edits: [["{ port: 8080 }", "{}"]],
    says: ["slipway.yaml:17:7 services.shop.deploy.ecs.port: missing; give an integer from 1 to 65535"],
  },
  {
    what: "target left empty",
    edits: [["ecs: { port: 8080 }", "ecs:"]],
    says: [
      "slipway.yaml:17:11 services.shop.deploy.ecs: found nothing; allowed: a mapping (keys: cpu, desiredCount, environment, healthCheckPath, hosts, memory, paths, port, priority, secrets)",
    ],
  },
  {
    what: "misspelt target field",
    edits: shopEcs("healthcheckPath: /"),
    says: [
      "slipway.yaml:17:26 services.shop.deploy.ecs.healthcheckPath: unknown key; nearest: healthCheckPath; allowed: cpu, desiredCount, environment, healthCheckPath, hosts, memory, paths, port, priority, secrets",
    ],
  },
  {
    what: "cpu that Fargate lacks",
    edits: shopEcs("cpu: 300"),
    says: [
      "slipway.yaml:17:31 services.shop.deploy.ecs.cpu: found 300; allowed: 256, 512, 1024, 2048, 4096, 8192, 16384",
    ],
  },
  {
    what: "desired count of none",
    edits: shopEcs("desiredCount: 0"),
    says: [
      "slipway.yaml:17:40 services.shop.deploy.ecs.desiredCount: found 0; allowed: an integer from 1 to 5000",
    ],
  },
  {
    what: "health check path with a query",
    edits: shopEcs('healthCheckPath: "/healthz?deep=1"'),
    says: [
      'slipway.yaml:17:43 services.shop.deploy.ecs.healthCheckPath: found "/healthz?deep=1"; allowed: a path of letters, digits and . _ ~ / - that starts with /',
    ],
  },
  {
    what: "health check path without a slash",
    edits: shopEcs("healthCheckPath: healthz"),
    says: [
      'slipway.yaml:17:43 services.shop.deploy.ecs.healthCheckPath: found "healthz"; allowed: a path of letters, digits and . _ ~ / - that starts with /',
    ],
  },
  {
    what: "host without a dot",
    edits: shopEcs("hosts: [shop]"),
    says: [
      'slipway.yaml:17:34 services.shop.deploy.ecs.hosts[0]: found "shop"; allowed: a host name with a dot, * and ? as wildcards, at most 128 characters',
    ],
  },
  {
    what: "path without a slash",
    edits: shopEcs("paths: [api/*]"),
    says: [
      'slipway.yaml:17:34 services.shop.deploy.ecs.paths[0]: found "api/*"; allowed: a path that starts with /, * and ? as wildcards, at most 128 characters',
    ],
  },
  {
    what: "hosts as text",
    edits: shopEcs("hosts: shop.acme.example"),
    says: [
      'slipway.yaml:17:33 services.shop.deploy.ecs.hosts: found "shop.acme.example"; allowed: a list of at most 5 host names',
    ],
  },
  {
    what: "six hosts",
    edits: shopEcs("hosts: [a.ex, b.ex, c.ex, d.ex, e.ex, f.ex]"),
    says: [
      "slipway.yaml:17:33 services.shop.deploy.ecs.hosts: found a list of 6; allowed: a list of at most 5 host names",
    ],
  },
  {
    what: "host twice",
    edits: shopEcs("hosts: [a.ex, b.ex, a.ex]"),
    says: ['slipway.yaml:17:46 services.shop.deploy.ecs.hosts[2]: found "a.ex"; allowed: each entry once'],
  },
  {
    what: "index document with a leading slash",
    edits: [["website: {}", "website: { indexDocument: /index.html }"]],
    says: [
      'slipway.yaml:22:33 services.site.deploy.website.indexDocument: found "/index.html"; allowed: a file\'s path without a leading /, such as index.html',
    ],
  },
  {
    what: "repository without an owner",
    edits: [["acme/shop", "shop"]],
    says: [
      'slipway.yaml:15:29 services.shop.source.github.repository: found "shop"; allowed: owner/name, such as acme/storefront',
    ],
  },
  {
    what: "repository as an address",
    edits: [["acme/shop", "https://github.com/acme/shop"]],
    says: [
      'slipway.yaml:15:29 services.shop.source.github.repository: found "https://github.com/acme/shop"; allowed: owner/name, such as acme/storefront',
    ],
  },
  {
    what: "source of another kind",
    edits: [["github: { repository: acme/shop }", "gitlab: { repository: shop }"]],
    says: [
      "slipway.yaml:15:7 services.shop.source.gitlab: unknown key; nearest: github; allowed: codecommit, github, s3",
    ],
  },
  {
    what: "branch that is a number",
    edits: [["{ repository: acme/shop }", "{ repository: acme/shop, branch: 2024 }"]],
    says: [
      "slipway.yaml:15:48 services.shop.source.github.branch: found 2024; allowed: the name of a branch; quote it",
    ],
  },
  {
    what: "branch with a space",
    edits: [["{ repository: acme/shop }", "{ repository: acme/shop, branch: my branch }"]],
    says: [
      'slipway.yaml:15:48 services.shop.source.github.branch: found "my branch"; allowed: the name of a branch',
    ],
  },
  {
    what: "connection that is no ARN",
    edits: [["{ repository: acme/shop }", "{ repository: acme/shop, connectionArn: acme }"]],
    says: [
      'slipway.yaml:15:55 services.shop.source.github.connectionArn: found "acme"; allowed: the ARN of a connection, such as arn:aws:codeconnections:us-east-1:111111111111:connection/0a1b',
    ],
  },
  {
    what: "nine branches",
    edits: inShop("triggers: { push: { branches: [a, b, c, d, e, f, g, h, i] } }"),
    says: [
      "slipway.yaml:18:35 services.shop.triggers.push.branches: found a list of 9; allowed: a list of 1 to 8 patterns",
    ],
  },
  {
    what: "no path among the paths",
    edits: inShop("triggers: { push: { paths: [] } }"),
    says: [
      "slipway.yaml:18:32 services.shop.triggers.push.paths: found an empty list; allowed: a list of 1 to 8 patterns",
    ],
  },
  {
    what: "unknown event",
    edits: inShop("triggers: { tag: {} }"),
    says: [
      "slipway.yaml:18:17 services.shop.triggers.tag: unknown key; nearest: tags; allowed: pullRequest, push, schedule, tags",
    ],
  },
  {
    what: "misspelt compute type",
    edits: inShop("build: { compute: mediun }"),
    says: [
      'slipway.yaml:18:23 services.shop.build.compute: found "mediun"; nearest: medium; allowed: small, medium, large, xlarge, 2xlarge, arm-small, arm-medium, arm-large, arm-xlarge, arm-2xlarge, lambda-1gb, lambda-2gb, lambda-4gb, lambda-8gb, lambda-10gb, arm-lambda-1gb, arm-lambda-2gb, arm-lambda-4gb, arm-lambda-8gb, arm-lambda-10gb',
    ],
  },
  {
    what: "yes for a truth",
    edits: inShop("build: { docker: yes }"),
    says: ['slipway.yaml:18:22 services.shop.build.docker: found "yes"; allowed: true or false'],
  },
  {
    what: "truth as a number",
    edits: inShop("build: { docker: 1 }"),
    says: ["slipway.yaml:18:22 services.shop.build.docker: found 1; allowed: true or false"],
  },
  {
    what: "buildspec outside the repository",
    edits: inShop("build: { buildspec: ../buildspec.yml }"),
    says: [
      'slipway.yaml:18:25 services.shop.build.buildspec: found "../buildspec.yml"; allowed: a path inside the repository, such as ci/buildspec.yml',
    ],
  },
  {
    what: "image with a space",
    edits: inShop("build: { image: my image }"),
    says: [
      'slipway.yaml:18:21 services.shop.build.image: found "my image"; allowed: a curated image of CodeBuild such as aws/codebuild/amazonlinux-x86_64-standard:5.0, or a public one; none of a private ECR repository',
    ],
  },
  {
    what: "build that may take no time",
    edits: inShop("build: { timeoutMinutes: 0 }"),
    says: [
      "slipway.yaml:18:30 services.shop.build.timeoutMinutes: found 0; allowed: an integer from 5 to 2160",
    ],
  },
  {
    what: "check without commands",
    edits: inShop("checks: { lint: {} }"),
    says: [
      "slipway.yaml:18:21 services.shop.checks.lint: found an empty mapping; allowed: either commands or buildspec",
    ],
  },
  {
    what: "check with an empty list",
    edits: inShop("checks: { lint: { commands: [] } }"),
    says: [
      "slipway.yaml:18:33 services.shop.checks.lint.commands: found an empty list; allowed: a list of at least one shell command",
    ],
  },
  {
    what: "command that is no text",
    edits: inShop("checks: { lint: { commands: [true] } }"),
    says: [
      "slipway.yaml:18:34 services.shop.checks.lint.commands[0]: found true; allowed: a shell command; quote it",
    ],
  },
  {
    what: "command of spaces",
    edits: inShop('checks: { lint: { commands: [" "] } }'),
    says: ['slipway.yaml:18:34 services.shop.checks.lint.commands[0]: found " "; allowed: a shell command'],
  },
  {
    what: "commands as text",
    edits: inShop("checks: { lint: { commands: npm test } }"),
    says: [
      'slipway.yaml:18:33 services.shop.checks.lint.commands: found "npm test"; allowed: a list of at least one shell command',
    ],
  },
  {
    what: "checks as a list",
    edits: inShop("checks: [npm test]"),
    says: [
      "slipway.yaml:18:13 services.shop.checks: found a list of 1; allowed: a mapping from names to checks",
    ],
  },
  {
    what: "services environments empty",
    edits: inShop("environments: {}"),
    says: ["slipway.yaml:18:19 services.shop.environments: found an empty mapping; allowed: at least 1"],
  },
  {
    what: "service environment left empty",
    edits: shopIn("staging:"),
    says: [
      "slipway.yaml:19:15 services.shop.environments.staging: found nothing; allowed: a mapping (keys: conditions, deploy, deployRoleArn, hooks, rollbackOn, strategy, terminationWaitMinutes, verify)",
    ],
  },
  {
    what: "notifications to nobody, of something unknown",
    edits: atTop("notifications: { emails: [], events: [fail] }"),
    says: [
      "slipway.yaml:2:26 notifications.emails: found an empty list; allowed: a list of 1 to 100 e-mail addresses",
      'slipway.yaml:2:39 notifications.events[0]: found "fail"; nearest: failed; allowed: started, succeeded, failed, canceled, superseded, approval-needed, approval-failed, approval-succeeded, rolled-back, deployment-failed, pull-request-created, pull-request-updated, pull-request-closed, pull-request-merged, pull-request-commented, pull-request-approval-changed, pull-request-approval-overridden',
    ],
  },
  {
    what: "alarms that are true, too many, and longer than a build can be",
    edits: atTop(
      "monitoring: { alarms: { failedExecutions: true, failedDeployments: 0, buildMinutes: 2161 } }",
    ),
    says: [
      "slipway.yaml:2:43 monitoring.alarms.failedExecutions: found true; allowed: an integer from 1 to 100, or false",
      "slipway.yaml:2:68 monitoring.alarms.failedDeployments: found 0; allowed: an integer from 1 to 100, or false",
      "slipway.yaml:2:85 monitoring.alarms.buildMinutes: found 2161; allowed: an integer from 1 to 2160",
    ],
  },
  {
    what: "access logs that are true, and a copy where the artifacts are",
    edits: atTop("artifacts: { accessLogDays: true, replicaRegion: us-east-1 }"),
    says: [
      "slipway.yaml:2:29 artifacts.accessLogDays: found true; allowed: an integer from 1 to 3650, or false",
      "slipway.yaml:2:50 artifacts.replicaRegion: found us-east-1, which is the region of the artifacts; allowed: another one",
    ],
  },
  {
    what: "a copy in another partition",
    edits: atTop("artifacts: { replicaRegion: cn-north-1 }"),
    says: [
      "slipway.yaml:2:29 artifacts.replicaRegion: found a region of the partition aws-cn; allowed: one of aws, that of us-east-1",
    ],
  },
  {
    what: "an alarm on builds that are stopped before it could go off",
    edits: atTop("monitoring: { alarms: { buildMinutes: 30 } }"),
    says: [
      "slipway.yaml:2:39 monitoring.alarms.buildMinutes: found 30, and builds of services.shop are stopped after 30 minutes (build.timeoutMinutes); allowed: less than that",
    ],
  },
  {
    what: "an alarm on a metric that CodePipeline doesn't publish there",
    edits: [...atTop("monitoring: {}"), ["region: us-east-1", "region: us-gov-west-1"]],
    says: [
      "slipway.yaml:2:1 monitoring.alarms.failedExecutions: found an alarm on a metric that CodePipeline doesn't publish in us-gov-west-1; allowed: false, and the event failed of notifications",
    ],
  },
  {
    what: "strategy that is a number",
    edits: shopIn("staging: { strategy: 10 }"),
    says: [
      "slipway.yaml:19:28 services.shop.environments.staging.strategy: found 10; allowed: the name of a strategy, or a mapping (keys: canary, linear, rolling)",
    ],
  },
  {
    what: "steps of no kind",
    edits: shopIn("staging: { strategy: {} }"),
    says: [
      "slipway.yaml:19:28 services.shop.environments.staging.strategy: found an empty mapping; allowed: either canary or linear or rolling",
    ],
  },
  {
    what: "steps of both kinds",
    edits: shopIn(
      "staging: { strategy: { canary: { percent: 5, minutes: 5 }, linear: { percent: 5, minutes: 5 } } }",
    ),
    says: [
      "slipway.yaml:19:28 services.shop.environments.staging.strategy: found a mapping; allowed: either canary or linear or rolling",
    ],
  },
  {
    what: "several percentages",
    edits: shopIn(
      "staging: { strategy: { canary: { percent: [10, 50], minutes: 5 } } }\n      production: { strategy: { linear: { percent: [10, 20, 70], minutes: 5 } } }",
    ),
    says: [
      "slipway.yaml:19:49 services.shop.environments.staging.strategy.canary.percent: found a list of 2; allowed: an integer from 1 to 99; CodeDeploy moves a canary's traffic in exactly two increments, this percentage and the rest",
      "slipway.yaml:20:52 services.shop.environments.production.strategy.linear.percent: found a list of 3; allowed: an integer from 1 to 99; CodeDeploy moves linear traffic in equal increments of one percentage",
    ],
  },
  {
    what: "steps out of bounds, misspelt and half",
    edits: shopIn("staging: { strategy: { canary: { percent: 100, minute: 5 } } }"),
    says: [
      "slipway.yaml:19:30 services.shop.environments.staging.strategy.canary.minutes: missing; give an integer from 1 to 2880",
      "slipway.yaml:19:49 services.shop.environments.staging.strategy.canary.percent: found 100; allowed: an integer from 1 to 99",
      "slipway.yaml:19:54 services.shop.environments.staging.strategy.canary.minute: unknown key; nearest: minutes; allowed: minutes, percent",
    ],
  },
  {
    what: "alarms without a threshold that is right",
    edits: shopIn("staging: { rollbackOn: { errorRatePercent: 0 } }"),
    says: [
      "slipway.yaml:19:50 services.shop.environments.staging.rollbackOn.errorRatePercent: found 0; allowed: a number above 0, at most 100",
    ],
  },
  {
    what: "latency above a minute",
    edits: shopIn("staging: { rollbackOn: { latencyMs: 60001 } }"),
    says: [
      "slipway.yaml:19:43 services.shop.environments.staging.rollbackOn.latencyMs: found 60001; allowed: an integer from 1 to 60000",
    ],
  },
  {
    what: "no unhealthy hosts",
    edits: shopIn("staging: { rollbackOn: { unhealthyHosts: 0 } }"),
    says: [
      "slipway.yaml:19:48 services.shop.environments.staging.rollbackOn.unhealthyHosts: found 0; allowed: an integer from 1 to 5000",
    ],
  },
  {
    what: "an alarm by its ARN, one twice, and one of spaces",
    edits: shopIn(
      'staging: { rollbackOn: { alarms: ["arn:aws:cloudwatch:us-east-1:222222222222:alarm:queue", queue, queue, " "] } }',
    ),
    says: [
      'slipway.yaml:19:41 services.shop.environments.staging.rollbackOn.alarms[0]: found "arn:aws:cloudwatch:us-east-1:222222222222:alarm:queue"; allowed: the name of a CloudWatch alarm, at most 255 characters, not its ARN',
      'slipway.yaml:19:105 services.shop.environments.staging.rollbackOn.alarms[2]: found "queue"; allowed: each entry once',
      'slipway.yaml:19:112 services.shop.environments.staging.rollbackOn.alarms[3]: found " "; allowed: the name of a CloudWatch alarm, at most 255 characters, not its ARN',
    ],
  },
  {
    what: "no alarms",
    edits: shopIn("staging: { rollbackOn: { alarms: [] } }"),
    says: [
      "slipway.yaml:19:40 services.shop.environments.staging.rollbackOn.alarms: found an empty list; allowed: a list of 1 to 10 names of alarms",
    ],
  },
  {
    what: "wait above two days",
    edits: shopIn("staging: { strategy: blue-green, terminationWaitMinutes: 2881 }"),
    says: [
      "slipway.yaml:19:64 services.shop.environments.staging.terminationWaitMinutes: found 2881; allowed: an integer from 0 to 2880",
    ],
  },
  {
    what: "override of an unknown field",
    edits: shopIn("staging: { deploy: { replicas: 3 } }"),
    says: [
      "slipway.yaml:19:28 services.shop.environments.staging.deploy.replicas: unknown key; allowed: cpu, desiredCount, environment, healthCheckPath, hosts, memory, paths, port, priority, secrets",
    ],
  },
  {
    what: "override by kind",
    edits: shopIn("staging: { deploy: { ecs: { cpu: 512 } } }"),
    says: [
      "slipway.yaml:19:28 services.shop.environments.staging.deploy.ecs: unknown key; allowed: cpu, desiredCount, environment, healthCheckPath, hosts, memory, paths, port, priority, secrets",
    ],
  },
  {
    what: "misspelt override beside a wrong one, and something else that is wrong",
    edits: shopIn("staging: { strategy: 7, deploy: { memry: 512, cpu: 100 } }"),
    says: [
      "slipway.yaml:19:28 services.shop.environments.staging.strategy: found 7; allowed: the name of a strategy, or a mapping (keys: canary, linear, rolling)",
      "slipway.yaml:19:41 services.shop.environments.staging.deploy.memry: unknown key; nearest: memory; allowed: cpu, desiredCount, environment, healthCheckPath, hosts, memory, paths, port, priority, secrets",
      "slipway.yaml:19:58 services.shop.environments.staging.deploy.cpu: found 100; allowed: 256, 512, 1024, 2048, 4096, 8192, 16384",
    ],
  },
  {
    what: "overrides that are no mapping",
    edits: shopIn("staging: { deploy: 512 }\n      production: { deploy: }"),
    says: [
      "slipway.yaml:19:26 services.shop.environments.staging.deploy: found 512; allowed: a mapping (keys: cpu, desiredCount, environment, healthCheckPath, hosts, memory, paths, port, priority, secrets)",
      "slipway.yaml:20:29 services.shop.environments.production.deploy: found nothing; allowed: a mapping (keys: cpu, desiredCount, environment, healthCheckPath, hosts, memory, paths, port, priority, secrets)",
    ],
  },
  {
    what: "overrides of a service with two targets",
    edits: [
      [
        "      ecs: { port: 8080 }",
        "      ecs: { port: 8080 }\n      website: {}\n    environments: { staging: { deploy: { cpu: 1 } } }",
      ],
    ],
    says: [
      "slipway.yaml:18:7 services.shop.deploy.website: found website beside ecs; allowed: exactly one of ecs, lambda, servers, website",
    ],
  },
  {
    what: "load balancer of another kind",
    edits: inStaging("loadBalancer: dedicated"),
    says: ['slipway.yaml:9:19 environments.staging.loadBalancer: found "dedicated"; allowed: shared, own'],
  },
  {
    what: "address without a scheme",
    edits: inStaging("url: shop.acme.example"),
    says: [
      'slipway.yaml:9:10 environments.staging.url: found "shop.acme.example"; allowed: an address such as https://shop.acme.example',
    ],
  },
  {
    what: "address of another scheme",
    edits: inStaging("url: ftp://shop.acme.example"),
    says: [
      'slipway.yaml:9:10 environments.staging.url: found "ftp://shop.acme.example"; allowed: an address such as https://shop.acme.example',
    ],
  },
  {
    what: "approval that times out too soon",
    edits: inStaging("approval: { timeoutMinutes: 1 }"),
    says: [
      "slipway.yaml:9:33 environments.staging.approval.timeoutMinutes: found 1; allowed: an integer from 5 to 86400",
    ],
  },
  {
    what: "approver who is no address",
    edits: inStaging("approval: { notify: [release] }"),
    says: [
      'slipway.yaml:9:26 environments.staging.approval.notify[0]: found "release"; allowed: an e-mail address',
    ],
  },
  {
    what: "approver twice, in another case",
    edits: inStaging("approval: { notify: [a@acme.example, A@acme.example] }"),
    says: [
      'slipway.yaml:9:42 environments.staging.approval.notify[1]: found "A@acme.example"; allowed: each entry once',
    ],
  },
  {
    what: "certificate that is no ARN",
    edits: inStaging("certificateArn: shop.acme.example"),
    says: [
      'slipway.yaml:9:21 environments.staging.certificateArn: found "shop.acme.example"; allowed: the ARN of an ACM certificate, such as arn:aws:acm:us-east-1:111111111111:certificate/0a1b',
    ],
  },
  {
    what: "artifacts that expire at once",
    edits: atTop("artifacts: { expireAfterDays: 0 }"),
    says: ["slipway.yaml:2:31 artifacts.expireAfterDays: found 0; allowed: an integer from 1 to 3650"],
  },
  {
    what: "reader with a wildcard",
    edits: atTop('artifacts: { readers: ["arn:aws:iam::444444444444:role/*"] }'),
    says: [
      'slipway.yaml:2:24 artifacts.readers[0]: found "arn:aws:iam::444444444444:role/*"; allowed: the ARN of a role, such as arn:aws:iam::111111111111:role/platform, without wildcards',
    ],
  },
  {
    what: "reader that is an account",
    edits: atTop('artifacts: { readers: ["arn:aws:iam::444444444444:root"] }'),
    says: [
      'slipway.yaml:2:24 artifacts.readers[0]: found "arn:aws:iam::444444444444:root"; allowed: the ARN of a role, such as arn:aws:iam::111111111111:role/platform, without wildcards',
    ],
  },
  {
    what: "reader twice",
    edits: atTop(
      'artifacts: { readers: ["arn:aws:iam::444444444444:role/a", "arn:aws:iam::444444444444:role/a"] }',
    ),
    says: [
      'slipway.yaml:2:60 artifacts.readers[1]: found "arn:aws:iam::444444444444:role/a"; allowed: each entry once',
    ],
  },
  {
    what: "tag that is a number",
    edits: atTop("tags: { CostCenter: 42 }"),
    says: [
      "slipway.yaml:2:21 tags.CostCenter: found 42; allowed: text of at most 256 letters, digits, spaces and _ . : / = + - @; quote it",
    ],
  },
  {
    what: "tag with a sign AWS refuses",
    edits: atTop('tags: { CostCenter: "a&b" }'),
    says: [
      'slipway.yaml:2:21 tags.CostCenter: found "a&b"; allowed: text of at most 256 letters, digits, spaces and _ . : / = + - @',
    ],
  },
  {
    what: "layout of another kind",
    edits: atTop("layout: { stacks: per-acount }"),
    says: [
      'slipway.yaml:2:19 layout.stacks: found "per-acount"; nearest: per-account; allowed: per-account, per-service',
    ],
  },
  {
    what: "layout as text",
    edits: atTop("layout: per-service"),
    says: ['slipway.yaml:2:9 layout: found "per-service"; allowed: a mapping (keys: stacks)'],
  },
  {
    what: "precedence that belongs to who takes every request",
    edits: shopEcs("priority: 50000"),
    says: [
      "slipway.yaml:17:36 services.shop.deploy.ecs.priority: found 50000; allowed: an integer from 1 to 49999",
    ],
  },
];

describe("bad fields", () => testBadCases(CASES));
