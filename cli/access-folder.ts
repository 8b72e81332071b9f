/** What lies beside a stack's `cdk.tf.json`: Terraform reads all of it, so the access proof must know it. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { accessInModule, isTerraform } from "../reports/access/world/module";
import { Failure } from "../runner/failure";
import { objectAt } from "../runner/json";
import type { StackFolder } from "../runner/open-stack";
import { STACK_FILE } from "../runner/workspace";

/** @throws Failure that names every file beside the stacks that Terraform would read, and nobody reads here */
export function refuseStrayFiles(folders: readonly StackFolder[]): void {
  const strays = folders.flatMap(({ directory }) =>
    readdirSync(directory)
      .filter((name) => isTerraform(name) && name !== STACK_FILE)
      .sort()
      .map((name) => relative(process.cwd(), join(directory, name))),
  );
  if (strays.length === 0) return;
  throw new Failure(
    `Terraform would read these files beside the stacks, and nobody reads them here:\n${strays
      .map((path) => `  ${path}`)
      .join("\n")}\nDelete them; what they say belongs into the code that makes the stacks.`,
  );
}

/**
 * @param stack its JSON
 * @throws Failure that names every module that might let somebody in
 */
export function refuseStrangeModules({ name, directory }: StackFolder, stack: unknown): void {
  const faults = Object.entries(objectAt(stack, "module")).flatMap(([module, block]) => {
    const { source } = objectAt(block);
    return faultsOf(directory, String(source)).map((fault) => `${name}: module.${module}: ${fault}`);
  });
  if (faults.length === 0) return;
  throw new Failure(
    `who may do what can't be told from modules into which nobody looks here:\n${faults
      .map((fault) => `  ${fault}`)
      .join(
        "\n",
      )}\nMake in a stack what bears access, or read what the modules make from a state: \`slipway access --state DIR\`.`,
  );
}

function faultsOf(directory: string, source: string): string[] {
  const folder = resolve(directory, source);
  if (!source.startsWith("./") || relative(resolve(directory), folder).startsWith(".."))
    return [`${source} lies outside of the stack's folder`];
  try {
    const names = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => isTerraform(entry.name))
      .map((entry) => entry.name);
    if (names.length === 0) return [`${source} holds no Terraform files`];
    const files = names.map((file) => [file, readFileSync(join(folder, file), "utf8")]);
    return accessInModule(Object.fromEntries(files)).map((fault) => `${source}/${fault}`);
  } catch (error) {
    return [`${source} can't be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}
