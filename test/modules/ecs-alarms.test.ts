import type { EcsDeployment } from "../../modules/ecs-service/deployment";
import { canary, ecsStack, names } from "../support/ecs";

interface Query {
  id: string;
  expression?: string;
  return_data: boolean;
  metric?: { metric_name: string; stat: string; dimensions: { TargetGroup: string; LoadBalancer: string } };
}

const both = { errorRatePercent: 1, latencyMs: 500, unhealthyHosts: 2 };
const made = [names.errorAlarm, names.latencyAlarm, names.unhealthyHostsAlarm];
const alarm = (name: string, deployment: EcsDeployment = canary) =>
  ecsStack({ deployment, rollbackOn: both }).where("aws_cloudwatch_metric_alarm", { alarm_name: name });
const queriesOf = (name: string, deployment: EcsDeployment = canary) =>
  alarm(name, deployment).metric_query as Query[];

describe("alarms of a blue/green service", () => {
  test.each([
    [names.errorAlarm, ["HTTPCode_Target_5XX_Count", "RequestCount"]],
    [names.latencyAlarm, ["TargetResponseTime"]],
    [names.unhealthyHostsAlarm, ["UnHealthyHostCount"]],
  ])("GIVEN %s THEN both target groups are measured: green carries the canary", (name, metrics) => {
    const queries = queriesOf(name);
    for (const group of ["blue", "green"]) {
      const measured = queries.filter(({ metric }) => metric?.dimensions.TargetGroup.includes(group));
      expect(measured.map(({ metric }) => metric?.metric_name)).toEqual(metrics);
    }
    expect(
      queries.every(({ metric }) => !metric || metric.dimensions.LoadBalancer === "app/acme-staging/1"),
    ).toBe(true);
  });

  test("the error rate is the worse group's, in percent, and quiet where there are no requests", () => {
    const queries = queriesOf(names.errorAlarm);
    expect(queries.find(({ id }) => id === "green_rate")?.expression).toBe(
      "IF(FILL(green_requests, 0) > 0, 100 * FILL(green_errors, 0) / FILL(green_requests, 0), 0)",
    );
    expect(queries.filter(({ return_data }) => return_data)).toMatchObject([
      { expression: "MAX([blue_rate, green_rate])" },
    ]);
    expect(alarm(names.errorAlarm)).toMatchObject({ threshold: 1, treat_missing_data: "notBreaching" });
  });

  test("the latency is the worse group's p99, in seconds as CloudWatch has it", () => {
    const queries = queriesOf(names.latencyAlarm);
    expect(queries.filter(({ metric }) => metric).map(({ metric }) => metric?.stat)).toEqual(["p99", "p99"]);
    expect(queries.filter(({ return_data }) => return_data)).toMatchObject([
      { expression: "MAX([FILL(blue_latency, 0), FILL(green_latency, 0)])" },
    ]);
    expect(alarm(names.latencyAlarm).threshold).toBe(0.5);
  });

  test("tasks that fail their health check count from the given number on, in the worse group", () => {
    const queries = queriesOf(names.unhealthyHostsAlarm);
    expect(queries.filter(({ metric }) => metric).map(({ metric }) => metric?.stat)).toEqual([
      "Maximum",
      "Maximum",
    ]);
    expect(queries.filter(({ return_data }) => return_data)).toMatchObject([
      { expression: "MAX([FILL(blue_unhealthy, 0), FILL(green_unhealthy, 0)])" },
    ]);
    expect(alarm(names.unhealthyHostsAlarm)).toMatchObject({
      threshold: 2,
      comparison_operator: "GreaterThanOrEqualToThreshold",
    });
  });

  test.each(made)("%s goes off within the five minutes of a canary", (name) => {
    const { evaluation_periods: periods, metric_query: queries } = alarm(name);
    const [{ metric }] = queries as [{ metric: { period: number } }];
    expect(Number(periods) * metric.period).toBeLessThan(5 * 60);
  });

  test("every metric that an expression names is there", () => {
    for (const name of made) {
      const queries = queriesOf(name);
      const ids = new Set(queries.map(({ id }) => id));
      const used = queries.flatMap(({ expression }) => expression?.match(/(?:blue|green)_\w+/g) ?? []);
      expect(used.filter((id) => !ids.has(id))).toEqual([]);
    }
  });
});

test("GIVEN a rolling service THEN one target group is measured", () => {
  const queries = queriesOf(names.errorAlarm, { kind: "rolling" });
  expect(queries.some(({ id }) => id.startsWith("green"))).toBe(false);
});

test.each([
  [{ errorRatePercent: 1 }, [names.errorAlarm]],
  [{ latencyMs: 500 }, [names.latencyAlarm]],
  [{ unhealthyHosts: 1 }, [names.unhealthyHostsAlarm]],
  [{ alarms: ["queue-depth"] }, []],
  [{}, []],
])("GIVEN %j THEN the alarms are %j", (rollbackOn, alarms) => {
  const made = ecsStack({ deployment: canary, rollbackOn }).all("aws_cloudwatch_metric_alarm");
  expect(made.map(({ alarm_name }) => alarm_name)).toEqual(alarms);
});

describe("alarms that exist already", () => {
  const rollbackOn = { errorRatePercent: 1, alarms: ["queue-depth", "checkout failures"] };
  const all = [expect.stringMatching(/^\$\{aws_cloudwatch_metric_alarm\..*errors/), ...rollbackOn.alarms];

  test("GIVEN CodeDeploy THEN its group watches them beside those that are made", () => {
    const group = ecsStack({ deployment: canary, rollbackOn }).only("aws_codedeploy_deployment_group");
    expect(group.alarm_configuration).toEqual({ enabled: true, alarms: all });
  });

  test("GIVEN ECS THEN its service does", () => {
    const service = ecsStack({ rollbackOn }).only("aws_ecs_service");
    expect(service.alarms).toEqual({ alarm_names: all, enable: true, rollback: true });
  });
});
