import { type DeploymentSteps, ownSteps } from "../../modules/codedeploy/deployment-config";
import { DeploymentGroup, type DeploymentGroupProps } from "../../modules/codedeploy/deployment-group";
import { startDeployments } from "../../modules/codedeploy/start-deployments.policies";
import { place } from "../support/ecs";
import { policyOf, synthStack } from "../support/synth";

const names = {
  codedeployRole: "acme-web-staging-codedeploy",
  codedeployApplication: "acme-web-staging",
  codedeployGroup: "acme-web-staging",
};
const rollbackTopic = {
  arn: "arn:aws:sns:us-east-1:222222222222:acme-staging-deployments",
  keyAlias: "alias/acme-staging-deployments",
};

/** The least there is, but for the given change. */
const groupOf = (change: Partial<DeploymentGroupProps> = {}) =>
  synthStack((stack) => {
    new DeploymentGroup(stack, "codedeploy", {
      place,
      names,
      computePlatform: "Lambda",
      steps: { deploymentConfig: "CodeDeployDefault.LambdaAllAtOnce" },
      target: "acme-web-staging",
      access: {},
      alarms: [],
      settings: {},
      ...change,
    });
  });

test.each<[string, DeploymentSteps, unknown]>([
  ["AWS's own", { deploymentConfig: "CodeDeployDefault.OneAtATime" }, undefined],
  [
    "a canary",
    { deploymentConfig: "own", shift: { kind: "canary", percent: 5, minutes: 10 } },
    {
      trafficRoutingConfig: {
        type: "TimeBasedCanary",
        timeBasedCanary: { percentage: 5, interval: 10 },
      },
    },
  ],
  [
    "steps of the same size",
    { deploymentConfig: "own", shift: { kind: "linear", percent: 20, minutes: 1 } },
    {
      trafficRoutingConfig: {
        type: "TimeBasedLinear",
        timeBasedLinear: { percentage: 20, interval: 1 },
      },
    },
  ],
  [
    "batches of servers",
    { deploymentConfig: "own", minimumHealthyPercent: 75 },
    { minimumHealthyHosts: { type: "FLEET_PERCENT", value: 75 } },
  ],
])("the steps of a deployment configuration: %s", (_, steps, own) => {
  expect(ownSteps(steps)).toEqual(own);
});

test("GIVEN steps of its own THEN the group refers to their configuration, which the next one follows", () => {
  const steps: DeploymentSteps = { deploymentConfig: "acme-25", minimumHealthyPercent: 75 };
  const stack = groupOf({ computePlatform: "Server", steps });
  expect(stack.only("aws_codedeploy_deployment_config")).toMatchObject({
    deployment_config_name: "acme-25",
    compute_platform: "Server",
    lifecycle: { create_before_destroy: true },
  });
  expect(stack.only("aws_codedeploy_deployment_group").deployment_config_name).toMatch(
    /^\$\{aws_codedeploy_deployment_config\..*\.deployment_config_name\}$/,
  );
});

test("GIVEN neither alarms nor a topic THEN it rolls back on failure and request, and tells nobody", () => {
  const stack = groupOf();
  const group = stack.only("aws_codedeploy_deployment_group");
  expect(group.auto_rollback_configuration).toEqual({
    enabled: true,
    events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST"],
  });
  expect(group).not.toHaveProperty("alarm_configuration");
  expect(group).not.toHaveProperty("trigger_configuration");
  expect(stack.all("aws_iam_role_policy")).toEqual([]);
});

test("GIVEN both THEN an alarm rolls back, the topic is told, and the role may tell it and no other", () => {
  const stack = groupOf({ alarms: ["errors"], rollbackTopic });
  expect(stack.only("aws_codedeploy_deployment_group")).toMatchObject({
    auto_rollback_configuration: {
      events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST", "DEPLOYMENT_STOP_ON_ALARM"],
    },
    alarm_configuration: { enabled: true, alarms: ["errors"] },
    trigger_configuration: [
      { trigger_events: ["DeploymentRollback"], trigger_target_arn: rollbackTopic.arn },
    ],
    depends_on: [expect.stringContaining("tell-of-rollbacks")],
  });
  const told = policyOf(stack.where("aws_iam_role_policy", { name: "tell-of-rollbacks" }));
  expect(told.TellOfRollbacks).toMatchObject({ Action: ["sns:Publish"], Resource: [rollbackTopic.arn] });
});

test("who starts deployments names one application, one group and one configuration", () => {
  const statements = startDeployments({
    place,
    names,
    deploymentConfig: "CodeDeployDefault.OneAtATime",
    because: { revision: "It hands the revision over.", config: "It reads the configuration." },
    also: { application: ["codedeploy:ListDeploymentGroups"], group: ["codedeploy:ListDeployments"] },
  });
  const codedeploy = "arn:aws:codedeploy:us-east-1:222222222222";
  expect(statements).toMatchObject([
    {
      sid: "HandOverRevision",
      actions: expect.arrayContaining(["codedeploy:ListDeploymentGroups"]),
      resources: [`${codedeploy}:application:acme-web-staging`],
    },
    {
      sid: "RunDeployment",
      actions: expect.arrayContaining(["codedeploy:CreateDeployment", "codedeploy:ListDeployments"]),
      resources: [`${codedeploy}:deploymentgroup:acme-web-staging/acme-web-staging`],
    },
    {
      sid: "ReadDeploymentConfig",
      resources: [`${codedeploy}:deploymentconfig:CodeDeployDefault.OneAtATime`],
    },
  ]);
});
