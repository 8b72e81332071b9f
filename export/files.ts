/** The files of an exported module. */
import { format } from "@cdktf/hcl-tools";
import type { Module, Output } from "../face/module";
import { printExample } from "./example-file";
import { type Hosted, hostModule } from "./host";
import { printMain } from "./main-file";
import { printReadme, usageOf } from "./readme-file";
import { resolveIn } from "./resolve";
import { resourcesOf } from "./resource";
import { printTests } from "./test-file";
import { printOutputs, printVariables, VERSIONS } from "./variables";

/** Contents by path below the module's folder. @param version of the project */
export async function filesOf(module: Module, version: string): Promise<Record<string, string | Buffer>> {
  const hosted = hostModule(module);
  const outputs = resolved(hosted);
  const { basic, complete } = module.examples;
  const hcl = {
    "main.tf": printMain(hosted, module.moved),
    "variables.tf": printVariables(module),
    "outputs.tf": printOutputs(outputs),
    "versions.tf": VERSIONS,
    "examples/basic/main.tf": printExample(module, basic),
    "examples/complete/main.tf": printExample(module, complete),
    [`tests/${module.name.replaceAll("-", "_")}.tftest.hcl`]: printTests(module),
  };
  const formatted = await Promise.all(
    Object.entries(hcl).map(async ([path, text]) => [path, await format(text)] as const),
  );
  const usage = await format(usageOf(module, version));
  const resources = resourcesOf(hosted.stack, hosted.policies);
  return {
    ...Object.fromEntries(formatted),
    "README.md": printReadme(module, outputs, resources, usage),
    ...givenFiles(module),
  };
}

/** What lies beside main.tf as it is. */
export function givenFiles({ files = {} }: Module): Record<string, Buffer> {
  return Object.fromEntries(Object.entries(files).map(([name, read]) => [name, read()]));
}

function resolved({ stack, outputs }: Hosted): Record<string, Output> {
  const entries = Object.entries(outputs).map(([name, { description, value }]) => [
    name,
    { description, value: resolveIn(stack, value) },
  ]);
  return Object.fromEntries(entries);
}
