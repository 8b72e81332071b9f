import { call, describeWithMoto, makeKey, makeTopic, output, query, send } from "../../support/emulator";

const service = "codecommit";
const ARN = "arn:aws:codecommit:us-east-1:111111111111";
const TOPIC = "arn:aws:sns:us-east-1:111111111111:pushes";

describeWithMoto("CodeCommit repositories", (emulator) => {
  const attempt = (operation: string, input: object) =>
    call(emulator(), { service, operation, input: { ...input } });
  const make = (operation: string, input: object) =>
    output(emulator(), { service, operation, input: { ...input } });

  it("makes one and gives it back", async () => {
    const input = { repositoryName: "storefront", repositoryDescription: "The shop" };
    const { repositoryMetadata } = await make("CreateRepository", input);
    expect(repositoryMetadata).toEqual({
      ...input,
      accountId: "111111111111",
      repositoryId: expect.any(String),
      Arn: `${ARN}:storefront`,
      cloneUrlHttp: "https://git-codecommit.us-east-1.amazonaws.com/v1/repos/storefront",
      cloneUrlSsh: "ssh://git-codecommit.us-east-1.amazonaws.com/v1/repos/storefront",
      creationDate: expect.any(Number),
      lastModifiedDate: expect.any(Number),
      kmsKeyId: expect.stringMatching(/^arn:aws:kms:us-east-1:111111111111:key\//),
    });
    expect(await make("GetRepository", { repositoryName: "storefront" })).toEqual({ repositoryMetadata });
    const { repositories } = await make("ListRepositories", {});
    expect(repositories?.map(({ repositoryName }) => repositoryName)).toContain("storefront");
    const names = ["storefront", "none"];
    expect(await make("BatchGetRepositories", { repositoryNames: names })).toEqual({
      repositories: [repositoryMetadata],
      repositoriesNotFound: ["none"],
    });
  });

  it("changes description, key and name; tags, branches and triggers stay", async () => {
    const key = await makeKey(emulator());
    await makeTopic(emulator(), "pushes");
    const tags = { Service: "storefront" };
    await make("CreateRepository", { repositoryName: "old", tags });
    const triggers = [{ name: "t", destinationArn: TOPIC, events: ["all"], branches: [], customData: "" }];
    await make("PutRepositoryTriggers", { repositoryName: "old", triggers });
    await make("CreateCommit", { repositoryName: "old", branchName: "main" });

    await make("UpdateRepositoryDescription", { repositoryName: "old", repositoryDescription: "New" });
    await make("UpdateRepositoryEncryptionKey", { repositoryName: "old", kmsKeyId: key });
    await make("UpdateRepositoryName", { oldName: "old", newName: "new" });

    expect((await make("GetRepository", { repositoryName: "new" })).repositoryMetadata).toMatchObject({
      repositoryName: "new",
      repositoryDescription: "New",
      kmsKeyId: key,
      defaultBranch: "main",
      Arn: `${ARN}:new`,
    });
    expect(await make("ListTagsForResource", { resourceArn: `${ARN}:new` })).toEqual({ tags });
    expect((await make("GetRepositoryTriggers", { repositoryName: "new" })).triggers).toEqual(triggers);
    expect((await attempt("GetRepository", { repositoryName: "old" })).error).toBe(
      "RepositoryDoesNotExistException",
    );
  });

  it("takes the first branch for the default, and another when it is told", async () => {
    const repositoryName = "branches";
    await make("CreateRepository", { repositoryName });
    expect(await make("ListBranches", { repositoryName })).toEqual({ branches: [] });
    expect(await attempt("UpdateDefaultBranch", { repositoryName, defaultBranchName: "main" })).toMatchObject(
      {
        error: "BranchDoesNotExistException",
      },
    );
    const { commitId } = await make("CreateCommit", { repositoryName, branchName: "main" });
    await make("CreateCommit", { repositoryName, branchName: "next" });
    await make("CreateCommit", { repositoryName, branchName: "main", parentCommitId: commitId });
    expect(await make("ListBranches", { repositoryName })).toEqual({ branches: ["main", "next"] });
    const defaultBranch = async () =>
      (await make("GetRepository", { repositoryName })).repositoryMetadata?.defaultBranch;
    expect(await defaultBranch()).toBe("main");
    await make("UpdateDefaultBranch", { repositoryName, defaultBranchName: "next" });
    expect(await defaultBranch()).toBe("next");
    expect(await make("GetBranch", { repositoryName, branchName: "next" })).toMatchObject({
      branch: { branchName: "next" },
    });
    for (const [parentCommitId, error] of [
      [undefined, "ParentCommitIdRequiredException"],
      [commitId, "ParentCommitIdOutdatedException"],
    ]) {
      const input = { repositoryName, branchName: "main", parentCommitId };
      expect(await attempt("CreateCommit", input)).toMatchObject({ error });
    }
  });

  it("forgets everything of a repository that is deleted", async () => {
    const repositoryName = "again";
    await make("CreateRepository", { repositoryName, tags: { a: "1" } });
    await make("CreateCommit", { repositoryName, branchName: "main" });
    await make("DeleteRepository", { repositoryName });
    await make("DeleteRepository", { repositoryName });
    await make("CreateRepository", { repositoryName });
    expect(await make("ListBranches", { repositoryName })).toEqual({ branches: [] });
    expect(await make("ListTagsForResource", { resourceArn: `${ARN}:again` })).toEqual({ tags: {} });
  });

  it("keeps triggers for topics and functions, with what AWS fills in", async () => {
    await makeTopic(emulator(), "pushes");
    const destinationArn = await makeFunction();
    const repositoryName = "triggers";
    await make("CreateRepository", { repositoryName });
    const triggers = [
      { name: "topic", destinationArn: TOPIC, events: ["all"] },
      {
        name: "function",
        destinationArn,
        events: ["createReference", "deleteReference"],
        branches: ["main"],
        customData: "x",
      },
    ];
    const { configurationId } = await make("PutRepositoryTriggers", { repositoryName, triggers });
    expect(await make("GetRepositoryTriggers", { repositoryName })).toEqual({
      configurationId,
      triggers: [{ ...triggers[0], branches: [], customData: "" }, triggers[1]],
    });
    await make("PutRepositoryTriggers", { repositoryName, triggers: [] });
    expect((await make("GetRepositoryTriggers", { repositoryName })).triggers).toEqual([]);
  });

  it.each([
    ["GetRepository", { repositoryName: "none" }, "RepositoryDoesNotExistException"],
    ["GetRepositoryTriggers", { repositoryName: "none" }, "RepositoryDoesNotExistException"],
    ["PutRepositoryTriggers", { repositoryName: "none", triggers: [] }, "RepositoryDoesNotExistException"],
    ["ListBranches", { repositoryName: "none" }, "RepositoryDoesNotExistException"],
    ["GetBranch", { repositoryName: "taken", branchName: "none" }, "BranchDoesNotExistException"],
    ["UpdateRepositoryDescription", { repositoryName: "none" }, "RepositoryDoesNotExistException"],
    ["UpdateRepositoryName", { oldName: "none", newName: "some" }, "RepositoryDoesNotExistException"],
    ["UpdateRepositoryName", { oldName: "taken", newName: "taken" }, "RepositoryNameExistsException"],
    ["CreateRepository", { repositoryName: "taken" }, "RepositoryNameExistsException"],
    ["CreateRepository", { repositoryName: "shop.git" }, "InvalidRepositoryNameException"],
    ["CreateRepository", { repositoryName: "a shop" }, "ValidationException"],
    ["CreateRepository", { repositoryName: "x", kmsKeyId: "alias/none" }, "EncryptionKeyNotFoundException"],
    [
      "UpdateRepositoryEncryptionKey",
      { repositoryName: "taken", kmsKeyId: "arn:aws:kms:eu-west-1:111111111111:key/none" },
      "EncryptionKeyNotFoundException",
    ],
    ["ListTagsForResource", { resourceArn: `${ARN}:none` }, "RepositoryDoesNotExistException"],
    ["ListTagsForResource", { resourceArn: "arn:aws:s3:::bucket" }, "InvalidResourceArnException"],
  ])("refuses %s of %j: %s", async (operation, input, code) => {
    await attempt("CreateRepository", { repositoryName: "taken" });
    expect(await attempt(operation, input)).toMatchObject({ status: 400, error: code });
  });

  const destination = "InvalidRepositoryTriggerDestinationArnException";
  it.each([
    ["for a topic that doesn't exist", { destinationArn: `${TOPIC}-2` }, destination],
    [
      "for a function that doesn't exist",
      { destinationArn: "arn:aws:lambda:us-east-1:111111111111:function:none" },
      destination,
    ],
    ["for a queue", { destinationArn: "arn:aws:sqs:us-east-1:111111111111:pushes" }, destination],
    ["for no ARN", { destinationArn: "pushes" }, destination],
    [
      "for a topic in another region",
      { destinationArn: TOPIC.replace("us-east-1", "eu-west-1") },
      "InvalidRepositoryTriggerRegionException",
    ],
    ["without events", { events: [] }, "RepositoryTriggerEventsListRequiredException"],
    ["on all and more", { events: ["all", "createReference"] }, "InvalidRepositoryTriggerEventsException"],
    ["on what isn't an event", { events: ["push"] }, "ValidationException"],
    ["for eleven branches", { branches: Array(11).fill("main") }, "MaximumBranchesExceededException"],
    ["with long data", { customData: "x".repeat(1001) }, "InvalidRepositoryTriggerCustomDataException"],
  ])("refuses a trigger %s", async (_what, change, code) => {
    await makeTopic(emulator(), "pushes");
    await attempt("CreateRepository", { repositoryName: "refused" });
    const trigger = { name: "t", destinationArn: TOPIC, events: ["all"], ...change };
    const input = { repositoryName: "refused", triggers: [trigger] };
    expect(await attempt("PutRepositoryTriggers", input)).toMatchObject({ status: 400, error: code });
  });

  it("refuses eleven triggers", async () => {
    await attempt("CreateRepository", { repositoryName: "refused" });
    const triggers = Array.from({ length: 11 }, (_, index) => ({
      name: `t-${index}`,
      destinationArn: TOPIC,
      events: ["all"],
    }));
    expect(await attempt("PutRepositoryTriggers", { repositoryName: "refused", triggers })).toMatchObject({
      error: "MaximumRepositoryTriggersExceededException",
    });
  });

  /** Makes a Lambda function and returns its ARN. */
  async function makeFunction(): Promise<string> {
    const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    const role = { Action: "CreateRole", Version: "2010-05-08", RoleName: "function" };
    await query(emulator(), "iam", { ...role, AssumeRolePolicyDocument: trust });
    const response = await send(emulator(), {
      service: "lambda",
      path: "/2015-03-31/functions",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        FunctionName: "pushes",
        Runtime: "nodejs20.x",
        Handler: "index.handler",
        Role: "arn:aws:iam::111111111111:role/function",
        Code: { ZipFile: EMPTY_ZIP },
      }),
    });
    if (!response.ok) throw new Error(await response.text());
    return "arn:aws:lambda:us-east-1:111111111111:function:pushes";
  }
});

/** A zip without files, in base64: an end of central directory record and nothing else. */
const EMPTY_ZIP = Buffer.from("PK\u0005\u0006".padEnd(22, "\0"), "latin1").toString("base64");
