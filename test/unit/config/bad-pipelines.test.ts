/** Pipelines: modes, variables, conditions of stages. */
import { WINDOW_ALLOWED } from "../../../config/window";
import {
  type BadCase,
  type Edits,
  inShop,
  inStaging,
  numbered,
  shopIn,
  siteIn,
  testBadCases,
} from "./support";

const variables = (fields: string): Edits => inShop(`pipeline: { variables: { ${fields} } }`);
const staging = (conditions: string): Edits => shopIn(`staging: { conditions: { ${conditions} } }`);
const WINDOW = 'window: { cron: "* * 9 ? * MON" }';

const AT = "services.shop.environments.staging.conditions";
const THERE =
  "which the pipeline of shop doesn't have; allowed: #{variables.NAME} with a NAME of services.shop.pipeline.variables, and references to codepipeline, source and build";

const CASES: readonly BadCase[] = [
  {
    what: "unknown mode",
    edits: inShop("pipeline: { mode: paralel }"),
    says: [
      'slipway.yaml:18:23 services.shop.pipeline.mode: found "paralel"; nearest: parallel; allowed: queued, superseded, parallel',
    ],
  },
  {
    what: "variable that builds have already",
    edits: variables("SERVICE_URL: x"),
    says: [
      'slipway.yaml:18:30 services.shop.pipeline.variables.SERVICE_URL: found the name "SERVICE_URL"; allowed: any that CodeBuild, AWS and Slipway don\'t set themselves',
    ],
  },
  {
    what: "variable that no shell can name",
    edits: variables("MY-VAR: x"),
    says: [
      'slipway.yaml:18:30 services.shop.pipeline.variables.MY-VAR: found the name "MY-VAR"; allowed: at most 128 letters, digits and underscores, no digit first',
    ],
  },
  {
    what: "number as a variable's value",
    edits: variables("SPEED: 1"),
    says: [
      "slipway.yaml:18:37 services.shop.pipeline.variables.SPEED: found 1; allowed: text, or a mapping (keys: default, description); quote it",
    ],
  },
  {
    what: "variable of nothing",
    edits: variables('SPEED: ""'),
    says: [
      'slipway.yaml:18:37 services.shop.pipeline.variables.SPEED: found ""; allowed: text of 1 to 1000 characters on one line',
    ],
  },
  {
    what: "variable without a default, which a push couldn't start",
    edits: variables("SPEED: { description: x }"),
    says: [
      "slipway.yaml:18:30 services.shop.pipeline.variables.SPEED.default: missing; give text of 1 to 1000 characters on one line",
    ],
  },
  {
    what: "secret among the variables",
    edits: variables("API_TOKEN: { default: abc123 }"),
    says: [
      "slipway.yaml:18:41 services.shop.pipeline.variables.API_TOKEN: found what looks like the value of a secret, to go by its name, and everybody who sees the pipeline sees its variables; allowed: keep it in Secrets Manager of the tools account and name it in build.environment, { secret: <name> }",
    ],
  },
  {
    what: "variable of the pipeline and of a check",
    edits: inShop(
      "pipeline: { variables: { LEVEL: high } }\n    checks: { lint: { commands: [make], environment: { LEVEL: low } } }",
    ),
    says: [
      "slipway.yaml:19:56 services.shop.checks.lint.environment.LEVEL: found the name of services.shop.pipeline.variables.LEVEL, which would take its place; allowed: a name of its own",
    ],
  },
  {
    what: "more variables than a pipeline has",
    edits: variables(numbered(51, (n) => `V${n}: x`)),
    says: ["slipway.yaml:18:28 services.shop.pipeline.variables: found a mapping of 51; allowed: at most 50"],
  },
  {
    what: "more variables than a build can be handed",
    edits: variables(numbered(25, (n) => `VARIABLE_${n}: x`)),
    says: [
      "slipway.yaml:18:17 services.shop.pipeline.variables: found 25 variables that take 1431 characters to hand to a build; allowed: at most 1000, with fewer of them or shorter names",
    ],
  },
  {
    what: "condition without rules",
    edits: staging("entry: {}"),
    says: [
      `slipway.yaml:19:32 ${AT}.entry: found no rule; allowed: at least one of alarms, commands, lambda, variable, window`,
    ],
  },
  {
    what: "condition of six rules",
    edits: staging(`entry: { alarms: [a, b, c, d, e], ${WINDOW} }`),
    says: [
      `slipway.yaml:19:32 ${AT}.entry: found 6 rules, each alarm one of them; allowed: at most 5 in a condition`,
    ],
  },
  {
    what: "minutes to watch nothing",
    edits: staging("success: { waitMinutes: 5, commands: [make check] }"),
    says: [
      `slipway.yaml:19:43 ${AT}.success.waitMinutes: found minutes without alarms to watch; give alarms, or leave it out`,
    ],
  },
  {
    what: "skip with rules that can't skip",
    edits: staging(`entry: { result: skip, ${WINDOW}, alarms: [a, b], lambda: { name: ready } }`),
    says: [
      `slipway.yaml:19:49 ${AT}.entry.result: found skip with window, alarms, which can only fail a release; allowed: skip with lambda and variable alone, or result: fail`,
    ],
  },
  {
    what: "skip behind a stage",
    edits: staging("success: { result: skip, lambda: { name: good } }"),
    says: [`slipway.yaml:19:51 ${AT}.success.result: found "skip"; allowed: fail, rollback`],
  },
  {
    what: "rollback before a stage",
    edits: staging("entry: { result: rollback, lambda: { name: good } }"),
    says: [`slipway.yaml:19:49 ${AT}.entry.result: found "rollback"; allowed: fail, skip`],
  },
  {
    what: "window without seconds",
    edits: staging('entry: { window: { cron: "* 9 ? * MON" } }'),
    says: [
      `slipway.yaml:19:57 ${AT}.entry.window.cron: found "* 9 ? * MON", 5 fields with single spaces between them; allowed: ${WINDOW_ALLOWED}`,
    ],
  },
  {
    what: "window nowhere",
    edits: staging('entry: { window: { cron: "* * 9 ? * MON", timeZone: Berlin/ } }'),
    says: [
      `slipway.yaml:19:84 ${AT}.entry.window.timeZone: found "Berlin/"; allowed: a time zone of the IANA database such as Europe/Berlin, or UTC+05:30`,
    ],
  },
  {
    what: "alarms by a pattern",
    edits: staging('entry: { alarms: ["shop-*"] }'),
    says: [
      `slipway.yaml:19:50 ${AT}.entry.alarms[0]: found "shop-*"; allowed: an alarm's name of letters, digits, spaces and _ . : / = + - @ # , ( )`,
    ],
  },
  {
    what: "function of another account",
    edits: staging('entry: { lambda: { name: "arn:aws:lambda:us-east-1:444444444444:function:f" } }'),
    says: [
      `slipway.yaml:19:57 ${AT}.entry.lambda.name: found "arn:aws:lambda:us-east-1:444444444444:function:f"; allowed: the name of a function`,
    ],
  },
  {
    what: "failure that is skipped",
    edits: staging("failure: skip"),
    says: [`slipway.yaml:19:41 ${AT}.failure: found "skip"; allowed: rollback, or a mapping (keys: retry)`],
  },
  {
    what: "retry of what CodePipeline can't retry",
    edits: staging("failure: { retry: all }"),
    says: [`slipway.yaml:19:50 ${AT}.failure.retry: found "all"; allowed: failed-actions, all-actions`],
  },
  {
    what: "retry and conditions of a failure",
    edits: staging("failure: { retry: all-actions, alarms: [a] }"),
    says: [`slipway.yaml:19:63 ${AT}.failure.alarms: unknown key; allowed: retry`],
  },
  {
    what: "parallel with rollbacks and with CodeDeploy",
    edits: inShop(
      [
        "pipeline: { mode: parallel }",
        "    environments:",
        "      staging: { conditions: { failure: rollback, success: { result: rollback, alarms: [a] } } }",
        "      production: { strategy: blue-green }",
      ].join("\n"),
    ),
    says: [
      `slipway.yaml:20:41 ${AT}.failure: found rollback with services.shop.pipeline.mode: parallel, in which no stage is rolled back; allowed: rollback with queued or superseded`,
      `slipway.yaml:20:70 ${AT}.success.result: found rollback with services.shop.pipeline.mode: parallel, in which no stage is rolled back; allowed: rollback with queued or superseded`,
      "slipway.yaml:21:31 services.shop.environments.production.strategy: found a strategy of CodeDeploy with services.shop.pipeline.mode: parallel, and CodeDeploy refuses a second deployment beside the first; allowed: queued or superseded, or a strategy without CodeDeploy",
    ],
  },
  {
    what: "conditions on variables that nothing has",
    edits: staging('entry: { variable: { name: CHANNEL, value: "#{sorce.BranchName}" } }'),
    says: [
      `slipway.yaml:19:59 ${AT}.entry.variable.name: found #{variables.CHANNEL}, ${THERE}`,
      `slipway.yaml:19:75 ${AT}.entry.variable.value: found #{sorce.BranchName}, ${THERE}`,
    ],
  },
  {
    what: "function that is given a variable that nothing has",
    edits: staging('success: { lambda: { name: good, parameters: "#{variables.CHANNEL}" } }'),
    says: [`slipway.yaml:19:77 ${AT}.success.lambda.parameters: found #{variables.CHANNEL}, ${THERE}`],
  },
  {
    what: "approval that shows variables that a service lacks",
    edits: inStaging(
      'approval: { message: "#{variables.CHANNEL} #{source.CommitId}", link: "https://x/#{variables.Y}" }',
    ),
    says: [
      `slipway.yaml:9:26 environments.staging.approval.message: found #{variables.CHANNEL}, ${THERE}`,
      `slipway.yaml:9:75 environments.staging.approval.link: found #{variables.Y}, ${THERE}`,
    ],
  },
  {
    what: "link of an approval that isn't safe",
    edits: inStaging("approval: { link: http://wiki.acme.example }"),
    says: [
      'slipway.yaml:9:23 environments.staging.approval.link: found "http://wiki.acme.example"; allowed: an address such as https://wiki.acme.example/release',
    ],
  },
  {
    what: "commands behind a website that has no address",
    edits: siteIn("staging: { conditions: { success: { commands: [curl $SERVICE_URL] } } }"),
    says: [
      "slipway.yaml:24:43 services.site.environments.staging.conditions.success.commands: needs environments.staging.url: CloudFront's name for a website can't be looked up",
    ],
  },
  {
    what: "interpolation beside commands",
    edits: staging(
      'entry: { lambda: { name: ready, parameters: "\\${x}" }, commands: ["echo \\${HOME}"] }'.replaceAll(
        "\\",
        "",
      ),
    ),
    says: [
      `slipway.yaml:19:76 ${AT}.entry.lambda.parameters: found "\${x}", which Terraform would interpolate; allowed: text without \${ and %{ (commands may hold them)`,
    ],
  },
];

describe("pipelines", () => testBadCases(CASES));
