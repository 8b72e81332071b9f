import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findMoto, MOTO_VERSION } from "../../runner/emulated";
import { temporaryFolder, writeFiles } from "../support/folder";
import { slipway, startSlipway } from "../support/slipway";
import { describeTier } from "../support/tier";

jest.setTimeout(600_000);
const root = temporaryFolder();
const NAME = `moto-${MOTO_VERSION}`;

/** Environment of a machine whose data folder is one of the test's own. */
function machine(name: string, variables: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const folder = join(root, name);
  writeFiles(folder, { "tmp/here": "" });
  return {
    XDG_DATA_HOME: join(folder, "data"),
    TMPDIR: join(folder, "tmp"),
    PIP_NO_INDEX: "1",
    PIP_CONFIG_FILE: "/dev/null",
    SLIPWAY_PYTHON: undefined,
    ...variables,
  };
}

/** What lies where the virtual environment is to be made. */
function made(name: string): string[] {
  const folder = join(root, name, "data", "slipway");
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** A Python whose virtual environments hold a `python` that does this. Returns its path. */
function fakePython(name: string, inside: string): string {
  const folder = join(root, name);
  writeFiles(
    folder,
    {
      python: `#!/bin/sh
mkdir -p "$3/bin" && cp '${folder}/inside' "$3/bin/python"
`,
      inside: `#!/bin/sh\n${inside}\n`,
    },
    0o755,
  );
  return join(folder, "python");
}

const setup = (env: NodeJS.ProcessEnv) => slipway(["demo", "--setup"], root, env);

describe("demo --setup", () => {
  test("GIVEN no Python THEN it says how to get one", async () => {
    const { status, stderr } = await setup(machine("none", { SLIPWAY_PYTHON: "/nowhere/python" }));

    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^error: \/nowhere\/python can't be run: .*ENOENT\nInstall Python 3\.10 or later/m,
    );
    expect(made("none")).toEqual([]);
  });

  test("GIVEN a pip that fails THEN its words, and nothing is left half-made", async () => {
    const python = fakePython("failing", "echo 'No matching distribution found' >&2; exit 1");
    const { status, stderr } = await setup(machine("failing", { SLIPWAY_PYTHON: python }));

    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: .*python -m pip, exit status 1\nNo matching distribution found$/m);
    expect(made("failing")).toEqual([]);
  });

  test("GIVEN a moto that can't be loaded THEN it says so, and nothing is left", async () => {
    const python = fakePython("broken", '[ "$1" = -m ]');
    const { status, stderr } = await setup(machine("broken", { SLIPWAY_PYTHON: python }));

    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: pip has installed moto .*can't load it$/m);
    expect(made("broken")).toEqual([]);
  });

  test.each([
    ["SIGINT", [], 130],
    ["SIGKILL", [expect.stringMatching(new RegExp(`^${NAME.replaceAll(".", "\\.")}\\.\\d+$`))], null],
  ] as const)("GIVEN %s while pip runs THEN nothing is in place", async (signal, left, expected) => {
    const folder = join(root, signal);
    const waiting = join(folder, "waiting");
    const python = fakePython(signal, `[ "$1" = -m ] && touch '${waiting}' && sleep 600`);
    const { process: child, ended } = startSlipway(
      ["demo", "--setup"],
      root,
      machine(signal, { SLIPWAY_PYTHON: python }),
    );
    while (!existsSync(waiting)) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill(signal);

    expect((await ended).status).toBe(expected);
    expect(made(signal)).toEqual(left);
  });

  test("GIVEN what a killed setup left THEN the next one removes it", async () => {
    const python = fakePython("SIGKILL", `echo ${MOTO_VERSION}`);
    const { status } = await setup(machine("SIGKILL", { SLIPWAY_PYTHON: python }));

    expect(status).toBe(0);
    expect(made("SIGKILL")).toEqual([NAME]);
  });
});

describe("demo --setup over one that doesn't work any more", () => {
  test("makes it anew", async () => {
    const python = fakePython("old", `echo ${MOTO_VERSION}`);
    const lib = join("data", "slipway", NAME, "lib");
    writeFiles(join(root, "old"), { [join(lib, "left.txt")]: "" });
    const { status } = await setup(machine("old", { SLIPWAY_PYTHON: python }));

    expect(status).toBe(0);
    expect(made("old")).toEqual([NAME]);
    expect(existsSync(join(root, "old", lib))).toBe(false);
  });
});

/** Packages of the names that the emulator imports, with nothing in them. */
const WHEELS = `
import sys, zipfile
def wheel(name, version, files, requires=()):
    info = f"{name}-{version}.dist-info"
    meta = "".join(f"{line}\\n" for line in ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *requires])
    files = {**files, f"{info}/METADATA": meta,
        f"{info}/WHEEL": "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"}
    with zipfile.ZipFile(f"{sys.argv[1]}/{name}-{version}-py3-none-any.whl", "w") as archive:
        for path, text in files.items(): archive.writestr(path, text)
        archive.writestr(f"{info}/RECORD", "".join(f"{path},,\\n" for path in [*files, f"{info}/RECORD"]))
wheel("moto", "${MOTO_VERSION}", {"moto/__init__.py": "", "moto/server.py": ""}, ["Provides-Extra: server",
    'Requires-Dist: flask; extra == "server"', 'Requires-Dist: werkzeug; extra == "server"'])
wheel("flask", "1.0", {"flask/__init__.py": ""})
wheel("werkzeug", "1.0", {"werkzeug/__init__.py": "", "werkzeug/serving.py": ""})
`;

/** What keeps this machine from making a virtual environment; undefined when nothing does. */
function missingVenv(): string | undefined {
  const { status } = spawnSync("python3", ["-c", "import venv, ensurepip"], { stdio: "ignore" });
  return status === 0 ? undefined : "python3 has no venv and ensurepip";
}

describeTier("demo --setup with the real pip", missingVenv(), () => {
  const env = () => machine("real", { PIP_FIND_LINKS: join(root, "wheels") });

  beforeAll(() => {
    writeFiles(join(root, "wheels"), { "README.md": "" });
    expect(spawnSync("python3", ["-c", WHEELS, join(root, "wheels")]).stderr.toString()).toBe("");
  });

  test("shows what it does, and makes what the demo then finds", async () => {
    const { status, stderr } = await setup(env());

    expect(`${status} ${stderr}`).toMatch(/^0 /);
    expect(stderr).toMatch(/^python3 -m venv \S+$/m);
    expect(stderr).toMatch(/^\S+\/bin\/python -m pip install .*moto\[server\]==5\.2\.1$/m);
    expect(made("real")).toEqual([NAME]);
    const place = join(root, "real", "data", "slipway", NAME);
    expect(stderr).toContain(`moto is installed in ${place}`);
    await expect(findMoto({ PATH: process.env.PATH, ...env() })).resolves.toEqual({
      path: join(place, "bin", "python"),
      version: MOTO_VERSION,
    });
  });

  test("GIVEN that it is there THEN it says so and does nothing", async () => {
    const { status, stderr } = await setup(env());

    expect(status).toBe(0);
    expect(stderr).toMatch(/^moto is there already, in /);
  });
});
