/** A Python of Slipway's own with moto in it: a virtual environment, made whole or not at all. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { MOTO_VERSION, motoVersion, privatePythonFolder } from "./emulated";
import { Failure } from "./failure";
import { atEnd } from "./lifetime";
import { run } from "./process";

/** A virtual environment that can run the emulator. */
export interface Setup {
  readonly folder: string;
  /** False: it was there already. */
  readonly made: boolean;
}

/**
 * Makes the virtual environment that the emulator runs in, with pip, beside its place; then it is moved there in one
 * step. https://docs.python.org/3/library/venv.html
 * @param show told each command before it runs
 * @throws Failure with Python's or pip's words
 */
export async function setUpMoto(env: NodeJS.ProcessEnv, show: (command: string) => void): Promise<Setup> {
  const folder = privatePythonFolder(env);
  if (await works(folder, env)) return { folder, made: false };
  const aside = `${folder}.${process.pid}`;
  const remove = () => rmSync(aside, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  mkdirSync(dirname(folder), { recursive: true });
  removeAbandoned(folder);
  const forget = atEnd(remove);
  try {
    await build(aside, env, show);
    await putInPlace(aside, folder, env);
    return { folder, made: true };
  } finally {
    remove();
    forget();
  }
}

async function build(folder: string, env: NodeJS.ProcessEnv, show: (command: string) => void): Promise<void> {
  const command = async (file: string, args: readonly string[]) => {
    show([file, ...args].join(" "));
    const ended = await run(file, args, { cwd: dirname(folder), env }).catch((error: unknown) => {
      throw new Failure(
        `${file} can't be run: ${error instanceof Error ? error.message : String(error)}\n` +
          "Install Python 3.10 or later (https://www.python.org/downloads/), or name one: SLIPWAY_PYTHON=PATH.",
      );
    });
    if (ended.exitCode === 0) return;
    const words = [ended.stdout, ended.stderr].map((text) => text.trim()).filter((text) => text !== "");
    throw new Failure(`${file} ${args[0]} ${args[1]}, exit status ${ended.exitCode}\n${words.join("\n")}`);
  };
  await command(env.SLIPWAY_PYTHON || "python3", ["-m", "venv", folder]);
  const python = join(folder, "bin", "python");
  const pip = ["-m", "pip", "install", "--disable-pip-version-check", "--no-input"];
  await command(python, [...pip, `moto[server]==${MOTO_VERSION}`]);
  if (await works(folder, env)) return;
  throw new Failure(
    `pip has installed moto ${MOTO_VERSION}, and ${python} can't load it\n` +
      `See why: ${python} -c "import flask, werkzeug.serving, moto.server"`,
  );
}

async function putInPlace(aside: string, folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  // Another setup may have ended first; otherwise what is there doesn't work.
  if (existsSync(folder) && (await works(folder, env))) return;
  rmSync(folder, { recursive: true, force: true });
  renameSync(aside, folder);
}

async function works(folder: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  return (await motoVersion(join(folder, "bin", "python"), env)) !== undefined;
}

/** Removes what a setup left that was killed outright. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    const pid = name.startsWith(`${basename(folder)}.`) ? Number(name.split(".").at(-1)) : undefined;
    if (pid !== undefined && !isAlive(pid)) rmSync(join(dirname(folder), name), { recursive: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
