/** What lies beside a stack's `cdk.tf.json`: Terraform reads all of it, so the access proof must know it. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { accessInModule, isTerraform } from "../reports/access/world/module";
import { Failure } from "../runner/failure";
import { objectAt } from "../runner/json";
import type { StackFolder } from "../runner/open-stack";
import { STACK_FILE } from "../runner/workspace";
import { listedStacks, MANIFEST } from "./stack-folders";

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
 * The stacks that a synthesis consists of, and no others: each has its folder, each folder is listed, and each file is as cdktf
 * writes it. Of a key that stands twice a reader sees the last, and Terraform makes both.
 * @throws Failure for what isn't so
 */
export function synthesizedStacks(output: string): StackFolder[] {
  const folders = listedStacks(output);
  if (!folders || folders.length === 0)
    throw new Failure(`${output} holds no synthesized stacks\nRun \`slipway synth\`.`);
  const inside = join(output, "stacks");
  const listed = folders.map(({ directory }) => resolve(directory));
  const others = readdirSync(inside).filter((name) => !listed.includes(resolve(inside, name)));
  if (others.length > 0)
    throw new Failure(
      `${inside} holds what ${MANIFEST} doesn't list as a stack: ${others.join(", ")}\nRun \`slipway synth\`, which writes both anew.`,
    );
  const rewritten = folders.filter(({ directory }) => !isAsWritten(join(directory, STACK_FILE)));
  if (rewritten.length > 0)
    throw new Failure(
      `not as synthesis writes it, or with a key that stands twice: ${rewritten
        .map(({ directory }) => join(directory, STACK_FILE))
        .join(", ")}\nRun \`slipway synth\`; what was changed there by hand belongs into the code.`,
    );
  return folders;
}

/** A file that can't be read is somebody else's to tell. */
function isAsWritten(path: string): boolean {
  try {
    const text = readFileSync(path, "utf8").trimEnd();
    // cdktf breaks even an empty list into lines; no text holds a line break.
    const written = text.replaceAll(/([[{])\n\s*([\]}])/g, "$1$2");
    return JSON.stringify(JSON.parse(text), null, 2) === written;
  } catch {
    return true;
  }
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
