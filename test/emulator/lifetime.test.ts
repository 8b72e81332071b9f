import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { platform } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../emulator/emulator";
import { emulated, missingMoto, PYTHON } from "../support/emulated";
import { listeningOf } from "../support/listening";
import { isAlive } from "../support/process";
import { describeTier } from "../support/tier";

// moto takes seconds to load on a busy machine.
jest.setTimeout(30_000);
const PROJECT = join(__dirname, "..", "..");

describeTier("the emulator's life", missingMoto(), () => {
  it.each(["SIGKILL", "SIGTERM", "SIGINT"] as const)("ends with its parent, on %s too", async (signal) => {
    const { parent, pid } = await parentOfEmulator();
    expect(await isAlive(pid)).toBe(true);
    parent.kill(signal);
    await once(parent, "close");
    expect(await isAlive(pid)).toBe(false);
  });

  it("ends with its parent while it is still loading, too", async () => {
    const script = join(PROJECT, "emulator", "moto-server.py");
    const loading = spawn(PYTHON, ["-u", script], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    loading.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    await once(loading, "close");
    expect(said).toBe("");
  });

  it("ends when it is stopped, and answers nobody any more", async () => {
    const { pid, url, stop } = await startEmulator({ python: PYTHON });
    await stop();
    expect(await isAlive(pid)).toBe(false);
    await expect(fetch(url)).rejects.toThrow();
  });

  it("says what Python said when moto doesn't start", async () => {
    await expect(startEmulator({ python: "false" })).rejects.toThrow(/moto did not start/);
    await expect(startEmulator({ python: "/nowhere/python" })).rejects.toThrow(/ENOENT/);
  });
});

const untold = platform() === "linux" ? undefined : "only Linux tells where a process listens";

describeTier("the emulator's ports", missingMoto() ?? untold, () => {
  const machine = emulated();

  it("are on the loopback interface only: moto's one, and that of the layer in front", () => {
    const { pid, url } = machine.emulator();
    expect(listeningOf(pid)).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+$/)]);
    const { port } = new URL(url);
    expect(listeningOf(process.pid).filter((place) => place.endsWith(`:${port}`))).toEqual([
      `127.0.0.1:${port}`,
    ]);
  });
});

async function parentOfEmulator(): Promise<{ parent: ChildProcess; pid: number }> {
  const script = join(PROJECT, "bin", "run.js");
  const parent = spawn(process.execPath, [script, "test/support/emulator-parent.ts", PYTHON], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(parent.stdout, "data");
  const { pid } = JSON.parse(String(line)) as { pid: number };
  return { parent, pid };
}
