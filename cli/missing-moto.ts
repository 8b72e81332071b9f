import { run } from "../runner/process";
import { compareVersions } from "../runner/terraform";

/** Why this machine has no moto, and what to do about it. */
export interface MissingMoto {
  readonly found: string;
  readonly remedy: string;
}

/** What moto 5.2.1 asks for. https://pypi.org/project/moto/5.2.1/ */
const OLDEST_PYTHON = "3.10";

/** Says its version, then fails where `demo --setup` would. */
const SCRIPT = "import sys; print('%d.%d' % sys.version_info[:2], flush=True); import venv, ensurepip";

/** Looks at the Python that has no moto. */
export async function missingMoto(env: NodeJS.ProcessEnv): Promise<MissingMoto> {
  const named = env.SLIPWAY_PYTHON || undefined;
  const python = named ?? "python3";
  const { version, complete } = await lookAt(python, env);
  const setup = "`npx slipway demo --setup`, which installs moto for Slipway alone";
  const install = `install Python ${OLDEST_PYTHON} or later (https://www.python.org/downloads/), then ${setup}`;
  if (version === undefined) {
    return named === undefined
      ? { found: "there is no python3 to run it", remedy: install }
      : {
          found: `${named}, which SLIPWAY_PYTHON names, doesn't run`,
          remedy: `unset SLIPWAY_PYTHON, or name a Python that has moto; or ${install}`,
        };
  }
  if (compareVersions(version, OLDEST_PYTHON) < 0) {
    return { found: `${python} is ${version}; moto needs ${OLDEST_PYTHON} or later`, remedy: install };
  }
  if (!complete) {
    const remedy = `install Python's venv (package python3-venv on Debian and Ubuntu), then ${setup}`;
    return { found: `${python} has no moto, and no venv to put it in`, remedy };
  }
  return named === undefined
    ? {
        found: `${python} has no moto`,
        remedy: `${setup}; or SLIPWAY_PYTHON=PATH names a Python that has it`,
      }
    : { found: `${python} has no moto`, remedy: `unset SLIPWAY_PYTHON, which names it; then ${setup}` };
}

/** Version of a Python (undefined: it doesn't run), and whether it can make virtual environments. */
async function lookAt(python: string, env: NodeJS.ProcessEnv) {
  try {
    const ended = await run(python, ["-c", SCRIPT], { cwd: process.cwd(), env, timeoutMs: 60_000 });
    return { version: /^\d+\.\d+$/m.exec(ended.stdout)?.[0], complete: ended.exitCode === 0 };
  } catch {
    // No such file.
    return { version: undefined, complete: false };
  }
}
