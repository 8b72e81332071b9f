import { EventTrigger } from "../../modules/event-trigger/event-trigger";
import { ScheduleTrigger } from "../../modules/schedule-trigger/schedule-trigger";
import { policyOf, type Synthesized, synthStack } from "../support/synth";

const place = { account: "111111111111", region: "us-east-1" };
const pipelineArn = "arn:aws:codepipeline:us-east-1:111111111111:shop-acme";
const common = { place, description: "Starts", pipeline: "shop-acme", pipelineArn };

const byEvent = synthStack((stack) => {
  new EventTrigger(stack, "push", {
    ...common,
    name: "acme-shop-on-push",
    events: {
      pattern: { source: ["aws.codecommit"] },
      revisionType: "COMMIT_ID",
      revisionPath: "$.detail.commitId",
    },
  });
});

const byClock = synthStack((stack) => {
  new ScheduleTrigger(stack, "schedule", {
    ...common,
    name: "acme-shop-on-schedule",
    expression: "cron(0 3 * * ? *)",
    timezone: "Europe/Berlin",
  });
});

const CASES: readonly [string, Synthesized, string, string][] = [
  [
    "EventTrigger",
    byEvent,
    "events.amazonaws.com",
    "arn:aws:events:us-east-1:111111111111:rule/acme-shop-on-push",
  ],
  [
    "ScheduleTrigger",
    byClock,
    "scheduler.amazonaws.com",
    "arn:aws:scheduler:us-east-1:111111111111:schedule-group/acme-shop-on-schedule",
  ],
];

describe.each(CASES)("%s", (_name, made, service, sourceArn) => {
  test("starts the one pipeline, and can do nothing else", () => {
    expect(Object.values(policyOf(made.only("aws_iam_role_policy")))).toMatchObject([
      { Effect: "Allow", Action: ["codepipeline:StartPipelineExecution"], Resource: [pipelineArn] },
    ]);
  });

  test("gives its role to what was made for it only", () => {
    expect(policyOf(made.only("aws_iam_role"), "assume_role_policy").AssumedToStart).toMatchObject({
      Principal: { Service: [service] },
      Condition: {
        StringEquals: { "aws:SourceAccount": "111111111111" },
        ArnEquals: { "aws:SourceArn": sourceArn },
      },
    });
  });
});

test("an event starts the pipeline on its own revision", () => {
  const [transformer] = [byEvent.only("aws_cloudwatch_event_target").input_transformer].flat();
  expect(transformer).toMatchObject({ input_paths: { revision: "$.detail.commitId" } });
  const { input_template: template } = transformer as { input_template: string };
  expect(JSON.parse(template)).toEqual({
    sourceRevisions: [{ actionName: "source", revisionType: "COMMIT_ID", revisionValue: "<revision>" }],
  });
  // EventBridge replaces the placeholder as it is written: no \u003c.
  expect(template).toContain("<revision>");
});

test("a schedule starts it to the minute, in its time zone, in a group of its own", () => {
  expect(byClock.only("aws_scheduler_schedule")).toMatchObject({
    schedule_expression: "cron(0 3 * * ? *)",
    schedule_expression_timezone: "Europe/Berlin",
    flexible_time_window: { mode: "OFF" },
    group_name: expect.stringMatching(/^\$\{aws_scheduler_schedule_group\./),
  });
});
