import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { startEmulator } from "../../emulator/emulator";
import { emulated, missingMoto, PYTHON } from "../support/emulated";
import { isAlive } from "../support/process";
import { describeTier } from "../support/tier";

const PROJECT = join(__dirname, "..", "..");

describeTier("the emulator's life", missingMoto(), () => {
  const machine = emulated();

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

  it("listens on the loopback interface only", async () => {
    const port = Number(new URL(machine.emulator().url).port);
    expect(await accepts("127.0.0.1", port)).toBe(true);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of others) expect(await accepts(address, port)).toBe(false);
  });

  it("says what Python said when moto doesn't start", async () => {
    await expect(startEmulator({ python: "false" })).rejects.toThrow(/moto did not start/);
    await expect(startEmulator({ python: "/nowhere/python" })).rejects.toThrow(/ENOENT/);
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

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}
