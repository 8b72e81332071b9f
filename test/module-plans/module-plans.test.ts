import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlanResult } from "../../runner/plan";
import { temporaryFolder } from "../support/folder";
import { UNKNOWN_WITH_REASON, unexplained, unknownPolicies } from "../support/plan";
import { evaluate } from "../support/policy";
import { describeWithTerraform } from "../support/terraform";
import { BESIDE_MODULES, STACKS, WITHOUT_FIXTURE } from "./fixtures";
import { VERIFICATION } from "./pipeline-fixtures";
import { planOf, planOffline, printedIn, synthesizeModules } from "./planned";

const MODULES = join(__dirname, "..", "..", "modules");
const stacks = synthesizeModules(STACKS, temporaryFolder());
describe("fixtures", () => {
  test("every folder of modules/ has one, or a reason why not", () => {
    const folders = readdirSync(MODULES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const known = [...Object.values(STACKS).flatMap(Object.keys), ...Object.keys(WITHOUT_FIXTURE)];
    expect(folders.map(({ name }) => name).sort()).toEqual(
      known.filter((name) => !Object.hasOwn(BESIDE_MODULES, name)).sort(),
    );
  });

  test("every construct of modules/ is in one", () => {
    const used = new Set(stacks.flatMap(({ classes }) => classes));
    const made = readdirSync(MODULES, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => [...readFileSync(join(MODULES, file), "utf8").matchAll(/class (\w+) extends /g)])
      .map(([, name]) => name);
    expect(made).toContain("EcsService");
    expect(made.filter((name) => name && !used.has(name))).toEqual([]);
  });
});

describeWithTerraform("modules, planned offline by Terraform", () => {
  let results: PlanResult[] = [];

  beforeAll(async () => {
    results = await planOffline(stacks);
  }, 600_000);

  describe.each(stacks)("$name", (stack) => {
    test("all is added, nothing else, and Terraform warns of nothing", () => {
      const add = Object.values(stack.resource).flatMap((byId) => Object.keys(byId)).length;
      const result = results.find(({ stack: name }) => name === stack.name);
      expect({ ...result, json: "left out" }).toMatchObject({
        ok: true,
        changes: { add, change: 0, destroy: 0, import: 0 },
        warnings: [],
      });
    });

    test("every policy is shown, save those that name an id of AWS's", () => {
      const plan = planOf(results, stack);
      const printed = printedIn(stack, plan).filter(({ planned }) => planned === undefined);
      const unknown = [...unknownPolicies(new Map([[stack.name, plan]])), ...printed];
      expect(unexplained(unknown)).toEqual([]);
    });

    test("Terraform reads what was printed as the other tests do", () => {
      const known = printedIn(stack, planOf(results, stack)).filter(({ planned }) => planned !== undefined);
      expect(known.length).toBeGreaterThan(20);
      const byTests = known.map(({ address, text }) => ({ address, says: evaluate(text) }));
      expect(byTests).toEqual(known.map(({ address, planned: says }) => ({ address, says })));
    });
  });

  test("an inline buildspec reaches CodeBuild as it was written", () => {
    const changes = stacks.flatMap((stack) => planOf(results, stack).resource_changes);
    const project = changes.find(({ address }) => address.includes("inline-buildspec_verify_project"));
    const buildspec = JSON.stringify(VERIFICATION.buildspec, null, 2);
    expect(project?.change.after).toHaveProperty("source.0.buildspec", buildspec);
  });

  test("every reason for an unknown policy is still needed", () => {
    const plans = new Map(stacks.map((stack) => [stack.name, planOf(results, stack)]));
    const unknown = unknownPolicies(plans);
    const idle = UNKNOWN_WITH_REASON.filter(
      (reason) => !unknown.some(({ address }) => reason.address.test(address)),
    );
    expect(idle).toEqual([]);
  });
});
