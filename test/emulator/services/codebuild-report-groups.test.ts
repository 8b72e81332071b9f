import { project } from "../../support/emulated-projects";
import { call, describeWithMoto, makeBucket, makeRole, output } from "../../support/emulator";

const service = "codebuild";
const ARN = "arn:aws:codebuild:us-east-1:111111111111:";
const POLICY = JSON.stringify({ Version: "2012-10-17", Statement: [] });

describeWithMoto("CodeBuild", (emulator) => {
  const attempt = (operation: string, input: object) =>
    call(emulator(), { service, operation, input: { ...input } });
  const run = (operation: string, input: object = {}) =>
    output(emulator(), { service, operation, input: { ...input } });
  const makeProject = (name: string) => run("CreateProject", project({ name }));

  beforeAll(async () => {
    await makeRole(emulator(), "build");
    await makeBucket(emulator(), "reports");
  });

  describe("report groups", () => {
    const group = (name: string, exportConfig: object = { exportConfigType: "NO_EXPORT" }) => ({
      name,
      type: "TEST",
      exportConfig,
    });
    const s3 = (bucket: string) => ({ exportConfigType: "S3", s3Destination: { bucket } });
    const get = async (arn: string) =>
      (await run("BatchGetReportGroups", { reportGroupArns: [arn] })).reportGroups?.[0];

    it("are kept with AWS's defaults, and changed where an update says so", async () => {
      const tags = [{ key: "Kind", value: "report" }];
      const { reportGroup } = await run("CreateReportGroup", { ...group("kept", s3("reports")), tags });
      const arn = `${ARN}report-group/kept`;
      expect(reportGroup).toMatchObject({ arn, status: "ACTIVE", tags });
      expect(reportGroup?.exportConfig).toMatchObject({
        s3Destination: { bucket: "reports", packaging: "NONE", encryptionDisabled: false },
      });
      await run("UpdateReportGroup", { arn, exportConfig: { exportConfigType: "NO_EXPORT" } });
      expect(await get(arn)).toMatchObject({ created: reportGroup?.created, tags, type: "TEST" });
      expect((await get(arn))?.exportConfig).toEqual({ exportConfigType: "NO_EXPORT" });
      expect((await run("ListReportGroups")).reportGroups).toEqual([arn]);
      await run("DeleteReportGroup", { arn });
      await run("DeleteReportGroup", { arn });
      expect(await run("BatchGetReportGroups", { reportGroupArns: [arn] })).toEqual({
        reportGroupsNotFound: [arn],
      });
      expect(await run("ListReportGroups")).toEqual({});
    });

    it.each([
      ["in a bucket that doesn't exist", s3("nowhere"), "bucket nowhere"],
      ["in S3 without a bucket", { exportConfigType: "S3" }, "with a bucket"],
    ])("are refused %s", async (_what, exportConfig, words) => {
      const answer = await attempt("CreateReportGroup", group("refused", exportConfig));
      expect(answer).toMatchObject({ status: 400, error: "InvalidInputException" });
      expect(answer.message).toContain(words);
    });

    it("are refused under a name that is in use, and when they aren't there", async () => {
      await run("CreateReportGroup", group("taken"));
      expect(await attempt("CreateReportGroup", group("taken"))).toMatchObject({
        error: "ResourceAlreadyExistsException",
      });
      expect(await attempt("UpdateReportGroup", { arn: `${ARN}report-group/none` })).toMatchObject({
        error: "ResourceNotFoundException",
      });
    });
  });

  describe("resource policies", () => {
    it("share a project, until it is deleted", async () => {
      await makeProject("shared");
      const resourceArn = `${ARN}project/shared`;
      expect(await run("PutResourcePolicy", { policy: POLICY, resourceArn })).toEqual({ resourceArn });
      expect(await run("GetResourcePolicy", { resourceArn })).toEqual({ policy: POLICY });
      await run("DeleteProject", { name: "shared" });
      await makeProject("shared");
      expect(await attempt("GetResourcePolicy", { resourceArn })).toMatchObject({
        error: "ResourceNotFoundException",
      });
    });

    it("are taken away, and again", async () => {
      await makeProject("closed");
      const resourceArn = `${ARN}project/closed`;
      await run("PutResourcePolicy", { policy: POLICY, resourceArn });
      await run("DeleteResourcePolicy", { resourceArn });
      await run("DeleteResourcePolicy", { resourceArn });
      expect(await attempt("GetResourcePolicy", { resourceArn })).toMatchObject({
        error: "ResourceNotFoundException",
      });
    });

    it.each([
      ["of what isn't there", { resourceArn: `${ARN}project/none`, policy: POLICY }, "ResourceNotFound"],
      ["that are no policies", { resourceArn: `${ARN}project/closed`, policy: "{}" }, "InvalidInput"],
      ["that are no JSON", { resourceArn: `${ARN}project/closed`, policy: "{" }, "InvalidInput"],
    ])("are refused %s", async (_what, input, error) => {
      expect(await attempt("PutResourcePolicy", input)).toMatchObject({ error: `${error}Exception` });
    });
  });
});
