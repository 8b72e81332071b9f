/** Pipelines that CodePipeline refuses: what is wrong, the pipeline, and words of the refusal. */
import {
  action,
  build,
  conditions,
  deploy,
  pipeline,
  rule,
  source,
  stage,
  trigger,
} from "./emulated-pipelines";

type Case = readonly [what: string, pipeline: object, words: string];

const first = stage("source", source());
const second = stage("build", build());
const last = stage("deploy", deploy());
const ended = (change: object) => pipeline({ stages: [first, second, { ...last, ...change }] });
const LEVEL = { Variable: "#{variables.LEVEL}", Operator: "EQ", Value: "1" };
const ALARM = rule("CloudWatchAlarm", { AlarmName: "errors" });
const READING = { ...rule("CodeBuild", { ProjectName: "check" }), inputArtifacts: [{ name: "build" }] };

/** InvalidStructureException. */
export const STRUCTURES: readonly Case[] = [
  ["one stage", pipeline({ stages: [first] }), "minimum of 2 stages"],
  [
    "two stages of one name",
    pipeline({ stages: [first, second, second] }),
    "unique within the pipeline: build",
  ],
  ["a stage without actions", pipeline({ stages: [first, stage("none", [])] }), "none has no actions"],
  [
    "two actions of one name in a stage",
    pipeline({ stages: [first, stage("build", [build(), build("build", { outputArtifacts: [] })])] }),
    "unique within stage build: build",
  ],
  [
    "a build in the first stage",
    pipeline({ stages: [stage("source", [source(), build("early", { inputArtifacts: [] })]), second] }),
    "early in stage source is a Build action",
  ],
  [
    "a source in a later stage",
    pipeline({ stages: [first, stage("build", [build(), source("late")])] }),
    "late in stage build",
  ],
  [
    "an input that nothing outputs",
    pipeline({ stages: [first, stage("build", build("build", { inputArtifacts: [{ name: "sauce" }] }))] }),
    "sauce in action build of stage build",
  ],
  [
    "an input that a later stage outputs",
    pipeline({ stages: [first, last, second] }),
    "build in action deploy of stage deploy",
  ],
  [
    "an input that an action beside it outputs",
    pipeline({ stages: [first, stage("all", [build(), deploy()])] }),
    "build in action deploy of stage all",
  ],
  [
    "an output twice",
    pipeline({
      stages: [first, stage("build", [build(), build("again", { outputArtifacts: [{ name: "build" }] })])],
    }),
    "unique within the pipeline: build",
  ],
  [
    "a namespace twice",
    pipeline({
      stages: [
        stage("source", source("source", { namespace: "n" })),
        stage("build", build("build", { namespace: "n" })),
      ],
    }),
    "Namespace n",
  ],
  ["no artifact store", pipeline({ artifactStore: undefined }), "either artifactStore or artifactStores"],
  [
    "both kinds of artifact stores",
    pipeline({ artifactStores: { "us-east-1": { type: "S3", location: "artifacts" } } }),
    "either artifactStore or artifactStores",
  ],
  [
    "no artifact store in its own region",
    pipeline({
      artifactStore: undefined,
      artifactStores: { "us-west-2": { type: "S3", location: "artifacts" } },
    }),
    "in region us-east-1",
  ],
  [
    "an action where it has no artifact store",
    ended({ actions: [deploy("far", { region: "eu-west-1" })] }),
    "far",
  ],
];

