import { project } from "../../support/emulated-projects";
import { call, describeWithMoto, makeRole, output } from "../../support/emulator";

const service = "codebuild";
const ARN = "arn:aws:codebuild:us-east-1:111111111111:";

describeWithMoto("CodeBuild", (emulator) => {
  const attempt = (operation: string, input: object) =>
    call(emulator(), { service, operation, input: { ...input } });
  const run = (operation: string, input: object = {}) =>
    output(emulator(), { service, operation, input: { ...input } });
  const makeProject = (name: string, source: object) => run("CreateProject", project({ name, source }));
  const GITHUB = { type: "GITHUB", location: "https://github.com/acme/storefront.git" };
  const ENTERPRISE = { type: "GITHUB_ENTERPRISE", location: "https://git.acme.example/acme/storefront.git" };

  beforeAll(async () => {
    await makeRole(emulator(), "build");
  });

  describe("source credentials", () => {
    const signIn = (change: object = {}) => ({
      serverType: "GITHUB",
      authType: "PERSONAL_ACCESS_TOKEN",
      token: "s3cret",
      ...change,
    });

    it("are one for each kind of server, and never told again", async () => {
      const { arn } = await run("ImportSourceCredentials", signIn());
      await run("ImportSourceCredentials", signIn({ token: "other" }));
      const listed = await run("ListSourceCredentials");
      const kept = { arn: `${ARN}token/github`, serverType: "GITHUB", authType: "PERSONAL_ACCESS_TOKEN" };
      expect(listed.sourceCredentialsInfos).toEqual([kept]);
      expect(await run("DeleteSourceCredentials", { arn })).toEqual({ arn });
      expect(await run("ListSourceCredentials")).toEqual({ sourceCredentialsInfos: [] });
    });

    it("tell which connection they use", async () => {
      const token = "arn:aws:codeconnections:us-east-1:111111111111:connection/example";
      const { arn } = await run("ImportSourceCredentials", signIn({ authType: "CODECONNECTIONS", token }));
      const { sourceCredentialsInfos } = await run("ListSourceCredentials");
      expect(sourceCredentialsInfos?.[0]).toMatchObject({ resource: token });
      await run("DeleteSourceCredentials", { arn });
    });

    it.each([
      [
        "a password without a name",
        "ImportSourceCredentials",
        signIn({ authType: "BASIC_AUTH" }),
        "InvalidInput",
      ],
      ["deleting none", "DeleteSourceCredentials", { arn: `${ARN}token/gitlab` }, "ResourceNotFound"],
    ])("refuse %s", async (_what, operation, input, error) => {
      expect(await attempt(operation, input)).toMatchObject({ status: 400, error: `${error}Exception` });
    });

    it("refuse to take a place that is taken, when asked to", async () => {
      const { arn } = await run("ImportSourceCredentials", signIn());
      expect(await attempt("ImportSourceCredentials", signIn({ shouldOverwrite: false }))).toMatchObject({
        error: "ResourceAlreadyExistsException",
      });
      await run("DeleteSourceCredentials", { arn });
    });
  });

  describe("webhooks", () => {
    const pushes = [[{ type: "EVENT", pattern: "PUSH" }]];
    const webhookOf = async (name: string) =>
      (await run("BatchGetProjects", { names: [name] })).projects?.[0]?.webhook;

    beforeAll(async () => {
      for (const serverType of ["GITHUB", "GITHUB_ENTERPRISE"])
        await run("ImportSourceCredentials", { serverType, authType: "PERSONAL_ACCESS_TOKEN", token: "t" });
      for (const name of ["hooked", "changed", "bare"]) await makeProject(name, GITHUB);
      await makeProject("enterprise", ENTERPRISE);
      await makeProject("gitlab", { type: "GITLAB", location: "https://gitlab.com/acme/storefront.git" });
      await makeProject("s3", { type: "S3", location: "bucket/source.zip" });
    });

    it("belong to a project, with AWS's defaults, until they are deleted", async () => {
      await run("CreateWebhook", { projectName: "hooked", filterGroups: pushes });
      expect(await webhookOf("hooked")).toMatchObject({
        url: expect.stringMatching("^https://github.com/acme/storefront/hooks/"),
        filterGroups: [[{ type: "EVENT", pattern: "PUSH", excludeMatchedPattern: false }]],
        status: "ACTIVE",
      });
      await run("DeleteWebhook", { projectName: "hooked" });
      expect(await webhookOf("hooked")).toBeUndefined();
    });

    it("keep their address when they change, and one kind of filters", async () => {
      await run("CreateWebhook", { projectName: "changed", branchFilter: "main", buildType: "BUILD" });
      const before = await webhookOf("changed");
      expect(before).toMatchObject({ branchFilter: "main", buildType: "BUILD" });
      await run("UpdateWebhook", { projectName: "changed", filterGroups: pushes });
      const after = await webhookOf("changed");
      expect(after).toMatchObject({
        url: before?.url,
        buildType: "BUILD",
        filterGroups: [[{ pattern: "PUSH" }]],
      });
      expect(after?.branchFilter).toBeUndefined();
      await run("UpdateProject", { name: "changed", description: "Mine" });
      expect(await webhookOf("changed")).toEqual(after);
    });

    it("tell their secret once, where a person has to write it down at the other side", async () => {
      const { webhook } = await run("CreateWebhook", { projectName: "enterprise" });
      expect(webhook).toMatchObject({ secret: expect.any(String), payloadUrl: expect.any(String) });
      expect(await webhookOf("enterprise")).not.toHaveProperty("secret");
    });

    it.each([
      ["of a project that isn't there", { projectName: "none" }, "ResourceNotFound", "project/none"],
      [
        "of a project that has one",
        { projectName: "enterprise" },
        "ResourceAlreadyExists",
        "project/enterprise",
      ],
      ["of a source without webhooks", { projectName: "s3" }, "InvalidInput", "source type S3"],
      ["where CodeBuild can't sign in", { projectName: "gitlab" }, "ResourceNotFound", "server type gitlab"],
      [
        "with both kinds of filters",
        { projectName: "bare", branchFilter: "main", filterGroups: pushes },
        "InvalidInput",
        "not both",
      ],
      [
        "with filters but no event",
        { projectName: "bare", filterGroups: [[{ type: "HEAD_REF", pattern: "main" }]] },
        "InvalidInput",
        "type EVENT",
      ],
    ])("are refused %s", async (_what, input, error, words) => {
      const answer = await attempt("CreateWebhook", input);
      expect(answer).toMatchObject({ status: 400, error: `${error}Exception` });
      expect(answer.message).toContain(words);
    });

    it.each(["UpdateWebhook", "DeleteWebhook"])("that aren't there are refused: %s", async (operation) => {
      expect(await attempt(operation, { projectName: "s3" })).toMatchObject({
        error: "ResourceNotFoundException",
      });
    });
  });
});
