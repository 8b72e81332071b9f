/** Builds, checks and verifications: compute, images, environment variables. */
import { type BadCase, type Edits, inShop, shopIn, testBadCases } from "./support";

const SHOP = "slipway.yaml:18";
const KEEP =
  "keep it in Secrets Manager of the tools account and name it here, { secret: <name> }, or as a SecureString in Parameter Store, { parameter: <name> }";

const variable = (text: string): Edits => inShop(`build: { environment: { ${text} } }`);
const VERSION =
  'a version such as 24, "3.13", corretto21 or latest; with a point in quotes, for YAML reads 3.10 as 3.1';
const LANGUAGES = "dotnet, golang, java, nodejs, php, python, ruby";
const ARM = "arm-small, arm-medium, arm-large, arm-xlarge, arm-2xlarge";

/** Put together here, so that no scanner takes it for a real one. */
const GITHUB_TOKEN = ["ghp", "q7Zp2LxV9tRk4WmYb8Ncq7Zp2LxV9t"].join("_");

const CASES: readonly BadCase[] = [
  {
    what: "batch that may not run on the build's own compute",
    edits: inShop("build: { compute: medium, batch: { computeTypes: [small, large] } }"),
    says: [
      `${SHOP}:54 services.shop.build.batch.computeTypes: found small, large without compute medium, on which every build of the batch runs that names none; allowed: medium too, or another compute`,
    ],
  },
  ...(
    [
      [
        "check",
        inShop(`checks: { lint: { commands: [make, "curl ${GITHUB_TOKEN}"] } }`),
        "18:40",
        "checks.lint.commands[1]",
      ],
      [
        "condition",
        shopIn(`staging: { conditions: { entry: { commands: ["curl ${GITHUB_TOKEN}"] } } }`),
        "19:52",
        "environments.staging.conditions.entry.commands[0]",
      ],
    ] as const
  ).map(([where, edits, at, path]) => ({
    what: `token in a command of a ${where}`,
    edits,
    says: [
      `slipway.yaml:${at} services.shop.${path}: found what looks like a GitHub token, in plain text; allowed: keep it in Secrets Manager of the tools account and let the command take it from a variable, environment: { NAME: { secret: <name> } }`,
    ],
  })),
  {
    what: "Lambda for a service whose image is built",
    edits: inShop("build: { compute: lambda-2gb }"),
    says: [
      `${SHOP}:23 services.shop.build.compute: found compute lambda-2gb for ecs: Lambda runs no Docker, and its image is built with Docker; allowed: docker: false where the image is built without it, or another compute`,
    ],
  },
  {
    what: "Lambda with docker",
    edits: inShop("build: { compute: arm-lambda-1gb, docker: true }"),
    says: [
      `${SHOP}:47 services.shop.build.docker: found docker with compute arm-lambda-1gb: Lambda runs no Docker; allowed: docker: false where the image is built without it, or another compute`,
    ],
  },
  {
    what: "Lambda with timeouts of one's own",
    edits: inShop(
      "build: { compute: lambda-1gb, docker: false, timeoutMinutes: 10, queuedTimeoutMinutes: 5 }",
    ),
    says: [
      `${SHOP}:50 services.shop.build.timeoutMinutes: found timeoutMinutes with compute lambda-1gb: Lambda ends every build after 15 minutes and takes no other timeout; leave it out, or take another compute`,
      `${SHOP}:70 services.shop.build.queuedTimeoutMinutes: found queuedTimeoutMinutes with compute lambda-1gb: Lambda has no queue; leave it out, or take another compute`,
    ],
  },
  {
    what: "Lambda with a timeout, of a check",
    edits: inShop("checks: { lint: { commands: [make], compute: lambda-1gb, timeoutMinutes: 20 } }"),
    says: [
      `${SHOP}:62 services.shop.checks.lint.timeoutMinutes: found timeoutMinutes with compute lambda-1gb: Lambda ends every build after 15 minutes and takes no other timeout; leave it out, or take another compute`,
    ],
  },
  {
    what: "ARM where Docker makes images for x86",
    edits: inShop("build: { compute: arm-large }"),
    says: [
      `${SHOP}:23 services.shop.build.compute: found compute arm-large for ecs: Docker would make images for ARM, and the tasks run on x86; allowed: compute on x86`,
    ],
  },
  {
    what: "curated image of another architecture",
    edits: inShop('build: { image: "aws/codebuild/amazonlinux-aarch64-standard:3.0" }'),
    says: [
      `${SHOP}:21 services.shop.build.image: found aws/codebuild/amazonlinux-aarch64-standard:3.0 with compute small; allowed with this image: ${ARM}`,
    ],
  },
  {
    what: "image for Lambda on a machine, of a verification",
    edits: shopIn(
      'staging: { verify: { smoke: { commands: [make], image: "aws/codebuild/amazonlinux-x86_64-lambda-standard:nodejs22" } } }',
    ),
    says: [
      "slipway.yaml:19:62 services.shop.environments.staging.verify.smoke.image: found aws/codebuild/amazonlinux-x86_64-lambda-standard:nodejs22 with compute small; allowed with this image: lambda-1gb, lambda-2gb, lambda-4gb, lambda-8gb, lambda-10gb",
    ],
  },
  {
    what: "check with commands and a buildspec",
    edits: inShop("checks: { lint: { commands: [make], buildspec: ci/lint.yml } }"),
    says: [`${SHOP}:21 services.shop.checks.lint: found a mapping; allowed: either commands or buildspec`],
  },
  {
    what: "buildspec that would have to look the load balancer up",
    edits: shopIn("staging: { verify: { smoke: { buildspec: ci/smoke.yml } } }"),
    says: [
      "slipway.yaml:19:18 services.shop.environments.staging.verify: needs environments.staging.url: a buildspec of the repository can't look the load balancer up",
    ],
  },
  {
    what: "Lambda with a cache",
    edits: inShop("build: { compute: lambda-1gb, docker: false, cache: { type: s3 } }"),
    says: [
      `${SHOP}:50 services.shop.build.cache: found cache with compute lambda-1gb: Lambda keeps nothing between builds; leave it out, or take another compute`,
    ],
  },
  {
    what: "Lambda in a VPC",
    edits: inShop(
      "build: { compute: lambda-1gb, docker: false, vpc: { vpcId: vpc-1, subnetIds: [subnet-1] } }",
    ),
    says: [
      `${SHOP}:50 services.shop.build.vpc: found vpc with compute lambda-1gb: Lambda reaches no VPC; leave it out, or take another compute`,
    ],
  },
  {
    what: "batch of no builds",
    edits: inShop("build: { batch: { maxBuilds: 0 } }"),
    says: [`${SHOP}:34 services.shop.build.batch.maxBuilds: found 0; allowed: an integer from 1 to 100`],
  },
  {
    what: "VPC without subnets",
    edits: inShop("build: { vpc: { vpcId: vpc-1 } }"),
    says: [`${SHOP}:14 services.shop.build.vpc.subnetIds: missing; give a list of 1 to 16 subnet ids`],
  },
  {
    what: "modes of a cache in S3",
    edits: inShop("build: { cache: { type: s3, modes: [custom] } }"),
    says: [
      `${SHOP}:33 services.shop.build.cache.modes: found modes with type s3; allowed with type local only`,
    ],
  },
  {
    what: "Docker's layers without Docker",
    edits: inShop("build: { docker: false, cache: { type: local, modes: [docker-layer] } }"),
    says: [
      `${SHOP}:58 services.shop.build.cache.modes: found docker-layer without docker; allowed: docker: true, or custom alone`,
    ],
  },
  {
    what: "batch and cache beside commands",
    edits: inShop("checks: { unit: { commands: [make], batch: {}, cache: { type: s3 } } }"),
    says: [
      `${SHOP}:48 services.shop.checks.unit.batch: found an empty mapping beside commands; allowed beside a buildspec, whose batch says which builds there are`,
      `${SHOP}:59 services.shop.checks.unit.cache: found a mapping beside commands; allowed beside a buildspec, whose cache says which paths are kept`,
    ],
  },
  {
    what: "versions that aren't",
    edits: inShop(
      'checks: { unit: { commands: [make], runtimeVersions: { nodejs: 0, python: 3.10, ruby: true, php: "8.3 ", golang: v1 } } }',
    ),
    says: [
      `${SHOP}:68 services.shop.checks.unit.runtimeVersions.nodejs: found 0; allowed: ${VERSION}`,
      `${SHOP}:79 services.shop.checks.unit.runtimeVersions.python: found 3.10; allowed: ${VERSION}`,
      `${SHOP}:91 services.shop.checks.unit.runtimeVersions.ruby: found true; allowed: ${VERSION}`,
      `${SHOP}:102 services.shop.checks.unit.runtimeVersions.php: found "8.3 "; allowed: ${VERSION}`,
      `${SHOP}:118 services.shop.checks.unit.runtimeVersions.golang: found "v1"; allowed: ${VERSION}`,
    ],
  },
  {
    what: "versions of nothing, and of a language that the images don't have",
    edits: inShop(
      "checks: { unit: { commands: [make], runtimeVersions: {} }, lint: { commands: [make], runtimeVersions: { node: 24 } } }",
    ),
    says: [
      `${SHOP}:58 services.shop.checks.unit.runtimeVersions: found an empty mapping; allowed: at least one of ${LANGUAGES}`,
      `${SHOP}:109 services.shop.checks.lint.runtimeVersions.node: unknown key; nearest: nodejs; allowed: ${LANGUAGES}`,
    ],
  },
  {
    what: "versions beside a buildspec",
    edits: inShop("checks: { unit: { buildspec: ci/unit.yml, runtimeVersions: { nodejs: 24 } } }"),
    says: [
      `${SHOP}:64 services.shop.checks.unit.runtimeVersions: found a mapping beside a buildspec, which says its own in phases.install; allowed beside commands`,
    ],
  },
  {
    what: "versions on Lambda",
    edits: inShop(
      "checks: { lint: { commands: [make], compute: arm-lambda-2gb, runtimeVersions: { nodejs: 24 } } }",
    ),
    says: [
      `${SHOP}:66 services.shop.checks.lint.runtimeVersions: found runtimeVersions with compute arm-lambda-2gb: Lambda has an image for each version, and image names it; leave it out, or take another compute`,
    ],
  },
  {
    what: "versions in images of somebody else's, and without commands",
    edits: shopIn(
      'staging: { verify: { smoke: { commands: [make], image: "public.ecr.aws/docker/library/node:24", runtimeVersions: { nodejs: 24 } } }, conditions: { entry: { alarms: [a], runtimeVersions: { nodejs: 24 } } } }',
    ),
    says: [
      "slipway.yaml:19:103 services.shop.environments.staging.verify.smoke.runtimeVersions: found versions with the image public.ecr.aws/docker/library/node:24, which has its own; allowed with CodeBuild's own images, aws/codebuild/…",
      "slipway.yaml:19:176 services.shop.environments.staging.conditions.entry.runtimeVersions: found versions without commands; give commands, or leave it out",
    ],
  },
  {
    what: "versions of a condition in the build's image",
    edits: inShop(
      'build: { image: "node:24" }\n    environments: { staging: { conditions: { success: { commands: [make], runtimeVersions: { nodejs: 24 } } } } }',
    ),
    says: [
      "slipway.yaml:19:75 services.shop.environments.staging.conditions.success.runtimeVersions: found versions with the image node:24, which has its own; allowed with CodeBuild's own images, aws/codebuild/…",
    ],
  },
  {
    what: "Docker's layers in a check",
    edits: inShop(
      "checks: { unit: { buildspec: ci/unit.yml, cache: { type: local, modes: [docker-layer] } } }",
    ),
    says: [
      `${SHOP}:76 services.shop.checks.unit.cache.modes: found docker-layer without docker; allowed: custom alone`,
    ],
  },
  {
    what: "retention that CloudWatch doesn't know",
    edits: inShop("build: { logRetentionDays: 100 }"),
    says: [
      `${SHOP}:32 services.shop.build.logRetentionDays: found 100; allowed: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653`,
    ],
  },
  {
    what: "report of commands without files",
    edits: inShop("checks: { unit: { commands: [make], reports: { junit: { type: test } } } }"),
    says: [
      `${SHOP}:59 services.shop.checks.unit.reports.junit: found a mapping; allowed beside commands: one with files`,
    ],
  },
  {
    what: "files of a report that a buildspec has",
    edits: inShop("checks: { unit: { buildspec: a.yml, reports: { junit: { type: test, files: [a] } } } }"),
    says: [
      `${SHOP}:59 services.shop.checks.unit.reports.junit: found a mapping; allowed beside a buildspec, which says where results are: type alone`,
    ],
  },
  {
    what: "format of the other type",
    edits: inShop(
      "checks: { unit: { commands: [make], reports: { junit: { type: test, files: [a], format: CLOVERXML } } } }",
    ),
    says: [
      `${SHOP}:93 services.shop.checks.unit.reports.junit.format: found "CLOVERXML" with type test; allowed: JUNITXML, CUCUMBERJSON, NUNITXML, NUNIT3XML, TESTNGXML, VISUALSTUDIOTRX`,
    ],
  },
  {
    what: "report with a capital",
    edits: inShop("build: { reports: { Unit: { type: test } } }"),
    says: [
      `${SHOP}:25 services.shop.build.reports.Unit: found the name "Unit"; allowed: at most 64 lower-case letters, digits and single hyphens, a letter first, no hyphen last`,
    ],
  },
  {
    what: "report group whose name would be too long",
    edits: inShop(
      `checks: { ${"c".repeat(64)}: { commands: [make], reports: { ${"r".repeat(50)}: { type: test, files: [a] } } } }`,
    ),
    says: [
      `${SHOP}:112 services.shop.checks.${"c".repeat(64)}.reports.${"r".repeat(50)}: makes the name of a report group of 134 characters; allowed: at most 128, with those of organization, service and check`,
    ],
  },
  {
    what: "variable with a hyphen",
    edits: variable("LOG-LEVEL: debug"),
    says: [
      `${SHOP}:29 services.shop.build.environment.LOG-LEVEL: found the name "LOG-LEVEL"; allowed: at most 128 letters, digits and underscores, no digit first`,
    ],
  },
  {
    what: "variable that would replace the build's role",
    edits: variable("AWS_ACCESS_KEY_ID: { parameter: /key }"),
    says: [
      `${SHOP}:29 services.shop.build.environment.AWS_ACCESS_KEY_ID: found the name "AWS_ACCESS_KEY_ID"; allowed: any that CodeBuild, AWS and Slipway don't set themselves`,
    ],
  },
  {
    what: "variable that is a number",
    edits: variable("WORKERS: 4"),
    says: [
      `${SHOP}:38 services.shop.build.environment.WORKERS: found 4; allowed: text of at most 4096 characters, or a mapping (keys: key, parameter, secret); quote it`,
    ],
  },
  {
    what: "variable from two places",
    edits: variable("HOST: { parameter: /a, secret: b }"),
    says: [
      `${SHOP}:35 services.shop.build.environment.HOST: found a mapping; allowed: either parameter or secret`,
    ],
  },
  {
    what: "variable from nowhere",
    edits: variable("HOST: {}"),
    says: [
      `${SHOP}:35 services.shop.build.environment.HOST: found an empty mapping; allowed: either parameter or secret`,
    ],
  },
  {
    what: "parameter with a wildcard",
    edits: variable("HOST: { parameter: /acme/* }"),
    says: [
      `${SHOP}:48 services.shop.build.environment.HOST.parameter: found "/acme/*"; allowed: a parameter's name, such as /acme/db-host`,
    ],
  },
  {
    what: "secret of another account",
    edits: variable('KEY: { secret: "arn:aws:secretsmanager:us-east-1:222222222222:secret:a-AbCdEf:key" }'),
    says: [
      `${SHOP}:44 services.shop.build.environment.KEY.secret: found the account 222222222222 in it; allowed: 111111111111, that of tools`,
    ],
  },
  {
    what: "key of another region",
    edits: variable("HOST: { parameter: /h, key: 'arn:aws:kms:eu-west-1:111111111111:key/0a1b' }"),
    says: [
      `${SHOP}:57 services.shop.build.environment.HOST.key: found the region eu-west-1 in it; allowed: us-east-1, that of the configuration`,
    ],
  },
  {
    what: "secret in plain text, by its name",
    edits: variable("DB_PASSWORD: hunter2"),
    says: [
      `${SHOP}:42 services.shop.build.environment.DB_PASSWORD: found what looks like the value of a secret, to go by its name, in plain text; allowed: ${KEEP}`,
    ],
  },
  {
    what: "secret in plain text, by its look, of a check",
    edits: inShop("checks: { lint: { commands: [make], environment: { WHO: AKIAIOSFODNN7EXAMPLE } } }"),
    says: [
      `${SHOP}:61 services.shop.checks.lint.environment.WHO: found what looks like an AWS access key, in plain text; allowed: ${KEEP}`,
    ],
  },
];

testBadCases(CASES);
