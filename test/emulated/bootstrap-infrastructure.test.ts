import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RESOURCE_TYPES } from "../../runner/bootstrap/state-stack";
import { type BootstrapAccount, bootstrapAccount, heldBy, Moments } from "../support/bootstrap-account";
import { ACCOUNTS, describeEmulated, emulated } from "../support/emulated";
import { temporaryFolder, writeFiles } from "../support/folder";
import { INFRASTRUCTURE } from "../support/infrastructure";
import { killTree } from "../support/kill";
import { type Ended, slipway, startSlipway } from "../support/slipway";

const parent = temporaryFolder();

describeEmulated("bootstrap with infrastructure", () => {
  const moments = new Moments();
  const machine = emulated(ACCOUNTS, moments.onCall);
  const run = ({ folder, env }: BootstrapAccount, ...args: string[]) =>
    slipway(["bootstrap", "tools", "--yes", ...args], folder, env);

  function withInfrastructure({ folder }: BootstrapAccount): void {
    const text = readFileSync(join(folder, "slipway.yaml"), "utf8");
    writeFiles(folder, { "slipway.yaml": `${text}\n${INFRASTRUCTURE["github-actions"]}\n` });
  }

  it("GIVEN a new account THEN the state's bucket comes first, and what plans and applies after it", async () => {
    const tools = bootstrapAccount(machine, parent, "111111111351");
    withInfrastructure(tools);
    const ended = await run(tools);
    expectDone(ended);
    expect(ended.stderr).toContain("  makes 9 resources:\n");
    expect(ended.stderr).toMatch(
      / {2}then moves the state to .*\n {2}then makes \d\d resources:\n {4}.*iam_policy \(/,
    );
    await expectMade(tools);
  }, 600_000);

  it("GIVEN an account bootstrapped before THEN the additions alone are shown and made, by a run that was killed and others", async () => {
    const tools = bootstrapAccount(machine, parent, "111111111352");
    expectDone(await run(tools));
    withInfrastructure(tools);
    const running = startSlipway(["bootstrap", "tools", "--yes"], tools.folder, tools.env);
    const kill = () => killTree(running.process.pid ?? 0);
    moments.at(tools.id, [/^iam CreateRole/, /^iam AttachRolePolicy/], kill);
    const killed = await running.ended;
    expect(killed.status).toBeNull();
    expect(killed.stderr).not.toContain("changes");
    expect(killed.stderr).toMatch(/ {2}makes \d\d resources:\n/);
    // What was made is in no state, and its names are taken.
    const again = await run(tools);
    expect(again.stderr).toMatch(/EntityAlreadyExists[\s\S]*npx slipway recover bootstrap-tools\n/);
    expect(again.status).toBe(1);
    const recovered = await slipway(["recover", "bootstrap-tools", "--yes"], tools.folder, tools.env);
    expect(recovered.stdout).toMatch(/bootstrap-tools: \d\d resources brought into the state/);
    expectDone(await run(tools));
    await expectMade(tools);
    expect((await run(tools)).stdout).toContain("  plan    No changes; it was there already\n");
  }, 900_000);

  async function expectMade(tools: BootstrapAccount): Promise<void> {
    const held = await heldBy(machine, tools);
    expect([...held.buckets].sort()).toEqual([`acme-plans-${tools.id}-us-east-1`, tools.bucket]);
    expect(held.objects).toEqual(["bootstrap-tools.tfstate"]);
    expect(held.resources.length).toBeGreaterThan(RESOURCE_TYPES.length + 20);
    const types = held.resources.map((address) => address.split(".")[0]);
    const number = (type: string) => types.filter((other) => other === type).length;
    // Two that plan and apply, and entries: pull request, branch, and one for each of three accounts.
    expect(number("aws_iam_role")).toBe(7);
    expect(number("aws_iam_openid_connect_provider")).toBe(1);
    expect(number("aws_s3_bucket")).toBe(2);
  }
});

function expectDone(ended: Ended): void {
  expect(`${ended.status}\n${ended.stderr}`).toMatch(/^0\n/);
  expect(ended.stdout).toContain("  plan    No changes");
}
