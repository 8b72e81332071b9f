import type { Request } from "../../emulator/request";
import { ACCOUNTS, describeEmulated, emulated } from "../support/emulated";
import { type Fixture, fixtureIn } from "../support/emulated-fixture";
import { output } from "../support/emulator";
import { temporaryFolder } from "../support/folder";

const folder = temporaryFolder();
const CHANGED = {
  build_image: "aws/codebuild/standard:7.0",
  notified: "codepipeline-pipeline-manual-approval-needed",
  owner: "release",
  level: "debug",
  branch: "trunk",
  visibility: "PRIVATE",
};

/** CodePipeline, CodeBuild and notification rules: every resource that the layer has, with most of its arguments. */
describeEmulated("Terraform, CodePipeline, CodeBuild and notification rules", () => {
  const calls: Request[] = [];
  const machine = emulated(ACCOUNTS, (request) => calls.push(request));
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await fixtureIn(folder, "code-services-a.tf.json", machine.env());
  }, 600_000);

  it("applies, and a second plan is empty", async () => {
    await fixture.apply();
    expect(await fixture.changes()).toBeUndefined();
  }, 600_000);

  it("changes in place what AWS changes in place, and a second plan is empty", async () => {
    const before = calls.length;
    await fixture.apply(CHANGED);
    const made = calls.slice(before).filter(({ service }) => service.startsWith("code"));
    expect(await fixture.changes(CHANGED)).toBeUndefined();
    const actions = made.map(({ action }) => nameOf(action));
    expect(actions.filter((action) => /^(create|delete)/i.test(action))).toEqual([]);
    expect(actions).toEqual(
      expect.arrayContaining([
        "UpdatePipeline",
        "TagResource",
        "UntagResource",
        "UpdateProject",
        "UpdateProjectVisibility",
        "UpdateReportGroup",
        "UpdateWebhook",
        "updateNotificationRule",
        "tagResource",
        "untagResource",
      ]),
    );
  }, 600_000);

  it("destroys", async () => {
    await fixture.destroy(CHANGED);
    const list = (service: string, operation: string) => output(machine.emulator(), { service, operation });
    expect(await list("codepipeline", "ListPipelines")).toEqual({ pipelines: [] });
    expect(await list("codebuild", "ListProjects")).toEqual({});
    expect(await list("codebuild", "ListReportGroups")).toEqual({});
    expect(await list("codebuild", "ListSourceCredentials")).toEqual({ sourceCredentialsInfos: [] });
    expect(await list("codestar-notifications", "ListNotificationRules")).toEqual({ NotificationRules: [] });
  }, 600_000);
});

/** `POST /untagResource/arn…` is `untagResource`. */
function nameOf(action: string): string {
  return /^POST \/(\w+)/.exec(action)?.[1] ?? action;
}
