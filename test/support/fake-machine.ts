/** A machine on which `slipway demo` runs in seconds: a Terraform and a Python that play their parts. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SERVICES } from "../../emulator/services";
import { MOTO_VERSION } from "../../runner/emulated";
import { summaryLine } from "./fake-terraform";
import { writeFiles } from "./folder";
import { processIds } from "./kill";

/** Where a run of Terraform is told apart: command, a blank, name of the stack (`apply tools`). */
export interface FakeMachine {
  /** Shell by run: does this instead of what it would do. */
  readonly instead?: Readonly<Record<string, string>>;
  /** The version that Terraform says; absent: 1.11.4. */
  readonly terraform?: string;
  /** False: Python has no moto. */
  readonly moto?: boolean;
  /** The version that Python says; absent: 3.11. */
  readonly pythonVersion?: string;
  /** False: Python can't make virtual environments. */
  readonly venv?: boolean;
  /** What `terraform show -json` writes; default: nothing stands. */
  readonly show?: object;
}

/**
 * A step that waits for ever, whoever interrupts it, with a child of its own: so does Terraform with its provider.
 * A file `waiting` says that it has begun.
 */
export function waitHere(folder: string): string {
  return `trap '' INT; (sleep 600) & touch '${folder}/waiting'; wait`;
}

/**
 * Writes the tools into a folder.
 * @returns the environment in which the demo finds them, and nothing else
 */
export function fakeMachine(folder: string, machine: FakeMachine = {}): NodeJS.ProcessEnv {
  const { instead = {}, terraform = "1.11.4", moto = true, show = {} } = machine;
  const { pythonVersion = "3.11", venv = true } = machine;
  const cases = Object.entries(instead).map(([run, script]) => `  '${run}') ${script}; exit $? ;;`);
  writeFiles(
    folder,
    {
      terraform: `#!/bin/sh
stack=$(basename "$PWD")
case "$1 $stack" in
${cases.join("\n")}
  *) ;;
esac
case "$1" in
  version) echo '{"terraform_version":"${terraform}"}' ;;
  apply) echo '${applyLine(3)}' ;;
  destroy) echo '${summaryLine(0, 0, 3)}' ;;
  plan) echo '${summaryLine(0)}' ;;
  show) cat '${folder}/show.json' ;;
  init|state) : ;;
  *) echo "unexpected: $*" >&2; exit 9 ;;
esac
`,
      python: `#!/bin/sh
case "$1" in
  -c) ${instead.python ?? ""}
      case "$2" in *version_info*) echo ${pythonVersion}; exit ${venv ? 0 : 1} ;; esac
      ${moto ? `echo ${MOTO_VERSION}` : "exit 1"} ;;
  -u) ${instead.emulator ?? ""}
      echo '{"port":1,"version":"${MOTO_VERSION}","models":"${folder}/models"}'; cat > /dev/null ;;
esac
`,
      ...Object.fromEntries(SERVICES.map(({ model }) => [modelPath(model), MODEL])),
    },
    0o755,
  );
  writeFiles(folder, { "show.json": JSON.stringify(show), "tmp/here": "" });
  return {
    SLIPWAY_TERRAFORM: join(folder, "terraform"),
    SLIPWAY_PYTHON: join(folder, "python"),
    TMPDIR: join(folder, "tmp"),
    XDG_CACHE_HOME: join(folder, "cache"),
    XDG_DATA_HOME: join(folder, "data"),
  };
}

function applyLine(resources: number): string {
  return summaryLine(resources).replace('"operation":"plan"', '"operation":"apply"');
}

function modelPath(model: string): string {
  return join("models", model, "2026-01-01", "service-2.json");
}

const MODEL = JSON.stringify({
  metadata: { endpointPrefix: "none", protocol: "json", jsonVersion: "1.1", targetPrefix: "None" },
  operations: {},
  shapes: {},
});

/** What lies in the machine's temporary folder. */
export function temporaryFilesOf(folder: string): string[] {
  return readdirSync(join(folder, "tmp")).filter((name) => name !== "here");
}

/**
 * Processes that belong to a run on the machine: those with its temporary folder in their environment. Only Linux can
 * tell; elsewhere there are none.
 * @returns command lines
 */
export function processesOf(folder: string): string[] {
  const marker = `TMPDIR=${join(folder, "tmp")}`;
  return processIds()
    .flatMap((pid) => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, "latin1").includes(marker)) return [];
        return [readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim()];
      } catch {
        // It has ended, or is somebody else's.
        return [];
      }
    })
    .filter((line) => line !== "");
}
