/** A former revision of a repository, in a folder of its own. */
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure } from "./failure";
import { type Finished, run } from "./process";

export interface Repository {
  /** Absolute path of its top. */
  readonly top: string;
  /** The whole id of the revision that was asked for. */
  readonly commit: string;
}

/**
 * The repository that a folder lies in.
 * @param revision a branch, a tag, an id: whatever git takes
 * @throws Failure when there is no repository, or no such revision in it
 */
export async function repositoryAt(folder: string, revision: string): Promise<Repository> {
  const top = await git(folder, "rev-parse", "--show-toplevel");
  if (top.exitCode !== 0) throw new Failure(`${folder} lies in no git repository\n${top.stderr.trim()}`);
  const commit = await git(
    folder,
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  );
  if (commit.exitCode !== 0) {
    throw new Failure(
      `${JSON.stringify(revision)} is no revision of ${top.stdout.trim()}\n` +
        "Name a branch, a tag or a commit that was fetched: `git fetch origin main` and origin/main.",
    );
  }
  return { top: top.stdout.trim(), commit: commit.stdout.trim() };
}

/**
 * The commit that a folder's repository is at. CodePipeline hands a build the files of a commit without a repository around
 * them, and CodeBuild says which commit it is.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html
 * @returns undefined if a file that git knows differs from it
 * @throws Failure when there is no repository and no build, or no commit in it
 */
export async function cleanCommit(
  folder: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const { CODEBUILD_RESOLVED_SOURCE_VERSION: source = "" } = env;
  if (COMMIT.test(source) && !liesInRepository(folder)) return source;
  const { commit } = await repositoryAt(folder, "HEAD");
  const status = await git(folder, "status", "--porcelain", "--untracked-files=no");
  return status.exitCode === 0 && status.stdout.trim() === "" ? commit : undefined;
}

const COMMIT = /^[0-9a-f]{40,64}$/;

/** A repository further up is one, too. */
function liesInRepository(folder: string): boolean {
  const above = dirname(folder);
  return existsSync(join(folder, ".git")) || (above !== folder && liesInRepository(above));
}

/** Writes the files of a revision into a new folder below `scratch`. */
export async function checkOut({ top, commit }: Repository, scratch: string): Promise<string> {
  const folder = join(scratch, "revision");
  const archive = join(scratch, "revision.tar");
  mkdirSync(folder);
  await succeed(top, "git", ["archive", "--format=tar", `--output=${archive}`, commit]);
  await succeed(scratch, "tar", ["-xf", archive, "-C", folder]);
  return folder;
}

/** Installs what a checked out revision needs: what stands here already, if it asks for the same. */
export async function installIn(folder: string, here: string): Promise<void> {
  const lockIn = (place: string) => readFileSync(join(place, "package-lock.json"), "utf8");
  const modules = join(here, "node_modules");
  if (existsSync(modules) && lockIn(folder) === lockIn(here))
    symlinkSync(modules, join(folder, "node_modules"), "dir");
  else await succeed(folder, "npm", ["ci", "--no-audit", "--no-fund"]);
}

/** @throws Failure with what the command said */
export async function succeed(cwd: string, file: string, args: readonly string[]): Promise<void> {
  const ended = await run(file, args, { cwd, env: withoutGit(process.env) });
  if (ended.exitCode === 0) return;
  throw new Failure(`${file} ${args.join(" ")}\n${`${ended.stdout}${ended.stderr}`.trim()}`);
}

function git(cwd: string, ...args: readonly string[]): Promise<Finished> {
  return run("git", args, { cwd, env: withoutGit(process.env) });
}

/** A hook of git's runs with variables that name another repository than the folder's. */
function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX)$/.test(name)),
  );
}
