import { call, describeWithMoto, makeRole, output } from "../../support/emulator";

const service = "codedeploy";
const CANARY = {
  type: "TimeBasedCanary",
  timeBasedCanary: { canaryPercentage: 25, canaryInterval: 15 },
};
const LINEAR = {
  type: "TimeBasedLinear",
  timeBasedLinear: { linearPercentage: 20, linearInterval: 3 },
};

describeWithMoto("CodeDeploy deployment configurations", (emulator) => {
  const send = (operation: string, input: object) =>
    call(emulator(), { service, operation, input: { ...input } });
  const make = (operation: string, input: object) =>
    output(emulator(), { service, operation, input: { ...input } });

  it.each([
    ["server", { minimumHealthyHosts: { type: "FLEET_PERCENT", value: 75 } }],
    [
      "zonal",
      {
        minimumHealthyHosts: { type: "HOST_COUNT", value: 1 },
        zonalConfig: {
          firstZoneMonitorDurationInSeconds: 60,
          monitorDurationInSeconds: 30,
          minimumHealthyHostsPerZone: { type: "HOST_COUNT", value: 1 },
        },
      },
    ],
    ["lambda-canary", { computePlatform: "Lambda", trafficRoutingConfig: CANARY }],
    ["lambda-linear", { computePlatform: "Lambda", trafficRoutingConfig: LINEAR }],
    ["ecs-canary", { computePlatform: "ECS", trafficRoutingConfig: CANARY }],
    ["ecs-linear", { computePlatform: "ECS", trafficRoutingConfig: LINEAR }],
    ["ecs-at-once", { computePlatform: "ECS", trafficRoutingConfig: { type: "AllAtOnce" } }],
  ])("makes %s and gives it back as it came", async (deploymentConfigName, settings) => {
    const { deploymentConfigId } = await make("CreateDeploymentConfig", {
      deploymentConfigName,
      ...settings,
    });
    const { deploymentConfigInfo } = await make("GetDeploymentConfig", { deploymentConfigName });
    expect(deploymentConfigInfo).toEqual({
      computePlatform: "Server",
      ...settings,
      deploymentConfigName,
      deploymentConfigId,
      createTime: expect.any(Number),
    });
    await make("DeleteDeploymentConfig", { deploymentConfigName });
    expect((await send("GetDeploymentConfig", { deploymentConfigName })).error).toBe(
      "DeploymentConfigDoesNotExistException",
    );
  });

  it.each([
    ["OneAtATime", "Server", { minimumHealthyHosts: expect.anything() }],
    ["HalfAtATime", "Server", { minimumHealthyHosts: { type: "FLEET_PERCENT", value: 50 } }],
    ["AllAtOnce", "Server", { minimumHealthyHosts: { type: "HOST_COUNT", value: 0 } }],
    ["LambdaAllAtOnce", "Lambda", { trafficRoutingConfig: { type: "AllAtOnce" } }],
    ["LambdaLinear10PercentEvery1Minute", "Lambda", { trafficRoutingConfig: { type: "TimeBasedLinear" } }],
    [
      "ECSCanary10Percent5Minutes",
      "ECS",
      { trafficRoutingConfig: { timeBasedCanary: { canaryPercentage: 10, canaryInterval: 5 } } },
    ],
    [
      "ECSLinear10PercentEvery3Minutes",
      "ECS",
      { trafficRoutingConfig: { timeBasedLinear: { linearPercentage: 10, linearInterval: 3 } } },
    ],
  ])("has CodeDeployDefault.%s for %s from the start", async (name, computePlatform, settings) => {
    const deploymentConfigName = `CodeDeployDefault.${name}`;
    const { deploymentConfigInfo } = await make("GetDeploymentConfig", { deploymentConfigName });
    expect(deploymentConfigInfo).toMatchObject({ deploymentConfigName, computePlatform, ...settings });
    expect((await make("ListDeploymentConfigs", {})).deploymentConfigsList).toContain(deploymentConfigName);
  });

  const hosts = { type: "HOST_COUNT", value: 1 };
  const healthy = "InvalidMinimumHealthyHostValueException";
  const routing = "InvalidTrafficRoutingConfigurationException";
  const zonal = "InvalidZonalDeploymentConfigurationException";
  it.each([
    ["no healthy hosts for servers", {}, healthy],
    ["all of a fleet", { minimumHealthyHosts: { type: "FLEET_PERCENT", value: 100 } }, healthy],
    ["less than no host", { minimumHealthyHosts: { type: "HOST_COUNT", value: -1 } }, healthy],
    ["routing for servers", { minimumHealthyHosts: hosts, trafficRoutingConfig: CANARY }, routing],
    ["no routing for Lambda", { computePlatform: "Lambda" }, routing],
    [
      "healthy hosts for Lambda",
      { computePlatform: "Lambda", trafficRoutingConfig: CANARY, minimumHealthyHosts: hosts },
      healthy,
    ],
    [
      "a canary without its block",
      { computePlatform: "ECS", trafficRoutingConfig: { type: "TimeBasedCanary" } },
      routing,
    ],
    [
      "a linear block in a canary",
      {
        computePlatform: "ECS",
        trafficRoutingConfig: { ...CANARY, timeBasedLinear: LINEAR.timeBasedLinear },
      },
      routing,
    ],
    [
      "a canary of everything",
      {
        computePlatform: "ECS",
        trafficRoutingConfig: { ...CANARY, timeBasedCanary: { canaryPercentage: 100, canaryInterval: 5 } },
      },
      routing,
    ],
    [
      "a canary of three days",
      {
        computePlatform: "ECS",
        trafficRoutingConfig: { ...CANARY, timeBasedCanary: { canaryPercentage: 10, canaryInterval: 4320 } },
      },
      routing,
    ],
    [
      "a linear shift of more than two days in all",
      {
        computePlatform: "Lambda",
        trafficRoutingConfig: { ...LINEAR, timeBasedLinear: { linearPercentage: 10, linearInterval: 289 } },
      },
      routing,
    ],
    ["zones for ECS", { computePlatform: "ECS", trafficRoutingConfig: CANARY, zonalConfig: {} }, zonal],
    [
      "all of a zone",
      {
        minimumHealthyHosts: hosts,
        zonalConfig: { minimumHealthyHostsPerZone: { type: "FLEET_PERCENT", value: 100 } },
      },
      zonal,
    ],
    [
      "a name like a predefined one",
      { deploymentConfigName: "CodeDeployDefault.Mine", minimumHealthyHosts: hosts },
      "InvalidDeploymentConfigNameException",
    ],
    ["a platform that isn't", { computePlatform: "EKS" }, "ValidationException"],
  ])("refuses %s", async (_what, settings, code) => {
    const refused = await send("CreateDeploymentConfig", { deploymentConfigName: "refused", ...settings });
    expect(refused).toMatchObject({ status: 400, error: code });
  });

  it("accepts a linear shift of exactly two days", async () => {
    const trafficRoutingConfig = {
      type: "TimeBasedLinear",
      timeBasedLinear: { linearPercentage: 10, linearInterval: 288 },
    };
    const input = { deploymentConfigName: "long", computePlatform: "Lambda", trafficRoutingConfig };
    expect(await send("CreateDeploymentConfig", input)).toMatchObject({ status: 200 });
  });

  it("refuses a name that is taken", async () => {
    const input = { deploymentConfigName: "taken", minimumHealthyHosts: hosts };
    await make("CreateDeploymentConfig", input);
    expect(await send("CreateDeploymentConfig", input)).toMatchObject({
      error: "DeploymentConfigAlreadyExistsException",
    });
  });

  it("deletes none that a group uses, and no predefined one", async () => {
    const serviceRoleArn = await makeRole(emulator(), "config-deployer");
    const deploymentConfigName = "used";
    await make("CreateDeploymentConfig", { deploymentConfigName, minimumHealthyHosts: hosts });
    await make("CreateApplication", { applicationName: "uses" });
    const group = { applicationName: "uses", deploymentGroupName: "uses" };
    await make("CreateDeploymentGroup", { ...group, serviceRoleArn, deploymentConfigName });
    expect(await send("DeleteDeploymentConfig", { deploymentConfigName })).toMatchObject({
      error: "DeploymentConfigInUseException",
    });
    await make("DeleteDeploymentGroup", group);
    await make("DeleteDeploymentConfig", { deploymentConfigName });

    const predefined = { deploymentConfigName: "CodeDeployDefault.OneAtATime" };
    expect(await send("DeleteDeploymentConfig", predefined)).toMatchObject({
      error: "InvalidOperationException",
    });
  });
});
