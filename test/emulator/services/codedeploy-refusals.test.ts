import {
  makeApplication,
  makeEcsService,
  makeListener,
  makeTargetGroup,
} from "../../support/emulated-deployments";
import { call, describeWithMoto, makeRole, makeTopic } from "../../support/emulator";
import {
  ANY,
  BLUE_GREEN,
  CONFIGURATION,
  ecsCases,
  LAMBDA,
  SERVER,
} from "../../support/refused-deployment-groups";

const service = "codedeploy";

describeWithMoto("CodeDeploy refuses a deployment group", (emulator) => {
  let role = "";
  let pair: { [key: string]: unknown } = {};
  beforeAll(async () => {
    role = await makeRole(emulator(), "deployer");
    await makeRole(emulator(), "elsewhere", "222222222222");
    await makeTopic(emulator(), "deployments");
    for (const platform of ["Server", "Lambda", "ECS"]) await makeApplication(emulator(), platform, platform);
    await makeEcsService(emulator(), "shop", "CODE_DEPLOY");
    await makeEcsService(emulator(), "rolling", "ECS");
    const blue = await makeTargetGroup(emulator(), "blue");
    await makeTargetGroup(emulator(), "green");
    pair = {
      targetGroups: [{ name: "blue" }, { name: "green" }],
      prodTrafficRoute: { listenerArns: [await makeListener(emulator(), "shop", blue)] },
    };
    const taken = { applicationName: "Server", deploymentGroupName: "taken" };
    expect(await create({ ...taken, ...server() })).toMatchObject({ status: 200 });
  });

  const create = (input: object) =>
    call(emulator(), { service, operation: "CreateDeploymentGroup", input: { ...input } });
  const update = (input: object) =>
    call(emulator(), { service, operation: "UpdateDeploymentGroup", input: { ...input } });
  const group = (applicationName: string) => ({
    applicationName,
    deploymentGroupName: "refused",
    serviceRoleArn: role,
  });
  const server = () => ({ serviceRoleArn: role });
  const ecs = () => ({
    deploymentStyle: BLUE_GREEN,
    ecsServices: [{ clusterName: "shop", serviceName: "shop" }],
    loadBalancerInfo: { targetGroupPairInfoList: [pair] },
    blueGreenDeploymentConfiguration: CONFIGURATION,
  });

  it.each([...ANY, ...SERVER])("with %s", async (_what, settings, code) => {
    expect(await create({ ...group("Server"), ...settings })).toMatchObject({ status: 400, error: code });
  });

  it.each(LAMBDA)("for Lambda with %s", async (_what, settings, code) => {
    const input = { ...group("Lambda"), deploymentStyle: BLUE_GREEN, ...settings };
    expect(await create(input)).toMatchObject({ status: 400, error: code });
  });

  // The listener of the pair is known only once it is made.
  it.each(ecsCases({}).map(([what], index) => [what, index] as const))(
    "for ECS with %s",
    async (_what, index) => {
      const [, settings, code] = ecsCases(pair)[index] ?? ["", {}, ""];
      const refused = await create({ ...group("ECS"), ...ecs(), ...settings });
      expect(refused).toMatchObject({ status: 400, error: code });
    },
  );

  it("on an update too, which then changes nothing", async () => {
    const taken = { applicationName: "Server", currentDeploymentGroupName: "taken" };
    const read = () =>
      call(emulator(), {
        service,
        operation: "GetDeploymentGroup",
        input: { applicationName: "Server", deploymentGroupName: "taken" },
      });
    const before = await read();
    for (const [, settings, code] of [...ANY.slice(2), ...SERVER]) {
      expect(await update({ ...taken, ...settings })).toMatchObject({ status: 400, error: code });
    }
    const unknown = await update({ ...taken, currentDeploymentGroupName: "none" });
    expect(unknown.error).toBe("DeploymentGroupDoesNotExistException");
    expect(await read()).toEqual(before);
  });

  const IN_USE = "DeploymentGroupAlreadyExistsException";

  it("that is made with one name twice at the same time: takes only one", async () => {
    const twice = { ...group("Server"), deploymentGroupName: "twice" };
    const answers = await Promise.all([create(twice), create(twice)]);
    expect(answers.map(({ error }) => error).sort()).toEqual([IN_USE, undefined]);
  });

  it("that gets another's new name at the same time: takes only one, and the other stays", async () => {
    const names = ["left", "right"];
    for (const deploymentGroupName of names) await create({ ...group("Server"), deploymentGroupName });
    const answers = await Promise.all(
      names.map((currentDeploymentGroupName) =>
        update({ applicationName: "Server", currentDeploymentGroupName, newDeploymentGroupName: "middle" }),
      ),
    );
    expect(answers.map(({ error }) => error).sort()).toEqual([IN_USE, undefined]);
    const input = { applicationName: "Server", deploymentGroupNames: names };
    const { body } = await call(emulator(), { service, operation: "BatchGetDeploymentGroups", input });
    expect(body.deploymentGroupsInfo).toHaveLength(1);
  });

  it("that is deleted during its update: it stays deleted", async () => {
    const gone = { applicationName: "Server", deploymentGroupName: "gone" };
    await create({ ...group("Server"), ...gone });
    const updating = update({ applicationName: "Server", currentDeploymentGroupName: "gone" });
    const deleting = call(emulator(), { service, operation: "DeleteDeploymentGroup", input: gone });
    await Promise.all([updating, deleting]);
    const { error } = await call(emulator(), { service, operation: "GetDeploymentGroup", input: gone });
    expect(error).toBe("DeploymentGroupDoesNotExistException");
  });

  it("only for these reasons: what they are changed from is accepted", async () => {
    expect(await create({ ...group("Server") })).toMatchObject({ status: 200 });
    expect(await create({ ...group("Lambda"), deploymentStyle: BLUE_GREEN })).toMatchObject({ status: 200 });
    expect(await create({ ...group("ECS"), ...ecs() })).toMatchObject({ status: 200 });
  });
});
