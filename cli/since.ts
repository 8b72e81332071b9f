/** What a former revision synthesizes to, beside what stands here. */
import { dirname, join, relative, resolve } from "node:path";
import { Failure } from "../runner/failure";
import { folderDigest } from "../runner/folder-digest";
import type { StackFolder } from "../runner/open-stack";
import { checkOut, installIn, type Repository, repositoryAt, succeed } from "../runner/revision";
import { tell } from "./output";
import { listedStacks } from "./stack-folders";

/** This project, seen from its sources and from dist/ alike. */
const PROJECT = join(__dirname, "..");

/** Stacks by what became of them. */
export interface Since {
  /** Those that a plan has something to say about. */
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** Stacks that are synthesized no more: what they made stays. */
  readonly gone: readonly string[];
}

/**
 * Synthesizes a revision: by its own code where that is in the same repository as the configuration, else by this one.
 * @param config path of the configuration
 * @param scratch folder for all of it
 * @param meanwhile done while another process synthesizes
 * @returns the folder of its stacks
 */
export async function synthesizeRevision(
  revision: string,
  config: string,
  scratch: string,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<string> {
  const repository = await repositoryAt(dirname(resolve(config)), revision);
  const path = relative(repository.top, resolve(config));
  tell(`synthesizing ${path} of ${revision} (${repository.commit.slice(0, 12)})`);
  const folder = await checkOut(repository, scratch);
  const project = await projectIn(folder, repository);
  const output = join(scratch, "stacks");
  const synth = [join(project, "bin", "slipway.js"), "synth", "--config", path, "--output", output];
  const [other, own] = await Promise.allSettled([succeed(folder, process.execPath, synth), meanwhile()]);
  if (own.status === "rejected") throw own.reason;
  if (other.status === "rejected") {
    const { reason } = other;
    throw new Failure(
      `${revision} can't be synthesized: ${reason instanceof Error ? reason.message : String(reason)}`,
    );
  }
  return output;
}

/** Where Slipway's own code is in that revision. */
async function projectIn(folder: string, { top }: Repository): Promise<string> {
  const inside = relative(top, PROJECT);
  if (inside.startsWith("..")) return PROJECT;
  const project = join(folder, inside);
  await installIn(project, PROJECT);
  return project;
}

/** Compares the folders of two syntheses, file by file. */
export function compareStacks(former: string, now: string): Since {
  const [old, stacks] = [stacksIn(former), stacksIn(now)];
  const isSame = ({ name, directory }: StackFolder) =>
    old.some((other) => other.name === name && folderDigest(other.directory) === folderDigest(directory));
  const names = (some: readonly StackFolder[]) => some.map(({ name }) => name);
  return {
    changed: names(stacks.filter((stack) => !isSame(stack))),
    unchanged: names(stacks.filter(isSame)),
    gone: names(old).filter((name) => !names(stacks).includes(name)),
  };
}

function stacksIn(folder: string): StackFolder[] {
  const stacks = listedStacks(folder);
  if (!stacks) throw new Failure(`${folder} holds no synthesized stacks`);
  return stacks;
}
