import { call, describeWithMoto, makeKey, makeTopic, output } from "../../support/emulator";

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

  it("takes only one of two that are made with one name at the same time", async () => {
    const kmsKeyId = await makeKey(emulator());
    const create = () => attempt("CreateRepository", { repositoryName: "twice", kmsKeyId });
    const twice = await Promise.all([create(), create()]);
    expect(twice.map(({ error }) => error).sort()).toEqual(["RepositoryNameExistsException", undefined]);
  });
});
