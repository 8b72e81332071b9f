/** What the modules ecs-service and ecs-revision hand to a build, as Terraform makes it of variables. */
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Module } from "../../face/module";
import { snakeCase } from "../../face/names";
import { ECS_REVISION } from "../../modules/ecs-service/ecs-revision.module";
import { ECS_SERVICE } from "../../modules/ecs-service/ecs-service.module";
import { revisionBuildspec } from "../../modules/ecs-service/revision";
import { appSpecFile, taskDefinitionFile } from "../../modules/ecs-service/task-definition";
import { planStack } from "../../runner/plan";
import { withSession } from "../../runner/session";
import { STACK_FILE } from "../../runner/workspace";
import { temporaryFolder } from "../support/folder";
import type { PlanFile } from "../support/plan";
import { describeWithTerraform } from "../support/terraform";

const MODULES = join(__dirname, "..", "..", "terraform", "modules");
const folder = temporaryFolder();
const { basic, complete } = ECS_SERVICE.examples;

/** The files that the commands of a buildspec write, by name. */
function writtenBy(commands: readonly string[]): Record<string, string> {
  const files = commands.flatMap((command) => {
    const [, base64, name] = /^echo (\S+) \| base64 -d > (\S+)$/.exec(command) ?? [];
    return base64 && name ? [[name, Buffer.from(base64, "base64").toString()]] : [];
  });
  return Object.fromEntries(files);
}

describeWithTerraform("the buildspec that ecs-service hands back", () => {
  let outputs: NonNullable<NonNullable<PlanFile["planned_values"]>["outputs"]>;

  beforeAll(async () => {
    const of = (module: Module, values: object) => {
      cpSync(join(MODULES, module.name), join(folder, module.name), { recursive: true });
      const given = Object.entries(values).filter(([name]) => Object.hasOwn(module.inputs, name));
      const variables = given.map(([name, value]) => [snakeCase(name), value]);
      return { source: `./${module.name}`, ...Object.fromEntries(variables) };
    };
    const examples = Object.entries({ basic: basic.values, complete: complete.values });
    const module = examples.flatMap(([name, values]) => [
      [name, of(ECS_SERVICE, values)],
      [`${name}_elsewhere`, of(ECS_REVISION, values)],
    ]);
    const output = examples.flatMap(([name]) => [
      [name, { value: `\${module.${name}.revision_buildspec}` }],
      [`${name}_elsewhere`, { value: `\${module.${name}_elsewhere.buildspec}` }],
    ]);
    const root = {
      provider: { aws: [{ region: "us-east-1" }] },
      module: Object.fromEntries(module),
      output: Object.fromEntries(output),
    };
    writeFileSync(join(folder, STACK_FILE), JSON.stringify(root));
    const result = await withSession({ offline: true }, (session) =>
      planStack(session, { name: "revision", directory: folder }, { json: true }),
    );
    if (!result.ok || result.json === undefined) throw new Error(JSON.stringify(result, null, 2));
    outputs = (JSON.parse(result.json) as PlanFile).planned_values?.outputs ?? {};
  }, 120_000);

  const buildspec = (example: string) => JSON.parse(String(outputs[example]?.value));
  const files = (example: string) => writtenBy(buildspec(example).phases.build.commands);
  const place = { account: "333333333333", region: "eu-west-1" };
  const names = {
    taskFamily: "acme-web-production",
    taskRole: "acme-web-production-task",
    executionRole: "acme-web-production-execution",
    logGroup: "/ecs/acme-web-production",
  };

  test("GIVEN variables, secrets and parameters THEN the task definition has what a stack's has", () => {
    const { environmentVariables, secrets, parameters } = complete.values;
    const task = { place, names, port: 8080, cpu: 1024, memory: 2048, environment: environmentVariables };
    const secretArns = Object.entries({ ...secrets, ...parameters }).map(([name, text]) => ({ name, text }));
    expect(JSON.parse(files("complete")["taskdef.json"] ?? "")).toEqual(
      taskDefinitionFile({ ...task, secretArns }),
    );
  });

  test("GIVEN hooks or none THEN the AppSpec is a stack's", () => {
    expect(files("complete")["appspec.yaml"]).toBe(appSpecFile({ port: 8080 }, complete.values.hooks));
    expect(files("basic")["appspec.yaml"]).toBe(appSpecFile({ port: 8080 }));
  });

  test("takes the image as a stack's does, and hands on the same files", () => {
    const { phases, artifacts } = revisionBuildspec({ place, names, port: 8080, cpu: 1024, memory: 2048 });
    expect(buildspec("complete").artifacts).toEqual(artifacts);
    expect(buildspec("complete").phases.build.commands.at(-1)).toBe(phases.build.commands.at(-1));
  });

  test.each(["basic", "complete"])(
    "of the %s example, ecs-revision says in another account what ecs-service says",
    (example) => {
      expect(buildspec(`${example}_elsewhere`)).toEqual(buildspec(example));
    },
  );
});
