import { cpSync } from "node:fs";
import { join } from "node:path";
import type { Request } from "../../emulator/request";
import { ACCOUNTS, describeEmulated, emulated } from "../support/emulated";
import { type Fixture, fixtureIn } from "../support/emulated-fixture";
import { temporaryFolder } from "../support/folder";

const EXPORTED = join(__dirname, "..", "..", "terraform", "modules");
const folder = temporaryFolder();
const CHANGED = { level: "debug" };

/** Services of every kind behind a load balancer of the same root, whose ARNs a first plan doesn't know. */
describeEmulated("services in HCL, in one root with what they share", () => {
  const calls: Request[] = [];
  const machine = emulated(ACCOUNTS, (request) => calls.push(request));
  let fixture: Fixture;
  beforeAll(async () => {
    const kept = (path: string) => !path.includes(".terraform");
    cpSync(EXPORTED, join(folder, "modules"), { recursive: true, filter: kept });
    fixture = await fixtureIn(folder, "services-in-hcl.tf.json", machine.env());
  }, 600_000);

  test("apply at once, and a second plan is empty", async () => {
    await fixture.apply();
    expect(await fixture.changes()).toBeUndefined();
  }, 600_000);

  test("change in place, and a second plan is empty", async () => {
    expect(await fixture.changes(CHANGED)).toBeDefined();
    const before = calls.length;
    await fixture.apply(CHANGED);
    const made = calls.slice(before).map(({ action }) => action?.split(".").at(-1) ?? "");
    expect(
      made.filter((action) => /^(Create|Delete)(Service|Function|DeploymentGroup)$/.test(action)),
    ).toEqual([]);
    expect(await fixture.changes(CHANGED)).toBeUndefined();
  }, 600_000);
});
