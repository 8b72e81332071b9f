import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fakeTerraform, writeSynthesized } from "../support/fake-terraform";
import { temporaryFolder } from "../support/folder";
import { describeTier } from "../support/tier";

jest.setTimeout(30_000);
const BINARY = join(__dirname, "../../bin/slipway.js");

/** Runs a command in a terminal window, and closes the window once a file is there. */
const WINDOW = `
import fcntl, os, pty, select, struct, sys, termios
ready, *command = sys.argv[1:]
pid, window = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    os.execvp(command[0], command)
while not os.path.exists(ready):
    if select.select([window], [], [], 0.02)[0]:
        os.read(window, 65536)
os.close(window)
os.waitpid(pid, 0)
`;

function missingTerminal(): string | undefined {
  const { status } = spawnSync("python3", ["-c", "import pty"], { stdio: "ignore" });
  return status === 0 ? undefined : "python3 makes the terminal";
}

describeTier("a terminal window that is closed", missingTerminal(), () => {
  const folder = temporaryFolder();

  test("GIVEN progress that is drawn live THEN Terraform ends in good order, and no folder is left", async () => {
    writeSynthesized(join(folder, "cdktf.out"), ["tools"]);
    mkdirSync(join(folder, "tmp"));
    const plan = `trap 'sleep 0.3; : > "$0.ended"; exit 1' INT; : > "$0.ready"; while :; do sleep 0.1; done`;
    const terraform = fakeTerraform(folder, { plan });
    const command = [process.execPath, BINARY, "plan", "--no-synth", "--offline", "tools"];
    const env = {
      ...process.env,
      SLIPWAY_TERRAFORM: terraform,
      TMPDIR: join(folder, "tmp"),
      SLIPWAY_CONFIG: undefined,
    };
    const window = spawn("python3", ["-c", WINDOW, `${terraform}.ready`, ...command], { cwd: folder, env });

    expect(await once(window, "close")).toEqual([0, null]);
    expect(existsSync(`${terraform}.ended`)).toBe(true);
    expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  });
});
