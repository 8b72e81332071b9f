import {
  makeApplication,
  makeEcsService,
  makeListener,
  makeTargetGroup,
} from "../../support/emulated-deployments";
import { call, describeWithMoto, makeRole, makeTopic, output } from "../../support/emulator";

const service = "codedeploy";
const BLUE_GREEN = { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" };

describeWithMoto("CodeDeploy deployment groups", (emulator) => {
  let serviceRoleArn = "";
  beforeAll(async () => {
    serviceRoleArn = await makeRole(emulator(), "deployer");
    for (const platform of ["Server", "Lambda", "ECS"]) await makeApplication(emulator(), platform, platform);
  });

  const send = (operation: string, input: object) =>
    call(emulator(), { service, operation, input: { ...input } });
  const make = (operation: string, input: object) =>
    output(emulator(), { service, operation, input: { ...input } });
  const read = async (applicationName: string, deploymentGroupName: string) =>
    (await make("GetDeploymentGroup", { applicationName, deploymentGroupName })).deploymentGroupInfo;

  it("fills in AWS's defaults for servers, so that a second plan is empty", async () => {
    const group = { applicationName: "Server", deploymentGroupName: "plain", serviceRoleArn };
    const { deploymentGroupId } = await make("CreateDeploymentGroup", group);
    expect(await read("Server", "plain")).toEqual({
      ...group,
      deploymentGroupId,
      computePlatform: "Server",
      deploymentConfigName: "CodeDeployDefault.OneAtATime",
      deploymentStyle: { deploymentType: "IN_PLACE", deploymentOption: "WITHOUT_TRAFFIC_CONTROL" },
      outdatedInstancesStrategy: "UPDATE",
      terminationHookEnabled: false,
      ec2TagFilters: [],
      onPremisesInstanceTagFilters: [],
      triggerConfigurations: [],
      autoScalingGroups: [],
    });
  });

  it("gives back everything that a group of servers can be set to", async () => {
    const topic = await makeTopic(emulator(), "deployments");
    await makeTargetGroup(emulator(), "servers");
    const settings = {
      deploymentConfigName: "CodeDeployDefault.HalfAtATime",
      deploymentStyle: BLUE_GREEN,
      loadBalancerInfo: { targetGroupInfoList: [{ name: "servers" }] },
      blueGreenDeploymentConfiguration: {
        terminateBlueInstancesOnDeploymentSuccess: { action: "TERMINATE", terminationWaitTimeInMinutes: 60 },
        deploymentReadyOption: { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 30 },
        greenFleetProvisioningOption: { action: "DISCOVER_EXISTING" },
      },
      ec2TagSet: {
        ec2TagSetList: [
          [{ Key: "Service", Value: "storefront", Type: "KEY_AND_VALUE" }],
          [{ Key: "Tier", Type: "KEY_ONLY" }],
        ],
      },
      onPremisesInstanceTagFilters: [{ Value: "x", Type: "VALUE_ONLY" }],
      triggerConfigurations: [
        { triggerName: "failed", triggerTargetArn: topic, triggerEvents: ["DeploymentFailure"] },
      ],
      // An alarm may be made later.
      alarmConfiguration: {
        enabled: true,
        ignorePollAlarmFailure: true,
        alarms: [{ name: "not-there-yet" }],
      },
      autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE"] },
      outdatedInstancesStrategy: "IGNORE",
      terminationHookEnabled: true,
    };
    const group = { applicationName: "Server", deploymentGroupName: "full", serviceRoleArn };
    await make("CreateDeploymentGroup", { ...group, ...settings });
    expect(await read("Server", "full")).toMatchObject(settings);
    const { deploymentGroupsInfo } = await make("BatchGetDeploymentGroups", {
      applicationName: "Server",
      deploymentGroupNames: ["full", "none"],
    });
    expect(deploymentGroupsInfo).toEqual([await read("Server", "full")]);
  });

  it("gives back a group for Lambda", async () => {
    const group = { applicationName: "Lambda", deploymentGroupName: "functions", serviceRoleArn };
    await make("CreateDeploymentGroup", { ...group, deploymentStyle: BLUE_GREEN });
    expect(await read("Lambda", "functions")).toMatchObject({
      ...group,
      computePlatform: "Lambda",
      deploymentConfigName: "CodeDeployDefault.LambdaAllAtOnce",
      deploymentStyle: BLUE_GREEN,
    });
  });

  it("gives back a group for ECS with its pair of target groups and both listeners", async () => {
    await makeEcsService(emulator(), "shop", "CODE_DEPLOY");
    const blue = await makeTargetGroup(emulator(), "shop-blue");
    await makeTargetGroup(emulator(), "shop-green");
    const production = await makeListener(emulator(), "shop", blue);
    const test = await makeListener(emulator(), "shop-test", blue);
    const settings = {
      deploymentConfigName: "CodeDeployDefault.ECSCanary10Percent5Minutes",
      deploymentStyle: BLUE_GREEN,
      ecsServices: [{ clusterName: "shop", serviceName: "shop" }],
      loadBalancerInfo: {
        targetGroupPairInfoList: [
          {
            targetGroups: [{ name: "shop-blue" }, { name: "shop-green" }],
            prodTrafficRoute: { listenerArns: [production] },
            testTrafficRoute: { listenerArns: [test] },
          },
        ],
      },
      blueGreenDeploymentConfiguration: {
        terminateBlueInstancesOnDeploymentSuccess: { action: "TERMINATE", terminationWaitTimeInMinutes: 60 },
        deploymentReadyOption: { actionOnTimeout: "CONTINUE_DEPLOYMENT", waitTimeInMinutes: 0 },
      },
    };
    const group = { applicationName: "ECS", deploymentGroupName: "shop", serviceRoleArn };
    await make("CreateDeploymentGroup", { ...group, ...settings });
    expect(await read("ECS", "shop")).toMatchObject({ ...settings, computePlatform: "ECS" });

    const second = { ...group, deploymentGroupName: "shop-2", ...settings };
    expect(await send("CreateDeploymentGroup", second)).toMatchObject({
      error: "ECSServiceMappingLimitExceededException",
    });
    // The group itself may be changed.
    await make("UpdateDeploymentGroup", {
      applicationName: "ECS",
      currentDeploymentGroupName: "shop",
      ecsServices: settings.ecsServices,
    });
  });

  it("changes what an update names, keeps the rest, and clears what is sent empty", async () => {
    const group = { applicationName: "Server", deploymentGroupName: "changing", serviceRoleArn };
    const alarmConfiguration = { enabled: true, ignorePollAlarmFailure: false, alarms: [{ name: "slow" }] };
    await make("CreateDeploymentGroup", {
      ...group,
      ec2TagFilters: [{ Key: "a", Type: "KEY_ONLY" }],
      alarmConfiguration,
    });
    const before = await read("Server", "changing");
    await make("UpdateDeploymentGroup", {
      applicationName: "Server",
      currentDeploymentGroupName: "changing",
      deploymentConfigName: "CodeDeployDefault.AllAtOnce",
      ec2TagFilters: [],
      ec2TagSet: { ec2TagSetList: [[{ Key: "b", Type: "KEY_ONLY" }]] },
      loadBalancerInfo: {},
    });
    expect(await read("Server", "changing")).toEqual({
      ...before,
      deploymentConfigName: "CodeDeployDefault.AllAtOnce",
      ec2TagFilters: [],
      ec2TagSet: { ec2TagSetList: [[{ Key: "b", Type: "KEY_ONLY" }]] },
    });
    expect(before?.alarmConfiguration).toEqual(alarmConfiguration);
  });

  it("keeps tags through a change of name", async () => {
    const arn = (name: string) => `arn:aws:codedeploy:us-east-1:111111111111:deploymentgroup:Server/${name}`;
    const tags = [{ Key: "Service", Value: "storefront" }];
    await make("CreateDeploymentGroup", {
      applicationName: "Server",
      deploymentGroupName: "old",
      serviceRoleArn,
      tags,
    });
    await make("UpdateDeploymentGroup", {
      applicationName: "Server",
      currentDeploymentGroupName: "old",
      newDeploymentGroupName: "new",
    });
    expect(await make("ListTagsForResource", { ResourceArn: arn("new") })).toEqual({ Tags: tags });
    expect(await send("ListTagsForResource", { ResourceArn: arn("old") })).toMatchObject({
      error: "DeploymentGroupDoesNotExistException",
    });
    const { deploymentGroups } = await make("ListDeploymentGroups", { applicationName: "Server" });
    expect(deploymentGroups).toContain("new");
    expect(deploymentGroups).not.toContain("old");
  });

  it("deletes a group, and once more without a word, as AWS does", async () => {
    const group = { applicationName: "Server", deploymentGroupName: "short-lived" };
    await make("CreateDeploymentGroup", { ...group, serviceRoleArn });
    await make("DeleteDeploymentGroup", group);
    await make("DeleteDeploymentGroup", group);
    expect(await send("GetDeploymentGroup", group)).toMatchObject({
      status: 400,
      error: "DeploymentGroupDoesNotExistException",
    });
  });
});
