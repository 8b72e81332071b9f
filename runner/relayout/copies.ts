/** What a copy of a stack gets for things to come into its state, or to leave it; and stacks that are no more. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { blocksOf, type JsonObject, objectAt } from "../json";
import type { OpenStack, StackFolder } from "../open-stack";
import { resourceOf } from "../recover/dependencies";
import type { Import } from "../recover/import-plan";
import { readStack, STACK_FILE } from "../workspace";
import type { Synthesized } from "./moves";

const FILE = "slipway_relayout.tf.json";

/** Where a stack's state lies in its account's bucket. */
export function stateKey(stack: string): string {
  return `${stack}.tfstate`;
}

/** Has the next plan bring things in. */
export function writeImports({ cwd }: OpenStack, imports: readonly Import[]): void {
  write(cwd, { import: imports });
}

/**
 * Has the next plan let go of things without destroying them.
 * @param stacks every stack of the account: what is let go of still needs its provider, an alias perhaps that the stack has no more
 */
export function writeRemovals(
  { cwd }: OpenStack,
  addresses: readonly string[],
  stacks: readonly Synthesized[],
): void {
  const own = new Set(providersOf(readStack(cwd)).map(({ alias }) => alias));
  const missing = [...aliasesOf(stacks)].flatMap(([alias, provider]) => (own.has(alias) ? [] : [provider]));
  const resources = [...new Set(addresses.map(resourceOf))];
  write(cwd, {
    ...(missing.length > 0 && { provider: { aws: missing } }),
    removed: resources.map((from) => ({ from, lifecycle: { destroy: false } })),
  });
}

/** The copy is to plan as the stack does. */
export function forgetMoves({ cwd }: OpenStack): void {
  rmSync(join(cwd, FILE), { force: true });
}

/**
 * A stack of the former layout, without resources: it signs in as the account's shared stack does.
 * @param folder in which its own is made
 */
export function formerStack(folder: string, name: string, shared: Synthesized): StackFolder {
  const { terraform } = objectAt(shared.content);
  const [s3] = blocksOf(objectAt(terraform, "backend").s3);
  const directory = join(folder, name);
  mkdirSync(directory, { recursive: true });
  const content = {
    terraform: { ...objectAt(terraform), backend: { s3: { ...s3, key: stateKey(name) } } },
    provider: { aws: providersOf(shared.content).filter(({ alias }) => alias === undefined) },
  };
  writeFileSync(join(directory, STACK_FILE), JSON.stringify(content, null, 2));
  return { name, directory };
}

function providersOf(stack: unknown): JsonObject[] {
  return blocksOf(objectAt(stack, "provider").aws);
}

function aliasesOf(stacks: readonly Synthesized[]): Map<unknown, JsonObject> {
  const aliased = stacks
    .flatMap(({ content }) => providersOf(content))
    .filter(({ alias }) => alias !== undefined);
  return new Map(aliased.map((provider) => [provider.alias, provider]));
}

function write(cwd: string, content: JsonObject): void {
  writeFileSync(join(cwd, FILE), JSON.stringify(content, null, 2));
}
