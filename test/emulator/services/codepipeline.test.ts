import {
  build,
  conditions,
  deploy,
  pipeline,
  rule,
  source,
  stage,
  trigger,
} from "../../support/emulated-pipelines";
import { call, describeWithMoto, makeBucket, makeRole, output } from "../../support/emulator";

const service = "codepipeline";
const ARN = "arn:aws:codepipeline:us-east-1:111111111111:";

describeWithMoto("CodePipeline keeps a pipeline", (emulator) => {
  beforeAll(async () => {
    await makeRole(emulator(), "pipeline");
    await makeRole(emulator(), "pipeline", "222222222222");
    await makeBucket(emulator(), "artifacts");
  });

  const run = (operation: string, input: object) =>
    output(emulator(), { service, operation, input: { ...input } });
  const attempt = (operation: string, input: object) =>
    call(emulator(), { service, operation, input: { ...input } });

  it("and gives it back with AWS's defaults", async () => {
    const before = Date.now() / 1000;
    const { pipeline: made } = await run("CreatePipeline", {
      pipeline: pipeline({ name: "defaults", pipelineType: undefined }),
    });
    const got = await run("GetPipeline", { name: "defaults" });
    expect(got.pipeline).toEqual(made);
    expect(made).toMatchObject({ version: 1, pipelineType: "V1", executionMode: "SUPERSEDED" });
    expect(made?.triggers).toBeUndefined();
    const approval = { runOrder: 1, region: "us-east-1", outputArtifacts: [] };
    expect(made?.stages?.[2]?.actions?.[0]).toMatchObject({ ...deploy(), ...approval });
    expect(got.metadata).toMatchObject({ pipelineArn: `${ARN}defaults` });
    expect(Number(got.metadata?.created)).toBeGreaterThanOrEqual(before);
  });

  it("with everything that type V2 has", async () => {
    const asked = pipeline({
      name: "everything",
      executionMode: "QUEUED",
      variables: [{ name: "LEVEL", defaultValue: "info", description: "How much is logged" }],
      triggers: [
        trigger("source", { push: [{ branches: { includes: ["main"] } }, { tags: { includes: ["v*"] } }] }),
      ],
      stages: [
        stage("source", source("source", { namespace: "commit" })),
        stage(
          "build",
          build("build", { configuration: { ProjectName: "p", PrimarySource: "#{commit.CommitId}" } }),
          {
            onSuccess: conditions("FAIL", {
              ...rule("CodeBuild", { ProjectName: "check" }),
              inputArtifacts: [{ name: "build" }],
            }),
            onFailure: { result: "RETRY", retryConfiguration: { retryMode: "FAILED_ACTIONS" } },
          },
        ),
        stage("deploy", deploy("deploy", { roleArn: "arn:aws:iam::222222222222:role/made-later" }), {
          beforeEntry: conditions(
            "SKIP",
            rule("VariableCheck", { Variable: "#{variables.LEVEL}", Value: "info", Operator: "EQ" }),
          ),
          onSuccess: conditions("ROLLBACK", rule("CloudWatchAlarm", { AlarmName: "errors", WaitTime: "10" })),
          onFailure: { result: "ROLLBACK" },
        }),
      ],
    });
    await run("CreatePipeline", { pipeline: asked });
    const { pipeline: got } = await run("GetPipeline", { name: "everything" });
    expect(got).toMatchObject(asked);
  });

  it.each([
    ["a trigger of its own for a connection that has none", {}, [["source", "main"]]],
    ["none where changes aren't detected", { DetectChanges: "false" }, []],
  ])("and adds %s", async (_what, configuration, triggers) => {
    const name = `added-${triggers.length}`;
    const connected = source("source", { configuration: { ...source().configuration, ...configuration } });
    await run("CreatePipeline", {
      pipeline: pipeline({ name, stages: [stage("source", connected), stage("build", build())] }),
    });
    const { pipeline: got } = await run("GetPipeline", { name });
    expect(got?.triggers ?? []).toEqual(
      triggers.map(([action = "", branch]) =>
        trigger(action, { push: [{ branches: { includes: [branch] } }] }),
      ),
    );
  });

  it("with a store in each region that it acts in", async () => {
    const asked = {
      ...pipeline({
        name: "regions",
        stages: [
          stage("source", source()),
          stage("build", build()),
          stage("deploy", deploy("deploy", { region: "eu-west-1" })),
        ],
      }),
      artifactStore: undefined,
      artifactStores: {
        "us-east-1": { type: "S3", location: "artifacts" },
        "eu-west-1": { type: "S3", location: "artifacts" },
      },
    };
    await run("CreatePipeline", { pipeline: asked });
    const { pipeline: got } = await run("GetPipeline", { name: "regions" });
    expect(got).toMatchObject({ artifactStores: asked.artifactStores });
    expect(got).not.toHaveProperty("artifactStore");
    expect(got?.stages?.map((each) => each.actions?.[0]?.region)).toEqual([
      "us-east-1",
      "us-east-1",
      "eu-west-1",
    ]);
  });

  it("and never tells a token", async () => {
    const github = {
      ...source(),
      actionTypeId: { category: "Source", owner: "ThirdParty", provider: "GitHub", version: "1" },
      configuration: { Owner: "acme", Repo: "storefront", Branch: "main", OAuthToken: "s3cret" },
    };
    const stages = [stage("source", github), stage("build", build())];
    const made = await run("CreatePipeline", { pipeline: pipeline({ name: "github", stages }) });
    const got = await run("GetPipeline", { name: "github" });
    expect(JSON.stringify([made, got])).not.toContain("s3cret");
    expect(got.pipeline?.stages?.[0]?.actions?.[0]?.configuration).toMatchObject({ OAuthToken: "****" });
  });

  it("in every version", async () => {
    await run("CreatePipeline", { pipeline: pipeline({ name: "versions" }) });
    const changed = pipeline({ name: "versions", executionMode: "QUEUED" });
    const { pipeline: updated } = await run("UpdatePipeline", { pipeline: changed });
    expect(updated).toMatchObject({ version: 2, executionMode: "QUEUED" });
    expect(await run("GetPipeline", { name: "versions" })).toMatchObject({ pipeline: { version: 2 } });
    const old = await run("GetPipeline", { name: "versions", version: 1 });
    expect(old).toMatchObject({ pipeline: { version: 1, executionMode: "SUPERSEDED" } });
    expect(await attempt("GetPipeline", { name: "versions", version: 3 })).toMatchObject({
      error: "PipelineVersionNotFoundException",
    });
  });

  it("with its tags, until it is deleted", async () => {
    const resourceArn = `${ARN}tagged`;
    const tags = [{ key: "Owner", value: "platform" }];
    await run("CreatePipeline", { pipeline: pipeline({ name: "tagged" }), tags });
    await run("TagResource", { resourceArn, tags: [{ key: "Kind", value: "release" }] });
    await run("UntagResource", { resourceArn, tagKeys: ["Owner", "Absent"] });
    const kept = await run("ListTagsForResource", { resourceArn });
    expect(kept.tags).toEqual([{ key: "Kind", value: "release" }]);
    await run("DeletePipeline", { name: "tagged" });
    expect(await attempt("ListTagsForResource", { resourceArn })).toMatchObject({
      error: "ResourceNotFoundException",
    });
    await run("CreatePipeline", { pipeline: pipeline({ name: "tagged" }) });
    expect((await run("ListTagsForResource", { resourceArn })).tags).toEqual([]);
  });

  it("and notes who starts and who stops an execution, of which nothing runs", async () => {
    await run("CreatePipeline", { pipeline: pipeline({ name: "started" }) });
    const { pipelineExecutionId: first } = await run("StartPipelineExecution", { name: "started" });
    const { pipelineExecutionId: second } = await run("StartPipelineExecution", { name: "started" });
    const stopped = { pipelineName: "started", pipelineExecutionId: first };
    await run("StopPipelineExecution", { ...stopped, reason: "It has changed" });
    expect(await run("GetPipelineExecution", stopped)).toMatchObject({
      pipelineExecution: { status: "Stopped", statusSummary: "It has changed", pipelineVersion: 1 },
    });
    const { pipelineExecutionSummaries } = await run("ListPipelineExecutions", { pipelineName: "started" });
    expect(pipelineExecutionSummaries).toMatchObject([
      { pipelineExecutionId: second, status: "InProgress" },
      { pipelineExecutionId: first, status: "Stopped" },
    ]);
    expect(await attempt("StopPipelineExecution", stopped)).toMatchObject({
      error: "PipelineExecutionNotStoppableException",
    });
    expect(await attempt("StartPipelineExecution", { name: "absent" })).toMatchObject({
      error: "PipelineNotFoundException",
    });
    await run("CreatePipeline", { pipeline: pipeline({ name: "another" }) });
    expect(await attempt("GetPipelineExecution", { ...stopped, pipelineName: "another" })).toMatchObject({
      error: "PipelineExecutionNotFoundException",
    });
  });

  it("in its account and region only", async () => {
    await run("CreatePipeline", { pipeline: pipeline({ name: "here" }) });
    const elsewhere = [{ account: "222222222222" }, { region: "eu-west-1" }];
    for (const who of elsewhere) {
      const request = { service, operation: "GetPipeline", input: { name: "here" }, ...who };
      expect(await call(emulator(), request)).toMatchObject({ error: "PipelineNotFoundException" });
    }
  });

  it("in a list", async () => {
    await run("CreatePipeline", { pipeline: pipeline({ name: "listed" }) });
    const { pipelines } = await run("ListPipelines", {});
    const listed = [...(pipelines ?? [])].find(({ name }) => String(name) === "listed");
    expect(listed).toMatchObject({ version: 1, pipelineType: "V2", executionMode: "SUPERSEDED" });
  });

  it("until it is deleted, which may be done again", async () => {
    await run("CreatePipeline", { pipeline: pipeline({ name: "deleted" }) });
    await run("DeletePipeline", { name: "deleted" });
    await run("DeletePipeline", { name: "deleted" });
    expect(await attempt("GetPipeline", { name: "deleted" })).toMatchObject({
      error: "PipelineNotFoundException",
      message: "Account '111111111111' does not have a pipeline with name 'deleted'",
    });
    expect(await attempt("UpdatePipeline", { pipeline: pipeline({ name: "deleted" }) })).toMatchObject({
      error: "ResourceNotFoundException",
    });
  });
});
