import { parse } from "yaml";
import { appSpecFile } from "../../modules/ecs-service/task-definition";
import { canary, ecsStack, names } from "../support/ecs";
import { policyOf } from "../support/synth";

const stack = ecsStack({ deployment: canary, rollbackOn: { errorRatePercent: 1, latencyMs: 500 } });
const group = stack.only("aws_codedeploy_deployment_group");

describe("a service that CodeDeploy shifts traffic to", () => {
  test("leaves to CodeDeploy what CodeDeploy rewrites, and what AWS lets nobody update", () => {
    expect(stack.only("aws_ecs_service")).toMatchObject({
      deployment_controller: { type: "CODE_DEPLOY" },
      lifecycle: {
        ignore_changes: [
          "task_definition",
          "load_balancer",
          "desired_count",
          "network_configuration",
          "platform_version",
        ],
      },
    });
    expect(stack.only("aws_ecs_service")).not.toHaveProperty("deployment_circuit_breaker");
    expect(stack.only("aws_ecs_service")).not.toHaveProperty("alarms");
  });

  test("has a rule on either listener, whose target CodeDeploy swaps", () => {
    const rules = stack.all("aws_lb_listener_rule");
    expect(rules.map(({ listener_arn }) => listener_arn).sort()).toEqual(["arn:production", "arn:test"]);
    for (const rule of rules) expect(rule.lifecycle).toEqual({ ignore_changes: ["action"] });
  });

  test("begins with both listeners on blue", () => {
    const targets = stack.all("aws_lb_listener_rule").map(({ action }) => JSON.stringify(action));
    expect(new Set(targets).size).toBe(1);
    expect(targets[0]).toMatch(/blue/);
  });

  test("keeps both groups as long as a rule may forward to either", () => {
    for (const { depends_on } of stack.all("aws_lb_listener_rule")) {
      expect(depends_on).toEqual([expect.stringContaining("blue"), expect.stringContaining("green")]);
    }
  });

  test("shifts between two target groups, on the production and on the test listener", () => {
    expect(group.load_balancer_info).toEqual({
      target_group_pair_info: {
        // References: the deployment group is made after both, and goes before them.
        target_group: [
          { name: expect.stringMatching(/^\$\{aws_lb_target_group\..*blue.*\.name\}$/) },
          { name: expect.stringMatching(/^\$\{aws_lb_target_group\..*green.*\.name\}$/) },
        ],
        prod_traffic_route: { listener_arns: ["arn:production"] },
        test_traffic_route: { listener_arns: ["arn:test"] },
      },
    });
    expect(stack.all("aws_lb_target_group").map(({ name }) => name)).toEqual([
      names.blueTargetGroup,
      names.greenTargetGroup,
    ]);
  });

  test("keeps the former tasks for the time that was asked for", () => {
    expect(group).toMatchObject({
      deployment_config_name: "CodeDeployDefault.ECSCanary10Percent5Minutes",
      deployment_style: { deployment_type: "BLUE_GREEN", deployment_option: "WITH_TRAFFIC_CONTROL" },
      blue_green_deployment_config: {
        terminate_blue_instances_on_deployment_success: {
          action: "TERMINATE",
          termination_wait_time_in_minutes: 60,
        },
      },
    });
  });

  test("rolls back on failure, when it is stopped, and on either alarm", () => {
    expect(group.auto_rollback_configuration).toEqual({
      enabled: true,
      events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST", "DEPLOYMENT_STOP_ON_ALARM"],
    });
    const { alarms, enabled } = group.alarm_configuration as { alarms: string[]; enabled: boolean };
    expect(enabled).toBe(true);
    expect(alarms).toHaveLength(2);
  });

  test("GIVEN no thresholds THEN it rolls back on failure and when it is stopped, and watches nothing", () => {
    const without = ecsStack({ deployment: canary });
    expect(without.only("aws_codedeploy_deployment_group")).not.toHaveProperty("alarm_configuration");
    expect(without.only("aws_codedeploy_deployment_group").auto_rollback_configuration).toMatchObject({
      events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST"],
    });
    expect(policyOf(without.where("aws_iam_role_policy", { name: "shift-traffic" }))).not.toHaveProperty(
      "WatchAlarms",
    );
  });

  test("GIVEN no test listener THEN there is no test route", () => {
    const loadBalancer = {
      name: "acme-staging",
      arnSuffix: "app/acme-staging/1",
      dnsName: "acme-staging.example",
      securityGroupId: "sg-load-balancer",
      productionListenerArn: "arn:production",
    };
    const untested = ecsStack({ deployment: canary, loadBalancer });
    expect(untested.all("aws_lb_listener_rule")).toHaveLength(1);
    expect(JSON.stringify(untested.only("aws_codedeploy_deployment_group"))).not.toContain(
      "test_traffic_route",
    );
  });
});

