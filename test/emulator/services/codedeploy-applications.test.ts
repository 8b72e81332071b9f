import { call, describeWithMoto, makeRole, output } from "../../support/emulator";

const service = "codedeploy";

describeWithMoto("CodeDeploy applications", (emulator) => {
  const send = (operation: string, input: object) =>
    call(emulator(), { service, operation, input: { ...input } });
  const make = (operation: string, input: object) =>
    output(emulator(), { service, operation, input: { ...input } });

  it.each(["Server", "Lambda", "ECS"])("makes one for %s and gives it back", async (computePlatform) => {
    const applicationName = `made-for-${computePlatform}`;
    const { applicationId } = await make("CreateApplication", { applicationName, computePlatform });
    const { application } = await make("GetApplication", { applicationName });
    expect(application).toEqual({
      applicationId,
      applicationName,
      computePlatform,
      linkedToGitHub: false,
      createTime: expect.any(Number),
    });
    expect((await make("ListApplications", {})).applications).toContain(applicationName);
    const { applicationsInfo } = await make("BatchGetApplications", { applicationNames: [applicationName] });
    expect(applicationsInfo).toEqual([application]);
  });

  it("is for servers when nothing is said", async () => {
    await make("CreateApplication", { applicationName: "default" });
    const { application } = await make("GetApplication", { applicationName: "default" });
    expect(application?.computePlatform).toBe("Server");
  });

  it("keeps tags, also through a change of name, and forgets them with the application", async () => {
    const arn = (name: string) => `arn:aws:codedeploy:us-east-1:111111111111:application:${name}`;
    const tags = [{ Key: "Service", Value: "storefront" }];
    await make("CreateApplication", { applicationName: "tagged", tags });
    await make("TagResource", { ResourceArn: arn("tagged"), Tags: [{ Key: "b", Value: "2" }] });
    await make("UpdateApplication", { applicationName: "tagged", newApplicationName: "renamed" });
    await make("UntagResource", { ResourceArn: arn("renamed"), TagKeys: ["b"] });
    expect(await make("ListTagsForResource", { ResourceArn: arn("renamed") })).toEqual({ Tags: tags });
    expect((await send("GetApplication", { applicationName: "tagged" })).error).toBe(
      "ApplicationDoesNotExistException",
    );
    await make("DeleteApplication", { applicationName: "renamed" });
    await make("CreateApplication", { applicationName: "renamed" });
    expect(await make("ListTagsForResource", { ResourceArn: arn("renamed") })).toEqual({ Tags: [] });
  });

  it("takes its deployment groups along: by a new name, and when it is deleted", async () => {
    const serviceRoleArn = await makeRole(emulator(), "application-deployer");
    await make("CreateApplication", { applicationName: "parent" });
    const group = { applicationName: "parent", deploymentGroupName: "child", serviceRoleArn };
    await make("CreateDeploymentGroup", group);

    await make("UpdateApplication", { applicationName: "parent", newApplicationName: "parent-2" });
    const { deploymentGroupInfo } = await make("GetDeploymentGroup", {
      applicationName: "parent-2",
      deploymentGroupName: "child",
    });
    expect(deploymentGroupInfo?.applicationName).toBe("parent-2");

    await make("DeleteApplication", { applicationName: "parent-2" });
    await make("CreateApplication", { applicationName: "parent-2" });
    const { deploymentGroups } = await make("ListDeploymentGroups", { applicationName: "parent-2" });
    expect(deploymentGroups).toEqual([]);
  });

  it("deletes what isn't there without a word, as AWS does", async () => {
    expect((await send("DeleteApplication", { applicationName: "none" })).status).toBe(200);
  });

  it.each([
    ["GetApplication", { applicationName: "none" }, "ApplicationDoesNotExistException"],
    [
      "UpdateApplication",
      { applicationName: "none", newApplicationName: "some" },
      "ApplicationDoesNotExistException",
    ],
    ["UpdateApplication", { newApplicationName: "some" }, "ApplicationNameRequiredException"],
    ["ListDeploymentGroups", { applicationName: "none" }, "ApplicationDoesNotExistException"],
    ["CreateApplication", { applicationName: "taken" }, "ApplicationAlreadyExistsException"],
    [
      "UpdateApplication",
      { applicationName: "taken", newApplicationName: "taken-2" },
      "ApplicationAlreadyExistsException",
    ],
    ["CreateApplication", { applicationName: "x", computePlatform: "EKS" }, "ValidationException"],
    ["ListTagsForResource", { ResourceArn: "storefront" }, "InvalidArnException"],
    ["ListTagsForResource", { ResourceArn: "arn:aws:s3:::bucket" }, "ArnNotSupportedException"],
    [
      "TagResource",
      { ResourceArn: "arn:aws:codedeploy:us-east-1:111111111111:application:none", Tags: [] },
      "ApplicationDoesNotExistException",
    ],
  ])("refuses %s of %j: %s", async (operation, input, code) => {
    await send("CreateApplication", { applicationName: "taken" });
    await send("CreateApplication", { applicationName: "taken-2" });
    expect(await send(operation, input)).toMatchObject({ status: 400, error: code });
  });
});
