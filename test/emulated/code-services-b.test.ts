import type { Request } from "../../emulator/request";
import { ACCOUNTS, describeEmulated, emulated } from "../support/emulated";
import { type Fixture, fixtureIn } from "../support/emulated-fixture";
import { temporaryFolder } from "../support/folder";

const folder = temporaryFolder();
const CHANGED = { stage: "second" };

/** Connections, CodeCommit and CodeDeploy: every resource of theirs, with nearly every argument. */
describeEmulated("Terraform, CodeDeploy, CodeCommit and connections", () => {
  const calls: Request[] = [];
  const machine = emulated(ACCOUNTS, (request) => calls.push(request));
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await fixtureIn(folder, "code-services-b.tf.json", machine.env());
  }, 600_000);

  it("applies, and a second plan is empty", async () => {
    await fixture.apply();
    expect(await fixture.changes()).toBeUndefined();
  }, 600_000);

  it("changes in place what AWS changes in place, and a second plan is empty", async () => {
    await fixture.apply(CHANGED);
    expect(await fixture.changes(CHANGED)).toBeUndefined();
    const actions = calls.map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining([
        "UpdateApplication",
        "UpdateDeploymentGroup",
        "UpdateHost",
        "UpdateRepositoryName",
        "UpdateRepositoryDescription",
        "UpdateApprovalRuleTemplateContent",
        "UpdateApprovalRuleTemplateName",
      ]),
    );
  }, 600_000);

  it("destroys", async () => {
    await fixture.destroy(CHANGED);
    expect(await fixture.changes(CHANGED)).toContain("28 to add");
  }, 600_000);
});