describe("CodeDeploy's service role", () => {
  const role = stack.where("aws_iam_role", { name: names.codedeployRole });
  const policy = policyOf(stack.where("aws_iam_role_policy", { name: "shift-traffic" }));

  test("is CodeDeploy's, for this application of this account", () => {
    expect(role.path).toBe("/slipway/service/");
    expect(policyOf(role, "assume_role_policy").AssumedByCodeDeploy).toMatchObject({
      Principal: { Service: ["codedeploy.amazonaws.com"] },
      Condition: {
        StringEquals: { "aws:SourceAccount": "222222222222" },
        ArnLike: {
          "aws:SourceArn": "arn:aws:codedeploy:us-east-1:222222222222:deploymentgroup:acme-web-staging/*",
        },
      },
    });
  });

  test("passes the service's two roles to tasks, and nothing else to nobody else", () => {
    expect(policy.PassTaskRoles).toMatchObject({
      Action: ["iam:PassRole"],
      Resource: [
        "arn:aws:iam::222222222222:role/slipway/runtime/acme-web-staging-task",
        "arn:aws:iam::222222222222:role/slipway/runtime/acme-web-staging-execution",
      ],
      Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    });
  });

  test("moves the routes of its own load balancer and replaces its own tasks", () => {
    expect(policy.MoveRoutes?.Resource).toEqual([
      "arn:aws:elasticloadbalancing:us-east-1:222222222222:listener/app/acme-staging/*",
      "arn:aws:elasticloadbalancing:us-east-1:222222222222:listener-rule/app/acme-staging/*",
    ]);
    expect(policy.ReplaceTaskSets?.Resource).toEqual([
      "arn:aws:ecs:us-east-1:222222222222:task-set/acme-staging/acme-web-staging/*",
    ]);
    expect(policy.SwitchService?.Resource).toEqual([
      "arn:aws:ecs:us-east-1:222222222222:service/acme-staging/acme-web-staging",
    ]);
  });

  test("fails when anything but a description is allowed on every resource", () => {
    const wide = Object.values(policy).filter(({ Resource }) => Resource?.includes("*"));
    expect(wide.map(({ Sid }) => Sid)).toEqual(["DescribeRoutes"]);
    for (const action of policy.DescribeRoutes?.Action ?? []) expect(action).toMatch(/:Describe/);
  });

  test("is attached before CodeDeploy may use it", () => {
    expect(group.depends_on).toEqual([expect.stringMatching(/^aws_iam_role_policy\./)]);
  });
});

describe("lifecycle hooks", () => {
  const smoke = "arn:aws:lambda:us-east-1:222222222222:function:smoke";

  test("CodeDeploy asks the functions that releases name, and no others", () => {
    const asking = ecsStack({ deployment: canary, hookFunctionArns: [smoke] });
    const asked = policyOf(asking.where("aws_iam_role_policy", { name: "shift-traffic" })).AskHooks;
    expect(asked).toMatchObject({ Action: ["lambda:InvokeFunction"], Resource: [smoke] });
    expect(policyOf(stack.where("aws_iam_role_policy", { name: "shift-traffic" }))).not.toHaveProperty(
      "AskHooks",
    );
  });

  test("the AppSpec names the function of each event, in the order of the events", () => {
    const text = appSpecFile({ port: 80 }, { AfterAllowTraffic: smoke, BeforeInstall: "prepare" });
    expect(parse(text).Hooks).toEqual([{ BeforeInstall: "prepare" }, { AfterAllowTraffic: smoke }]);
    expect(appSpecFile({ port: 80 })).not.toContain("Hooks");
  });
});
