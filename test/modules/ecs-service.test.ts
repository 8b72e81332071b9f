import { EcsCluster } from "../../modules/ecs-cluster/ecs-cluster";
import { ecsStack, names } from "../support/ecs";
import { policyOf, synthStack } from "../support/synth";

const tasksTrust = {
  Principal: { Service: ["ecs-tasks.amazonaws.com"] },
  Action: ["sts:AssumeRole"],
  Condition: {
    StringEquals: { "aws:SourceAccount": "222222222222" },
    ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-east-1:222222222222:*" },
  },
};

describe("tasks", () => {
  const stack = ecsStack();

  test("lie in private subnets, without a public address", () => {
    expect(stack.only("aws_ecs_service").network_configuration).toMatchObject({
      subnets: ["subnet-1", "subnet-2"],
      assign_public_ip: false,
    });
  });

  test("are reached by the load balancer on their port, and by nobody else", () => {
    expect(stack.only("aws_vpc_security_group_ingress_rule")).toMatchObject({
      referenced_security_group_id: "sg-load-balancer",
      from_port: 8080,
      to_port: 8080,
    });
    expect(stack.where("aws_vpc_security_group_egress_rule", { from_port: 8080 })).toMatchObject({
      security_group_id: "sg-load-balancer",
    });
  });

  test("reach HTTPS and nothing else", () => {
    expect(stack.where("aws_vpc_security_group_egress_rule", { cidr_ipv4: "0.0.0.0/0" })).toMatchObject({
      from_port: 443,
      to_port: 443,
      ip_protocol: "tcp",
    });
    expect(stack.all("aws_vpc_security_group_egress_rule")).toHaveLength(2);
  });

  test("log for a year", () => {
    expect(stack.only("aws_cloudwatch_log_group")).toMatchObject({
      name: names.logGroup,
      retention_in_days: 365,
    });
  });
});

describe("roles of a task", () => {
  const stack = ecsStack({ permissionsBoundary: "arn:aws:iam::222222222222:policy/boundary" });

  test("GIVEN the role of application code THEN it may do nothing", () => {
    const role = stack.where("aws_iam_role", { name: names.taskRole });
    expect(role).toMatchObject({ path: "/slipway/runtime/" });
    expect(policyOf(role, "assume_role_policy").AssumedByTasks).toMatchObject(tasksTrust);
    expect(stack.all("aws_iam_role_policy")).toHaveLength(1);
    expect(stack.only("aws_iam_role_policy").name).toBe("start-tasks");
    expect(stack.only("aws_iam_role_policy").role).toMatch(/execution/);
  });

  test("GIVEN the execution role THEN it pulls one repository and writes one log group", () => {
    const policy = policyOf(stack.only("aws_iam_role_policy"));
    expect(policy.PullImages?.Resource).toEqual(["arn:aws:ecr:us-east-1:111111111111:repository/acme/web"]);
    expect(policy.SignInToRegistry).toMatchObject({
      Action: ["ecr:GetAuthorizationToken"],
      Resource: ["*"],
    });
    expect(policy.WriteLogs).toMatchObject({
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: ["arn:aws:logs:us-east-1:222222222222:log-group:/ecs/acme-web-staging:*"],
    });
    expect(Object.keys(policy)).toEqual(["SignInToRegistry", "PullImages", "WriteLogs"]);
  });

  test("GIVEN a boundary THEN every role has it", () => {
    for (const role of stack.all("aws_iam_role")) {
      expect(role.permissions_boundary).toBe("arn:aws:iam::222222222222:policy/boundary");
    }
  });
});

describe("requests of the service", () => {
  const conditionsOf = (change: object) => ecsStack(change).only("aws_lb_listener_rule").condition;

  test.each([
    ["neither", {}, [{ path_pattern: { values: ["/*"] } }]],
    ["hosts", { hosts: ["a.example"] }, [{ host_header: { values: ["a.example"] } }]],
    ["paths", { paths: ["/a/*"] }, [{ path_pattern: { values: ["/a/*"] } }]],
    [
      "both",
      { hosts: ["a.example"], paths: ["/a/*"] },
      [{ host_header: { values: ["a.example"] } }, { path_pattern: { values: ["/a/*"] } }],
    ],
  ])("GIVEN %s THEN the rule says so", (_given, change, conditions) => {
    expect(conditionsOf(change)).toEqual(conditions);
  });

  test("go to a target group that is checked on the service's path", () => {
    expect(ecsStack().only("aws_lb_target_group")).toMatchObject({
      name: names.blueTargetGroup,
      target_type: "ip",
      health_check: { path: "/healthz", matcher: "200" },
    });
  });

  test("fails when a change of port would replace the target group that the listener uses", () => {
    const [before, after] = [8080, 9090].map((port) => ecsStack({ port }).only("aws_lb_target_group").port);
    expect(after).toBe(before);
  });
});

describe("a rolling service", () => {
  const stack = ecsStack({ rollbackOn: { errorRatePercent: 1 } });

  test("is replaced by ECS, goes back by itself and never has too few tasks", () => {
    expect(stack.only("aws_ecs_service")).toMatchObject({
      deployment_controller: { type: "ECS" },
      deployment_circuit_breaker: { enable: true, rollback: true },
      deployment_minimum_healthy_percent: 100,
      deployment_maximum_percent: 200,
      alarms: { enable: true, rollback: true },
      lifecycle: { ignore_changes: ["task_definition"] },
    });
  });

  test("has nothing of CodeDeploy", () => {
    expect(Object.keys(stack.json.resource ?? {}).filter((type) => type.includes("codedeploy"))).toEqual([]);
    expect(stack.all("aws_lb_target_group")).toHaveLength(1);
    expect(stack.only("aws_lb_listener_rule")).toMatchObject({ listener_arn: "arn:production" });
    expect(stack.only("aws_lb_listener_rule")).not.toHaveProperty("lifecycle");
    expect(stack.all("aws_iam_role")).toHaveLength(2);
  });

  test("GIVEN no thresholds THEN there are no alarms", () => {
    expect(ecsStack().all("aws_cloudwatch_metric_alarm")).toEqual([]);
    expect(ecsStack().only("aws_ecs_service")).not.toHaveProperty("alarms");
  });

  test("waits for its rule, its log group and its roles", () => {
    const waits = stack.only("aws_ecs_service").depends_on as string[];
    const types = waits.map((address) => address.split(".")[0]);
    expect(new Set(types)).toEqual(
      new Set(["aws_cloudwatch_log_group", "aws_lb_listener_rule", "aws_iam_role", "aws_iam_role_policy"]),
    );
  });
});

test("no attribute is set that provider 5.100 rejects", () => {
  const service = ecsStack({ deployment: { kind: "rolling" } }).only("aws_ecs_service");
  expect(service).not.toHaveProperty("deployment_configuration");
  expect(service).not.toHaveProperty("sigint_rollback");
  expect(service).not.toHaveProperty("region");
});

test("GIVEN a cluster THEN Container Insights watches it, and the service finds it by its predicted ARN", () => {
  const stack = synthStack((scope) => {
    new EcsCluster(scope, "cluster", { name: "acme-staging" });
  });
  expect(stack.only("aws_ecs_cluster")).toMatchObject({
    name: "acme-staging",
    setting: [{ name: "containerInsights", value: "enabled" }],
  });
  expect(ecsStack().only("aws_ecs_service").cluster).toBe(
    "arn:aws:ecs:us-east-1:222222222222:cluster/acme-staging",
  );
});
