import { pipeline } from "../../support/emulated-pipelines";
import { call, describeWithMoto, makeBucket, makeRole, makeTopic, output } from "../../support/emulator";

const service = "codestar-notifications";
const PIPELINE = "arn:aws:codepipeline:us-east-1:111111111111:release";
const TOPIC = "arn:aws:sns:us-east-1:111111111111:news";
const FAILED = "codepipeline-pipeline-pipeline-execution-failed";

/** A rule as CreateNotificationRule takes it; its pipeline and topic have to be made. */
const rule = (change: object = {}) => ({
  Name: "release",
  Resource: PIPELINE,
  DetailType: "BASIC",
  EventTypeIds: [FAILED],
  Targets: [{ TargetType: "SNS", TargetAddress: TOPIC }],
  ...change,
});

describeWithMoto("notification rules", (emulator) => {
  const ask = (model: string, operation: string, input: object) =>
    output(emulator(), { service: model, operation, input: { ...input } });
  const run = (operation: string, input: object = {}) => ask(service, operation, input);
  const attempt = (operation: string, input: object = {}) =>
    call(emulator(), { service, operation, input: { ...input } });

  beforeAll(async () => {
    await makeRole(emulator(), "pipeline");
    await makeBucket(emulator(), "artifacts");
    for (const name of ["news", "other"]) await makeTopic(emulator(), name);
    await ask("codepipeline", "CreatePipeline", { pipeline: pipeline() });
    await ask("codecommit", "CreateRepository", { repositoryName: "storefront" });
    await ask("codedeploy", "CreateApplication", { applicationName: "storefront" });
    await ask("codebuild", "CreateProject", {
      name: "storefront",
      serviceRole: "pipeline",
      source: { type: "CODEPIPELINE" },
      artifacts: { type: "CODEPIPELINE" },
      environment: { type: "LINUX_CONTAINER", image: "image:1", computeType: "BUILD_GENERAL1_SMALL" },
    });
  });

  it("are kept, with their targets active, and changed where an update says so", async () => {
    const { Arn } = await run("CreateNotificationRule", rule({ Name: "kept", Tags: { Kind: "news" } }));
    expect(Arn).toMatch("arn:aws:codestar-notifications:us-east-1:111111111111:notificationrule/");
    const got = await run("DescribeNotificationRule", { Arn });
    expect(got).toMatchObject({
      Name: "kept",
      Resource: PIPELINE,
      DetailType: "BASIC",
      Status: "ENABLED",
      EventTypes: [{ EventTypeId: FAILED, ServiceName: "CodePipeline", ResourceType: "Pipeline" }],
      Targets: [{ TargetType: "SNS", TargetAddress: TOPIC, TargetStatus: "ACTIVE" }],
      Tags: { Kind: "news" },
    });
    await run("UpdateNotificationRule", { Arn, Status: "DISABLED" });
    const after = await run("DescribeNotificationRule", { Arn });
    expect(after).toEqual({ ...got, Status: "DISABLED", LastModifiedTimestamp: after.LastModifiedTimestamp });
    expect((await run("ListNotificationRules")).NotificationRules).toContainEqual({
      Arn,
      Id: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    await run("DeleteNotificationRule", { Arn });
    expect(await run("DeleteNotificationRule", { Arn })).toEqual({ Arn });
    expect(await attempt("DescribeNotificationRule", { Arn })).toMatchObject({
      error: "ResourceNotFoundException",
    });
  });

  it.each([
    ["a pipeline", PIPELINE, "codepipeline-pipeline-manual-approval-needed"],
    [
      "a project",
      "arn:aws:codebuild:us-east-1:111111111111:project/storefront",
      "codebuild-project-build-state-failed",
    ],
    [
      "a repository",
      "arn:aws:codecommit:us-east-1:111111111111:storefront",
      "codecommit-repository-pull-request-merged",
    ],
    [
      "an application",
      "arn:aws:codedeploy:us-east-1:111111111111:application:storefront",
      "codedeploy-application-deployment-failed",
    ],
  ])("watch %s", async (_what, Resource, id) => {
    const { Arn } = await run(
      "CreateNotificationRule",
      rule({ Name: "watch", Resource, EventTypeIds: [id] }),
    );
    expect((await run("DescribeNotificationRule", { Arn })).EventTypes?.[0]?.EventTypeId).toBe(id);
    await run("DeleteNotificationRule", { Arn });
  });

  it("have tags", async () => {
    const { Arn } = await run("CreateNotificationRule", rule({ Name: "tagged", Tags: { A: "1", B: "2" } }));
    expect(await run("TagResource", { Arn, Tags: { C: "3" } })).toEqual({ Tags: { A: "1", B: "2", C: "3" } });
    await run("UntagResource", { Arn, TagKeys: ["A", "B"] });
    expect(await run("ListTagsForResource", { Arn })).toEqual({ Tags: { C: "3" } });
    await run("DeleteNotificationRule", { Arn });
    expect(await attempt("ListTagsForResource", { Arn })).toMatchObject({
      error: "ResourceNotFoundException",
    });
  });

  it("hold their targets until they let them go", async () => {
    const { Arn } = await run("CreateNotificationRule", rule({ Name: "holding" }));
    expect(await attempt("DeleteTarget", { TargetAddress: TOPIC })).toMatchObject({
      error: "ValidationException",
      // Terraform's provider waits for these words to go away.
      message: "The target cannot be deleted because it is subscribed to one or more notification rules.",
    });
    await run("DeleteTarget", { TargetAddress: TOPIC, ForceUnsubscribeAll: true });
    expect((await run("DescribeNotificationRule", { Arn })).Targets).toEqual([]);
    await run("DeleteTarget", { TargetAddress: TOPIC });
    await run("DeleteNotificationRule", { Arn });
  });

  it.each([
    [
      "a resource that doesn't exist",
      { Resource: `${PIPELINE}-2` },
      "Validation",
      "release-2 does not exist",
    ],
    [
      "a resource of another account",
      { Resource: PIPELINE.replace("111111111111", "222222222222") },
      "Validation",
      "2:",
    ],
    ["a kind of resource without events", { Resource: TOPIC }, "Validation", "sends no notifications"],
    [
      "an unknown event",
      { EventTypeIds: [FAILED, "codepipeline-pipeline-lost"] },
      "Validation",
      "pipeline-lost",
    ],
    [
      "an event of something else",
      { EventTypeIds: ["codebuild-project-build-state-failed"] },
      "Validation",
      "codebuild-project-build-state-failed is not valid",
    ],
    ["a target without an address", { Targets: [{ TargetType: "SNS" }] }, "Validation", "TargetAddress"],
    [
      "a topic that doesn't exist",
      { Targets: [{ TargetType: "SNS", TargetAddress: `${TOPIC}-2` }] },
      "Configuration",
      "news-2 does not exist",
    ],
  ])("refuse %s, when they are made and when they are changed", async (_what, change, error, words) => {
    const made = await attempt("CreateNotificationRule", rule({ Name: "refused", ...change }));
    expect(made).toMatchObject({ status: 400, error: `${error}Exception` });
    expect(made.message).toContain(words);
    if ("Resource" in change) return;
    const { Arn } = await run("CreateNotificationRule", rule({ Name: "refused" }));
    const changed = await attempt("UpdateNotificationRule", { Arn, ...change });
    expect(changed).toMatchObject({ error: made.error, message: made.message });
    await run("DeleteNotificationRule", { Arn });
  });

  it("refuse a name that is in use", async () => {
    await run("CreateNotificationRule", rule({ Name: "first" }));
    const { Arn } = await run("CreateNotificationRule", rule({ Name: "second" }));
    const error = "ResourceAlreadyExistsException";
    expect(await attempt("CreateNotificationRule", rule({ Name: "first" }))).toMatchObject({ error });
    expect(await attempt("UpdateNotificationRule", { Arn, Name: "first" })).toMatchObject({ error });
    expect(await attempt("UpdateNotificationRule", { Arn, Name: "second" })).toMatchObject({ status: 200 });
  });

  it.each(["Name", "Resource", "DetailType", "EventTypeIds", "Targets"])(
    "refuse to be made without %s",
    async (name) => {
      const answer = await attempt("CreateNotificationRule", { ...rule(), [name]: undefined });
      expect(answer).toMatchObject({ status: 400, error: "ValidationException" });
      expect(answer.message).toContain(`Value null at '${name}'`);
    },
  );

  it.each([
    "DescribeNotificationRule",
    "UpdateNotificationRule",
    "DeleteNotificationRule",
    "ListTagsForResource",
  ])("refuse %s without an ARN", async (operation) => {
    const answer = await attempt(operation);
    expect(answer).toMatchObject({ error: "ValidationException" });
    expect(answer.message).toContain("Value null at 'Arn'");
  });
});
