import { PipelineAlarms, type PipelineAlarmsProps } from "../../modules/pipeline-alarms/pipeline-alarms";
import { ecsWidgets } from "../../modules/service-dashboard/ecs-widgets";
import { pipelineWidgets } from "../../modules/service-dashboard/pipeline-widgets";
import { ServiceDashboard, type Widget } from "../../modules/service-dashboard/service-dashboard";
import { websiteWidgets } from "../../modules/service-dashboard/website-widgets";
import { evaluate } from "../support/policy";
import { synthStack } from "../support/synth";

const alarms = (change: Partial<PipelineAlarmsProps>) =>
  synthStack((stack) => {
    new PipelineAlarms(stack, "alarms", {
      pipeline: "web-acme",
      project: "acme-web-build",
      names: { failedExecutionsAlarm: "web-acme-failed", buildMinutesAlarm: "web-acme-long" },
      ...change,
    });
  });

describe("alarms of a pipeline", () => {
  test("failed executions of the pipeline within an hour", () => {
    expect(alarms({ failedExecutions: 2 }).only("aws_cloudwatch_metric_alarm")).toMatchObject({
      alarm_name: "web-acme-failed",
      namespace: "AWS/CodePipeline",
      metric_name: "FailedPipelineExecutions",
      dimensions: { PipelineName: "web-acme" },
      statistic: "Sum",
      period: 3600,
      evaluation_periods: 1,
      threshold: 2,
      comparison_operator: "GreaterThanOrEqualToThreshold",
      treat_missing_data: "notBreaching",
    });
  });

  test("a build that takes longer; CodeBuild counts seconds", () => {
    expect(alarms({ buildMinutes: 20 }).only("aws_cloudwatch_metric_alarm")).toMatchObject({
      alarm_name: "web-acme-long",
      namespace: "AWS/CodeBuild",
      metric_name: "Duration",
      dimensions: { ProjectName: "acme-web-build" },
      statistic: "Maximum",
      threshold: 1200,
      comparison_operator: "GreaterThanThreshold",
    });
  });

  test("GIVEN a topic THEN both tell it; GIVEN none THEN nobody is told", () => {
    const actionsOf = (alarmActions?: string[]) =>
      alarms({ failedExecutions: 1, buildMinutes: 20, alarmActions })
        .all("aws_cloudwatch_metric_alarm")
        .map(({ alarm_actions }) => alarm_actions);
    expect(actionsOf(["arn:topic"])).toEqual([["arn:topic"], ["arn:topic"]]);
    expect(actionsOf()).toEqual([undefined, undefined]);
  });

  test("GIVEN no threshold THEN there is no alarm", () => {
    expect(alarms({}).json.resource).toBeUndefined();
  });
});

const bodyOf = (widgets: Widget[]) =>
  evaluate(
    String(
      synthStack((stack) => {
        new ServiceDashboard(stack, "dashboard", { name: "acme-web", widgets });
      }).only("aws_cloudwatch_dashboard").dashboard_body,
    ),
  );
const alarmArns = ["arn:aws:cloudwatch:us-east-1:111111111111:alarm:web-acme-failed"];

describe("a dashboard", () => {
  const pipeline = { region: "us-east-1", pipeline: "web-acme", project: "acme-web-build", alarmArns };

  test("of a pipeline: executions, builds and alarms, three in a row and none over another", () => {
    const { widgets } = bodyOf(pipelineWidgets(pipeline));
    expect(widgets.map(({ properties }: { properties: { title: string } }) => properties.title)).toEqual([
      "Executions",
      "Seconds from start to end",
      "Builds",
      "Seconds of a build",
      "Alarms",
    ]);
    expect(widgets.map(({ x, y }: { x: number; y: number }) => [x, y])).toEqual([
      [0, 0],
      [8, 0],
      [16, 0],
      [0, 6],
      [8, 6],
    ]);
    expect(widgets[0]).toEqual({
      type: "metric",
      x: 0,
      y: 0,
      width: 8,
      height: 6,
      properties: {
        title: "Executions",
        region: "us-east-1",
        view: "timeSeries",
        period: 300,
        metrics: [
          [
            "AWS/CodePipeline",
            "PipelineDuration",
            "PipelineName",
            "web-acme",
            { stat: "SampleCount", label: "ended" },
          ],
          [
            "AWS/CodePipeline",
            "FailedPipelineExecutions",
            "PipelineName",
            "web-acme",
            { stat: "Sum", label: "failed" },
          ],
        ],
      },
    });
    expect(widgets[4]).toMatchObject({ type: "alarm", properties: { alarms: alarmArns } });
  });

  test("GIVEN no alarms THEN it has no list of them", () => {
    expect(JSON.stringify(bodyOf(pipelineWidgets({ ...pipeline, alarmArns: [] })))).not.toContain('"alarm"');
  });

  test("of an ECS service: each target group by itself, CPU and memory of the service", () => {
    const text = JSON.stringify(
      bodyOf(
        ecsWidgets({
          region: "us-east-1",
          cluster: "acme-staging",
          service: "acme-web-staging",
          loadBalancer: "app/acme/1",
          targetGroups: { blue: "targetgroup/blue/1", green: "targetgroup/green/2" },
          alarmArns,
        }),
      ),
    );
    for (const name of [
      "RequestCount",
      "HTTPCode_Target_5XX_Count",
      "TargetResponseTime",
      "HealthyHostCount",
    ]) {
      for (const group of ["targetgroup/blue/1", "targetgroup/green/2"]) {
        expect(text).toContain(
          `"AWS/ApplicationELB","${name}","TargetGroup","${group}","LoadBalancer","app/acme/1"`,
        );
      }
    }
    for (const name of ["CPUUtilization", "MemoryUtilization"]) {
      expect(text).toContain(
        `"AWS/ECS","${name}","ClusterName","acme-staging","ServiceName","acme-web-staging"`,
      );
    }
  });

  test("of a website: CloudFront's metrics, in the one region that has them", () => {
    const { widgets } = bodyOf(websiteWidgets("E123"));
    const regions = widgets.map(({ properties }: { properties: { region: string } }) => properties.region);
    expect([...new Set(regions)]).toEqual(["us-east-1"]);
    expect(JSON.stringify(widgets)).toContain('"Requests","Region","Global","DistributionId","E123"');
  });
});
