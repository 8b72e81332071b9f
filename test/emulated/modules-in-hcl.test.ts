import { cpSync } from "node:fs";
import { join } from "node:path";
import type { Request } from "../../emulator/request";
import { ACCOUNTS, describeEmulated, emulated } from "../support/emulated";
import { type Fixture, fixtureIn } from "../support/emulated-fixture";
import { output } from "../support/emulator";
import { temporaryFolder } from "../support/folder";

const EXPORTED = join(__dirname, "..", "..", "terraform", "modules");
const folder = temporaryFolder();
const CHANGED = { message: "Release web to production?", level: "debug" };

/** What `stages` says, as the layer holds it. */
interface Held {
  readonly pipeline: {
    readonly stages: readonly {
      readonly name: string;
      readonly actions: readonly { readonly name: string; readonly runOrder: number }[];
    }[];
  };
}

/** A pipeline, its builds and its deploy role, each of which is told the other's names and ARNs by references. */
describeEmulated("modules in HCL, in one root", () => {
  const calls: Request[] = [];
  const machine = emulated(ACCOUNTS, (request) => calls.push(request));
  let fixture: Fixture;
  beforeAll(async () => {
    const kept = (path: string) => !path.includes(".terraform");
    cpSync(EXPORTED, join(folder, "modules"), { recursive: true, filter: kept });
    fixture = await fixtureIn(folder, "modules-in-hcl.tf.json", machine.env());
  }, 600_000);

  test("apply, and a second plan is empty", async () => {
    await fixture.apply();
    expect(await fixture.changes()).toBeUndefined();
  }, 600_000);

  test("stages come in their order, and in each the approval, builds, the release and tests", async () => {
    const call = { service: "codepipeline", operation: "GetPipeline", input: { name: "web-acme" } };
    const { pipeline } = (await output(machine.emulator(), call)) as unknown as Held;
    expect(
      pipeline.stages.map(({ name, actions }) => [name, ...actions.map((one) => [one.name, one.runOrder])]),
    ).toEqual([
      ["Source", ["source", 1]],
      ["Build", ["build", 2]],
      ["staging", ["deploy", 3], ["smoke", 5]],
      ["production", ["approve", 1], ["deploy", 3]],
    ]);
  });

  test("change in place, and a second plan is empty", async () => {
    const before = calls.length;
    await fixture.apply(CHANGED);
    const made = calls.slice(before).map(({ action }) => action?.split(".").at(-1) ?? "");
    expect(made).toEqual(expect.arrayContaining(["UpdatePipeline", "UpdateProject"]));
    expect(made.filter((action) => /^(Create|Delete)(Pipeline|Project)$/.test(action))).toEqual([]);
    expect(await fixture.changes(CHANGED)).toBeUndefined();
  }, 600_000);

  test("are destroyed", async () => {
    await fixture.destroy(CHANGED);
    const list = await output(machine.emulator(), { service: "codepipeline", operation: "ListPipelines" });
    expect(list).toEqual({ pipelines: [] });
  }, 600_000);
});
