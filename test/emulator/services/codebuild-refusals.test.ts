import { IN_PIPELINE, IN_S3, LAMBDA, makeNetwork, project } from "../../support/emulated-projects";
import { call, describeWithMoto, makeRole, output } from "../../support/emulator";

const service = "codebuild";
const ARN = "arn:aws:codebuild:us-east-1:111111111111:project/";

describeWithMoto("CodeBuild", (emulator) => {
  let network: Awaited<ReturnType<typeof makeNetwork>>;
  beforeAll(async () => {
    await makeRole(emulator(), "build");
    await makeRole(emulator(), "elsewhere", "222222222222");
    network = await makeNetwork(emulator());
  });

  const attempt = (operation: string, input: object) =>
    call(emulator(), { service, operation, input: { ...input } });
  const run = (operation: string, input: object) =>
    output(emulator(), { service, operation, input: { ...input } });
  const get = async (name: string) => (await run("BatchGetProjects", { names: [name] })).projects?.[0];

  it.each([
    [
      "a service role that doesn't exist",
      { serviceRole: "arn:aws:iam::111111111111:role/none" },
      "role/none",
    ],
    ["a name of a role that doesn't exist", { serviceRole: "none" }, "role/none"],
    [
      "a role of another account",
      { serviceRole: "arn:aws:iam::222222222222:role/elsewhere" },
      "caller's account",
    ],
    ["a batch role that doesn't exist", { buildBatchConfig: { serviceRole: "none" } }, "role/none"],
    ["a source without location", { source: { type: "GITHUB" } }, "location is required"],
    [
      "a location with a pipeline",
      { ...IN_PIPELINE, source: { type: "CODEPIPELINE", location: "x" } },
      "must be null",
    ],
    ["no buildspec and no source", { source: { type: "NO_SOURCE" } }, "requires a buildspec"],
    [
      "build status to S3",
      { source: { ...IN_S3, reportBuildStatus: true } },
      "does not support ReportBuildStatus",
    ],
    ["a pipeline's source alone", { source: IN_PIPELINE.source }, "don't go together"],
    ["a pipeline's artifacts alone", { artifacts: IN_PIPELINE.artifacts }, "don't go together"],
    ["a location of no artifacts", { artifacts: { type: "NO_ARTIFACTS", location: "x" } }, "null location"],
    [
      "encryption of no artifacts",
      { artifacts: { type: "NO_ARTIFACTS", encryptionDisabled: false } },
      "null encryptionDisabled",
    ],
    ["S3 artifacts without a bucket", { artifacts: { type: "S3" } }, "must have a location"],
    ["a secondary source without a name", { secondarySources: [IN_S3] }, "source identifier"],
    [
      "two secondary sources of one name",
      { secondarySources: [1, 2].map(() => ({ ...IN_S3, sourceIdentifier: "same" })) },
      "same is used more than once",
    ],
    ["an S3 cache without a bucket", { cache: { type: "S3" } }, "Invalid cache"],
    ["S3 logs without a bucket", { logsConfig: { s3Logs: { status: "ENABLED" } } }, "Invalid logs config"],
    ["a badge in a pipeline", { ...IN_PIPELINE, badgeEnabled: true }, "badges are not supported"],
    [
      "an instance in Lambda",
      { environment: { ...LAMBDA, computeType: "BUILD_GENERAL1_SMALL" } },
      "Compute type",
    ],
    ["Docker in Lambda", { environment: { ...LAMBDA, privilegedMode: true } }, "privileged mode"],
    [
      "a VPC without subnets",
      { vpcConfig: { vpcId: "vpc-1", securityGroupIds: ["sg-1"] } },
      "subnets must not be",
    ],
    [
      "subnets without a VPC",
      { vpcConfig: { subnets: ["subnet-1"] } },
      "vpcId and securityGroupIds must not be",
    ],
  ])("refuses %s", async (_what, change, words) => {
    const answer = await attempt("CreateProject", project({ name: "refused", ...change }));
    expect(answer).toMatchObject({ status: 400, error: "InvalidInputException" });
    expect(answer.message).toContain(words);
    // Terraform's provider tries for two minutes what it takes for a role that is only just being made.
    expect(answer.message).not.toContain("ot authorized to perform");
  });

  it.each([
    ["vpcId", "vpc-0"],
    ["subnets", ["subnet-0"]],
    ["securityGroupIds", ["sg-0"]],
  ])("refuses a network whose %s is not there", async (member, value) => {
    const vpcConfig = { ...network, [member]: value };
    const answer = await attempt("CreateProject", project({ name: "refused", vpcConfig }));
    expect(answer).toMatchObject({ error: "InvalidInputException" });
    expect(answer.message).toContain(`${[value].flat()[0]} does not exist`);
  });

  it("refuses an update into what it refuses to create, and keeps what there was", async () => {
    await run("CreateProject", project({ name: "kept" }));
    const before = await get("kept");
    for (const change of [{ serviceRole: "none" }, { source: { type: "CODEPIPELINE" } }]) {
      const answer = await attempt("UpdateProject", { name: "kept", ...change });
      expect(answer).toMatchObject({ error: "InvalidInputException" });
    }
    expect(await get("kept")).toEqual(before);
  });

  it("refuses to change a project that isn't there", async () => {
    const error = "ResourceNotFoundException";
    const visible = { projectArn: `${ARN}none`, projectVisibility: "PRIVATE" };
    expect(await attempt("UpdateProject", { name: "none" })).toMatchObject({ error });
    expect(await attempt("UpdateProjectVisibility", visible)).toMatchObject({ error });
  });

  it("refuses a name that is in use, and takes only one of two at the same time", async () => {
    const create = () => attempt("CreateProject", project({ name: "twice" }));
    const error = "ResourceAlreadyExistsException";
    const twice = await Promise.all([create(), create()]);
    expect(twice.map((answer) => answer.error).sort()).toEqual([error, undefined]);
    expect(await create()).toMatchObject({ error, message: `Project already exists: ${ARN}twice` });
  });
});
