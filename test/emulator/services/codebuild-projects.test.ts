import {
  BUILD_ROLE,
  IN_PIPELINE,
  IN_S3,
  LAMBDA,
  makeNetwork,
  project,
} from "../../support/emulated-projects";
import { describeWithMoto, makeRole, output } from "../../support/emulator";

const service = "codebuild";
const ARN = "arn:aws:codebuild:us-east-1:111111111111:project/";
describeWithMoto("CodeBuild", (emulator) => {
  let network: Awaited<ReturnType<typeof makeNetwork>>;
  beforeAll(async () => {
    await makeRole(emulator(), "build");
    network = await makeNetwork(emulator());
  });

  const run = (operation: string, input: object) =>
    output(emulator(), { service, operation, input: { ...input } });
  const get = async (name: string) => (await run("BatchGetProjects", { names: [name] })).projects?.[0];

  it("keeps a project and gives it back with AWS's defaults, by name and by ARN", async () => {
    const before = Date.now() / 1000;
    await run("CreateProject", project({ name: "defaults" }));
    const got = await get("defaults");
    expect(got).toMatchObject({
      arn: `${ARN}defaults`,
      timeoutInMinutes: 60,
      queuedTimeoutInMinutes: 480,
      encryptionKey: "arn:aws:kms:us-east-1:111111111111:alias/aws/s3",
      cache: { type: "NO_CACHE" },
      badge: { badgeEnabled: false },
      environment: { privilegedMode: false, imagePullCredentialsType: "CODEBUILD", environmentVariables: [] },
      projectVisibility: "PRIVATE",
      tags: [],
    });
    expect(Number(got?.created)).toBeGreaterThanOrEqual(before);
    expect(got?.lastModified).toEqual(got?.created);
    expect(await get(`${ARN}defaults`)).toEqual(got);
  });

  it.each([
    [
      "CODEPIPELINE",
      { ...IN_PIPELINE },
      { artifacts: { name: "kind", packaging: "NONE", encryptionDisabled: false } },
    ],
    [
      "S3",
      { source: IN_S3, artifacts: IN_S3 },
      { artifacts: { name: "kind", namespaceType: "NONE", packaging: "NONE" } },
    ],
    ["CODECOMMIT", { source: { type: "CODECOMMIT", location: "https://repository" } }, { artifacts: {} }],
    ["NO_SOURCE", { source: { type: "NO_SOURCE", buildspec: "version: 0.2" } }, { artifacts: {} }],
    ["Lambda", { environment: LAMBDA }, { environment: LAMBDA }],
  ])("takes a project of kind %s", async (_kind, change, defaults) => {
    await run("CreateProject", project({ name: "kind", ...change }));
    expect(await get("kind")).toMatchObject({ ...change, ...defaults });
    await run("DeleteProject", { name: "kind" });
  });

  it("keeps everything else that it is told", async () => {
    const asked = project({
      name: "everything",
      description: "Builds",
      secondarySources: [{ type: "S3", location: "bucket/more.zip", sourceIdentifier: "more" }],
      secondarySourceVersions: [{ sourceIdentifier: "more", sourceVersion: "1" }],
      secondaryArtifacts: [{ ...IN_S3, artifactIdentifier: "more" }],
      sourceVersion: "main",
      cache: { type: "S3", location: "bucket/cache" },
      timeoutInMinutes: 15,
      queuedTimeoutInMinutes: 30,
      encryptionKey: "alias/builds",
      vpcConfig: network,
      logsConfig: {
        cloudWatchLogs: { status: "DISABLED" },
        s3Logs: { status: "ENABLED", location: "bucket/logs" },
      },
      fileSystemLocations: [{ type: "EFS", identifier: "cache", location: "fs-1:/", mountPoint: "/mnt" }],
      buildBatchConfig: {
        serviceRole: BUILD_ROLE,
        timeoutInMins: 60,
        restrictions: { maximumBuildsAllowed: 2 },
      },
      concurrentBuildLimit: 3,
      tags: [{ key: "Kind", value: "build" }],
    });
    await run("CreateProject", asked);
    expect(await get("everything")).toMatchObject(asked);
  });

  it("changes what an update names, and nothing else", async () => {
    await run("CreateProject", project({ name: "changed", description: "old", concurrentBuildLimit: 1 }));
    const before = await get("changed");
    await run("UpdateProject", { name: "changed", timeoutInMinutes: 10, tags: [{ key: "A", value: "1" }] });
    const after = await get("changed");
    const tags = [{ key: "A", value: "1" }];
    expect(after).toEqual({ ...before, timeoutInMinutes: 10, tags, lastModified: after?.lastModified });
    expect(Number(after?.lastModified)).toBeGreaterThanOrEqual(Number(before?.lastModified));
  });

  it.each([
    ["VPC", "vpcConfig", () => network, {}],
    ["limit", "concurrentBuildLimit", () => 2, -1],
    ["batch", "buildBatchConfig", () => ({ serviceRole: BUILD_ROLE }), {}],
  ])("takes away the %s that an update empties", async (name, member, full, empty) => {
    await run("CreateProject", project({ name, [member]: full() }));
    expect((await get(name))?.[member]).toEqual(full());
    await run("UpdateProject", { name, [member]: empty });
    expect(await get(name)).not.toHaveProperty(member);
  });

  it("gives a badge an address that stays", async () => {
    await run("CreateProject", project({ name: "badge", badgeEnabled: true }));
    const badge = (await get("badge"))?.badge;
    expect(badge).toMatchObject({
      badgeEnabled: true,
      badgeRequestUrl: expect.stringContaining("/badges?uuid="),
    });
    await run("UpdateProject", { name: "badge", timeoutInMinutes: 10 });
    expect((await get("badge"))?.badge).toEqual(badge);
  });

  it("opens a project to the public under an alias that stays", async () => {
    await run("CreateProject", project({ name: "public" }));
    const see = (projectVisibility: string) =>
      run("UpdateProjectVisibility", { projectArn: `${ARN}public`, projectVisibility });
    const { publicProjectAlias } = await see("PUBLIC_READ");
    expect(publicProjectAlias).toBeDefined();
    await see("PRIVATE");
    await run("UpdateProject", { name: "public", description: "Mine" });
    expect(await get("public")).toMatchObject({ projectVisibility: "PRIVATE", publicProjectAlias });
  });

  it("says which projects it hasn't got, and lists those that it has", async () => {
    await run("CreateProject", project({ name: "listed" }));
    const got = await run("BatchGetProjects", { names: ["none", "listed", `${ARN}gone`] });
    expect(got.projects).toHaveLength(1);
    expect(got.projectsNotFound).toEqual(["none", `${ARN}gone`]);
    const { projects } = await run("ListProjects", { sortOrder: "DESCENDING" });
    expect(projects).toContain("listed");
    expect(projects).toEqual([...(projects ?? [])].sort().reverse());
  });

  it("deletes a project by name or ARN, and again", async () => {
    for (const by of ["deleted", `${ARN}deleted`]) {
      await run("CreateProject", project({ name: "deleted" }));
      await run("DeleteProject", { name: by });
      await run("DeleteProject", { name: by });
      expect(await get("deleted")).toBeUndefined();
    }
  });
});
