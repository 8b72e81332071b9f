import { pipelineName } from "../../face/aws";
import { structuralNumber, text, texts } from "../../face/inputs";
import { complete, defineModule } from "../../face/module";
import { arnIfMade } from "../../face/resources";
import { between, matches } from "../../face/rule";
import { PipelineAlarms, type PipelineAlarmsProps } from "./pipeline-alarms";

export const PIPELINE_ALARMS = defineModule({
  name: "pipeline-alarms",
  description:
    "CloudWatch alarms on one pipeline: executions that fail, and builds that take long. A threshold that is left out makes " +
    "no alarm; no releases are no reason to go off.",
  security:
    "Alarms reach nobody by themselves: the policies of the topics in `alarm_actions`, and of the keys that encrypt them, " +
    "must let `cloudwatch.amazonaws.com` in. The module notifications does, with `alarms = true`.",
  inputs: {
    pipeline: pipelineName("Name of the pipeline. The alarms' names begin with it."),
    project: text({ description: "Name of the pipeline's CodeBuild project, whose builds are timed." }),
    failedExecutions: structuralNumber({
      description:
        "Goes off when so many executions failed within an hour. One that is retried and fails again counts again.",
      each: "threshold",
      rules: [between(1, 100)],
    }),
    buildMinutes: structuralNumber({
      description: "Goes off when a build took longer, in minutes. CodeBuild ends builds after 2160.",
      each: "minutes",
      rules: [between(1, 2160)],
    }),
    alarmActions: texts({
      description: "ARNs of the topics that are told when an alarm goes off.",
      default: [],
      each: "topic_arn",
      of: [matches("arn:aws[a-z-]*:sns:.+", "Must be the ARN of an SNS topic.", "releases")],
    }),
  },
  build: (scope, given) =>
    new PipelineAlarms(
      scope,
      "alarms",
      complete<PipelineAlarmsProps>({
        pipeline: given.pipeline,
        project: given.project,
        names: {
          failedExecutionsAlarm: `${given.pipeline}-failed-executions`,
          buildMinutesAlarm: `${given.pipeline}-build-minutes`,
        },
        failedExecutions: given.failedExecutions,
        buildMinutes: given.buildMinutes,
        alarmActions: given.alarmActions,
        dependsOn: undefined,
      }),
    ),
  labels: { "failed-executions": "failed_executions", "build-minutes": "build_minutes" },
  outputs: (made) => ({
    failedExecutionsAlarmArn: {
      description: "ARN of the alarm on failed executions; null without a threshold.",
      value: arnIfMade(made.failedExecutions),
    },
    buildMinutesAlarmArn: {
      description: "ARN of the alarm on long builds; null without a threshold.",
      value: arnIfMade(made.buildMinutes),
    },
  }),
  examples: {
    basic: {
      description: "An alarm when a release fails, which nobody is told of yet.",
      values: { pipeline: "acme-web", project: "acme-web-build", failedExecutions: 1 },
    },
    complete: {
      description: "Failed releases and slow builds, told to a topic.",
      values: {
        pipeline: "acme-web",
        project: "acme-web-build",
        failedExecutions: 3,
        buildMinutes: 20,
        alarmActions: ["arn:aws:sns:us-east-1:111111111111:acme-notifications"],
      },
    },
  },
});
