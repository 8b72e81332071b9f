/** Modules for teams without TypeScript: what Terraform makes of them. */
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MODULES } from "../../export/modules";
import { planStack } from "../../runner/plan";
import { withSession } from "../../runner/session";
import { temporaryFolder } from "../support/folder";
import { blockOf, EXAMPLES, type ExampleName, FORMS, type Form, writeForms } from "../support/module-forms";
import type { PlanFile } from "../support/plan";
import { describeWithTerraform } from "../support/terraform";

const EXPORTED = join(__dirname, "..", "..", "terraform", "modules");
const LIMIT_MS = 600_000;
const folder = temporaryFolder();
const CASES = MODULES.flatMap((module) =>
  EXAMPLES.map((example) => ({ name: module.name, module, example })),
);

/** They are what their outputs say. */
const WITHOUT_RESOURCES = ["ecs-revision"];

/** A module's own files have the same names in every form, and lie elsewhere. */
function wherever<T>(change: T): T {
  return inAnyOrder(
    JSON.parse(JSON.stringify(change).replaceAll(/"(?:hcl|json|literal)\/[\w-]+\//g, '"./')) as T,
  );
}

/** What a JSON text says; the order of its keys says nothing. */
function inAnyOrder<T>(value: T): T {
  const text = JSON.stringify(value, (_, one) => (isJsonText(one) ? inAnyOrder(JSON.parse(one)) : one));
  return JSON.parse(text);
}

function isJsonText(value: unknown): value is string {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return false;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

/** What is planned for each resource; what a module repeats by `for_each`, literals make one by one (`this__2`). */
function byResource(changes: ReadonlyMap<string, unknown>): Record<string, unknown[]> {
  const sorted = [...changes].sort(([, a], [, b]) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const all: Record<string, unknown[]> = {};
  for (const [address, change] of sorted) {
    const resource = address.replace(/\["[^"]*"\]$|__\d+$/, "");
    all[resource] = [...(all[resource] ?? []), change];
  }
  return all;
}

describeWithTerraform("exported modules, planned offline", () => {
  let plan: PlanFile;

  beforeAll(async () => {
    writeForms(folder, MODULES, EXPORTED);
    const result = await withSession({ offline: true }, (session) =>
      planStack(session, { name: "forms", directory: folder }, { json: true }),
    );
    if (!result.ok || result.json === undefined) throw new Error(JSON.stringify(result, null, 2));
    expect(result.warnings).toEqual([]);
    plan = JSON.parse(result.json);
  }, LIMIT_MS);

  const planned = (module: (typeof MODULES)[number], example: ExampleName, form: Form) => {
    const prefix = `module.${blockOf(module, example, form)}.`;
    const own = plan.resource_changes.filter(({ address }) => address.startsWith(prefix)).map(wherever);
    // A literal makes a resource or none, a variable by `count`.
    return new Map(
      own.map(({ address, change }) => [address.slice(prefix.length).replace(/\[0\]$/, ""), change]),
    );
  };

  /** What is known of them in a plan. */
  const outputs = (module: (typeof MODULES)[number], example: ExampleName, form: Form) =>
    plan.planned_values?.outputs?.[blockOf(module, example, form)]?.value;

  describe.each(CASES)("$name, $example example:", ({ module, example }) => {
    test.each(FORMS.slice(1))("HCL and its %s form plan the same", (form) => {
      const [hcl, other] = [planned(module, example, "hcl"), planned(module, example, form)];
      expect(hcl.size > 0 || WITHOUT_RESOURCES.includes(module.name)).toBe(true);
      expect(byResource(other)).toEqual(byResource(hcl));
    });

    test.each(FORMS.slice(1))("HCL and its %s form hand back the same", (form) => {
      const [hcl, other] = [outputs(module, example, "hcl"), outputs(module, example, form)];
      expect(other).toEqual(hcl);
    });

    test("what is known only at apply changes nothing about which resources there are", () => {
      const unknown = planned(module, example, "unknown");
      expect([...unknown.keys()]).toEqual([...planned(module, example, "hcl").keys()]);
    });
  });

  test.each(MODULES)(
    "$name: without structural inputs, values don't decide which resources there are",
    (module) => {
      const [basic, complete] = EXAMPLES.map((example) => [...planned(module, example, "hcl").keys()]);
      const structural = Object.values(module.inputs).some((input) => input.structural);
      if (structural) expect(complete).toEqual(expect.arrayContaining(basic ?? []));
      else expect(complete).toEqual(basic);
    },
  );
});

describeWithTerraform("exported modules, by themselves", () => {
  const copied = join(folder, "by-themselves");

  beforeAll(() => {
    cpSync(EXPORTED, copied, { recursive: true, filter: (path) => !/\.terraform/.test(path) });
  });

  test.each(MODULES)(
    "$name passes its own tests; each validation refuses what it should",
    async ({ name }) => {
      await withSession({ offline: true }, async (session) => {
        const cwd = join(copied, name);
        expect(await session.init({ cwd })).toMatchObject({ exitCode: 0 });
        const tests = await session.run(["test", "-no-color"], { cwd });
        expect(tests).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(", 0 failed") });
      });
    },
    LIMIT_MS,
  );

  test(
    "every example is valid",
    async () => {
      const uses = CASES.map(({ name, example }) => [
        `${name}_${example}`,
        { source: `./${name}/examples/${example}` },
      ]);
      writeFileSync(join(copied, "main.tf.json"), JSON.stringify({ module: Object.fromEntries(uses) }));
      await withSession({ offline: true }, async (session) => {
        expect(await session.init({ cwd: copied })).toMatchObject({ exitCode: 0 });
        const valid = await session.run(["validate", "-no-color"], { cwd: copied });
        expect(valid).toMatchObject({ exitCode: 0 });
      });
    },
    LIMIT_MS,
  );
});