/** InvalidStructureException, of what came with V2. */
export const V2_STRUCTURES: readonly Case[] = [
  [
    "triggers in type V1",
    pipeline({ pipelineType: "V1", triggers: [trigger("source")] }),
    "Triggers can only",
  ],
  [
    "variables without a type",
    pipeline({ pipelineType: undefined, variables: [{ name: "A" }] }),
    "Pipeline variables",
  ],
  [
    "queued executions in type V1",
    pipeline({ pipelineType: "V1", executionMode: "QUEUED" }),
    "Execution mode QUEUED",
  ],
  [
    "conditions in type V1",
    { ...ended({ onFailure: { result: "ROLLBACK" } }), pipelineType: "V1" },
    "Stage conditions",
  ],
  ["a trigger of an action that isn't there", pipeline({ triggers: [trigger("sauce")] }), "Found: sauce"],
  ["a trigger of an action without a connection", pipeline({ triggers: [trigger("build")] }), "Found: build"],
  [
    "two triggers of an action",
    pipeline({ triggers: [trigger("source"), trigger("source")] }),
    "more than one trigger",
  ],
  [
    "tags and branches in one filter",
    pipeline({
      triggers: [
        trigger("source", { push: [{ tags: { includes: ["v*"] }, branches: { includes: ["main"] } }] }),
      ],
    }),
    "valid filter combinations",
  ],
  [
    "rollback of parallel executions",
    { ...ended({ onFailure: { result: "ROLLBACK" } }), executionMode: "PARALLEL" },
    "PARALLEL execution mode: stage deploy",
  ],
  [
    "rollback by a condition of parallel executions",
    { ...ended({ onSuccess: conditions("ROLLBACK", ALARM) }), executionMode: "PARALLEL" },
    "PARALLEL execution mode: stage deploy",
  ],
  [
    "rollback of the sources",
    pipeline({ stages: [stage("source", source(), { onFailure: { result: "ROLLBACK" } }), second] }),
    "Cannot roll back a source stage",
  ],
  ["rollback before entry", ended({ beforeEntry: conditions("ROLLBACK", ALARM) }), "use FAIL or SKIP"],
  ["skipping what has succeeded", ended({ onSuccess: conditions("SKIP", ALARM) }), "use FAIL or ROLLBACK"],
  ["skipping what has failed", ended({ onFailure: { result: "SKIP" } }), "use FAIL or ROLLBACK or RETRY"],
  [
    "a retry configuration without retry",
    ended({ onFailure: { result: "ROLLBACK", retryConfiguration: { retryMode: "ALL_ACTIONS" } } }),
    "must be RETRY",
  ],
  [
    "skipping by a rule that can't",
    ended({ beforeEntry: conditions("SKIP", ALARM) }),
    "not supported for rule check with provider CloudWatchAlarm; use LambdaInvoke or VariableCheck",
  ],
  [
    "a retry and conditions",
    ended({ onFailure: { result: "RETRY", ...conditions("ROLLBACK", ALARM) } }),
    "Stage deploy retries automatically",
  ],
  [
    "two rules of one name",
    ended({ beforeEntry: conditions("FAIL", ALARM, ALARM) }),
    "unique within a condition of stage deploy: check",
  ],
  ["an unknown rule", ended({ beforeEntry: conditions("FAIL", rule("Weather", {})) }), "provider Weather"],
  [
    "a rule without its configuration",
    ended({ beforeEntry: conditions("FAIL", rule("CloudWatchAlarm", {})) }),
    "missing required configuration 'AlarmName'",
  ],
  [
    "a rule before entry with an output of its own stage",
    pipeline({ stages: [first, stage("build", build(), { beforeEntry: conditions("FAIL", READING) })] }),
    "build of rule check in stage build",
  ],
];

/** InvalidActionDeclarationException. */
export const ACTIONS: readonly Case[] = [
  [
    "an unknown provider",
    ended({ actions: [action("fly", "Deploy/Carrier")] }),
    "ActionType (Category: 'Deploy', Provider: 'Carrier', Owner: 'AWS', Version: '1') in action 'fly' is not available in region 'US_EAST_1'",
  ],
  [
    "another owner",
    ended({ actions: [deploy("site", { actionTypeId: { ...deploy().actionTypeId, owner: "ThirdParty" } })] }),
    "Owner: 'ThirdParty'",
  ],
  [
    "missing configuration",
    ended({ actions: [deploy("site", { configuration: { Extract: "true" } })] }),
    "'BucketName'",
  ],
  [
    "misspelt configuration",
    ended({ actions: [action("ask", "Approval/Manual", { configuration: { NotificationARN: "a" } })] }),
    "unknown configuration 'NotificationARN'; known are NotificationArn",
  ],
  ["too few inputs", ended({ actions: [deploy("site", { inputArtifacts: [] })] }), "0 input artifacts"],
  [
    "outputs where there are none",
    ended({ actions: [deploy("site", { outputArtifacts: [{ name: "x" }] })] }),
    "1 output",
  ],
  ["no commands", ended({ actions: [action("run", "Compute/Commands")] }), "non-empty commands"],
  [
    "a variable of an unknown namespace",
    ended({
      actions: [action("ask", "Approval/Manual", { configuration: { CustomData: "#{sauce.CommitId}" } })],
    }),
    "VariableReferenceText=[#{sauce.CommitId}]",
  ],
  [
    "a rule on a variable that is undeclared",
    ended({ beforeEntry: conditions("FAIL", rule("VariableCheck", LEVEL)) }),
    "StageName=[deploy], RuleName=[check], ActionConfigurationKey=[Variable], VariableReferenceText=[#{variables.LEVEL}]",
  ],
  [
    "a rule before entry on a variable of its own stage",
    pipeline({
      stages: [
        first,
        stage("build", build("build", { namespace: "n" }), {
          beforeEntry: conditions("FAIL", rule("VariableCheck", { ...LEVEL, Variable: "#{n.LEVEL}" })),
        }),
      ],
    }),
    "a namespace that does not exist",
  ],
  [
    "an undeclared variable",
    ended({
      actions: [action("ask", "Approval/Manual", { configuration: { CustomData: "#{variables.LEVEL}" } })],
    }),
    "a pipeline variable that does not exist",
  ],
];
