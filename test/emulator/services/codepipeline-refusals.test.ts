import { action, build, conditions, pipeline, rule, source, stage } from "../../support/emulated-pipelines";
import { call, describeWithMoto, makeBucket, makeKey, makeRole } from "../../support/emulator";
import { ACTIONS, STRUCTURES, V2_STRUCTURES } from "../../support/refused-pipelines";

const service = "codepipeline";

describeWithMoto("CodePipeline refuses", (emulator) => {
  beforeAll(async () => {
    await makeRole(emulator(), "pipeline");
    await makeRole(emulator(), "elsewhere", "222222222222");
    await makeBucket(emulator(), "artifacts");
  });

  const create = (declaration: object) =>
    call(emulator(), { service, operation: "CreatePipeline", input: { pipeline: declaration } });

  it.each([
    ...STRUCTURES.map((found) => [...found, "InvalidStructureException"] as const),
    ...V2_STRUCTURES.map((found) => [...found, "InvalidStructureException"] as const),
    ...ACTIONS.map((found) => [...found, "InvalidActionDeclarationException"] as const),
  ])("a pipeline with %s", async (_what, declaration, words, error) => {
    const answer = await create(declaration);
    expect(answer).toMatchObject({ status: 400, error });
    expect(answer.message).toContain(words);
  });

  it("accepts the pipeline that the refused ones were made of", async () => {
    expect(await create(pipeline())).toMatchObject({ status: 200 });
  });

  it("accepts conditions that can be combined", async () => {
    const level = { Variable: "#{variables.LEVEL}", Operator: "EQ", Value: "1" };
    const built = { Variable: "#{n.LEVEL}", Operator: "EQ", Value: "1" };
    const declaration = pipeline({
      name: "conditional",
      executionMode: "PARALLEL",
      variables: [{ name: "LEVEL", defaultValue: "1" }],
      stages: [
        stage("source", source()),
        stage("build", build("build", { namespace: "n" }), {
          beforeEntry: conditions("SKIP", rule("VariableCheck", level)),
          onSuccess: conditions("FAIL", rule("VariableCheck", built)),
          onFailure: { result: "RETRY", retryConfiguration: { retryMode: "FAILED_ACTIONS" } },
        }),
      ],
    });
    expect(await create(declaration)).toMatchObject({ status: 200 });
    const answer = await call(emulator(), {
      service,
      operation: "GetPipeline",
      input: { name: "conditional" },
    });
    expect(answer).toMatchObject({ body: { pipeline: declaration } });
  });

  it("a time limit on any action but a manual approval", async () => {
    const timed = (name: string, limited: ReturnType<typeof action>) =>
      create(
        pipeline({
          name,
          stages: [stage("source", source()), stage("build", build()), stage("last", limited)],
        }),
      );
    const limit = { timeoutInMinutes: 60 };
    expect(await timed("approved", action("approve", "Approval/Manual", limit))).toMatchObject({
      status: 200,
    });
    const again = build("again", { outputArtifacts: [], ...limit });
    const answer = await timed("built", again);
    expect(answer).toMatchObject({ status: 400, error: "InvalidActionDeclarationException" });
    expect(answer.message).toContain("'again'");
    expect(answer.message).toContain("timeoutInMinutes");
  });

  const store = (change: object) => ({ artifactStore: { type: "S3", location: "artifacts", ...change } });
  const key = (id: string) => store({ encryptionKey: { id, type: "KMS" } });

  it.each([
    [
      "a role that doesn't exist",
      { roleArn: "arn:aws:iam::111111111111:role/none" },
      "role/none: it does not",
    ],
    ["a role at another path", { roleArn: "arn:aws:iam::111111111111:role/ci/pipeline" }, "role/ci/pipeline"],
    ["a role of another account", { roleArn: "arn:aws:iam::222222222222:role/elsewhere" }, "Cross-account"],
    ["a bucket that doesn't exist", store({ location: "nowhere" }), "bucket nowhere"],
    ["a key that doesn't exist", key("arn:aws:kms:us-east-1:111111111111:key/none"), "key/none"],
    ["an id of a key that doesn't exist", key("none"), "key none"],
    ["an alias that doesn't exist", key("alias/none"), "key alias/none"],
  ])("a pipeline with %s", async (_what, change, words) => {
    const answer = await create(pipeline({ name: "other", ...change }));
    expect(answer).toMatchObject({ status: 400, error: "InvalidStructureException" });
    expect(answer.message).toContain(words);
    // Terraform's provider tries for two minutes what it takes for a role that is only just being made.
    expect(answer.message).not.toContain("not authorized");
  });

  it("a key of another region than its artifact store's, by id", async () => {
    const arn = await makeKey(emulator());
    const id = arn.slice(arn.indexOf("/") + 1);
    const [here, there] = ["us-east-1", "us-west-2"].map((region) =>
      create(
        pipeline({
          name: region,
          artifactStore: undefined,
          artifactStores: {
            "us-east-1": { type: "S3", location: "artifacts" },
            [region]: { type: "S3", location: "artifacts", encryptionKey: { id, type: "KMS" } },
          },
        }),
      ),
    );
    expect(await here).toMatchObject({ status: 200 });
    expect(await there).toMatchObject({ error: "InvalidStructureException" });
  });

  it("a name that is in use, and only once of two calls at the same time", async () => {
    const twice = await Promise.all([1, 2].map(() => create(pipeline({ name: "twice" }))));
    expect(twice.map(({ error }) => error).sort()).toEqual(["PipelineNameInUseException", undefined]);
    expect(await create(pipeline({ name: "twice" }))).toMatchObject({ error: "PipelineNameInUseException" });
  });

  it("an update into what it refuses to create, and keeps what there was", async () => {
    await create(pipeline({ name: "kept" }));
    const [[, declaration] = ["", {}]] = STRUCTURES;
    const changed = { ...declaration, name: "kept" };
    const answer = await call(emulator(), {
      service,
      operation: "UpdatePipeline",
      input: { pipeline: changed },
    });
    expect(answer).toMatchObject({ error: "InvalidStructureException" });
    const { body } = await call(emulator(), { service, operation: "GetPipeline", input: { name: "kept" } });
    expect(body).toMatchObject({ pipeline: { version: 1, stages: [{}, {}, {}] } });
  });
});
