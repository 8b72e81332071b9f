import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Finished, run } from "../../../runner/process";
import { temporaryFolder } from "../../support/folder";
import { isAlive } from "../../support/process";

jest.setTimeout(30_000);
const cwd = temporaryFolder();

function sh(
  script: string,
  options: { onLine?: (line: string) => void; timeoutMs?: number } = {},
): Promise<Finished> {
  return run("/bin/sh", ["-c", script], {
    cwd,
    env: { PATH: process.env.PATH, GREETING: "hello" },
    ...options,
  });
}

/** The process id that a script wrote into a file of the working folder. */
const pidIn = (file: string) => Number(readFileSync(join(cwd, file), "utf8"));

describe("run", () => {
  test("GIVEN output on both streams THEN it is kept apart, and the environment is the one given", async () => {
    await expect(sh('echo "$GREETING"; echo bad >&2; exit 3')).resolves.toEqual({
      exitCode: 3,
      stdout: "hello\n",
      stderr: "bad\n",
      timedOut: false,
    });
  });

  test("GIVEN a listener THEN it gets every line, the last without a line end too", async () => {
    const lines: string[] = [];
    await sh("echo one; echo two; printf three", { onLine: (line) => lines.push(line) });

    expect(lines).toEqual(["one", "two", "three"]);
  });

  test("GIVEN a megabyte of output with characters of several bytes THEN all of it arrives", async () => {
    const { stdout } = await sh(
      "i=0; while [ $i -lt 9000 ]; do echo 'ä€ä€ä€ä€ä€ä€ä€ä€ä€ä€ä€ä€ä€ä€ä€ä€ä€ä€ä€ä€ä€ä€'; i=$((i+1)); done",
    );

    expect(stdout).toBe(`${"ä€".repeat(22)}\n`.repeat(9000));
  });

  test("GIVEN an end by signal THEN the exit status is 128 and its number", async () => {
    await expect(sh("kill -TERM $$")).resolves.toMatchObject({ exitCode: 143 });
  });

  test("GIVEN a command that isn't there THEN the system's error comes back", async () => {
    await expect(run("/nowhere/terraform", [], { cwd, env: {} })).rejects.toThrow("ENOENT");
  });

  test("GIVEN a child of its own that outlives it THEN the child is killed", async () => {
    await sh("sleep 60 & echo $! > left");

    await expect(isAlive(pidIn("left"))).resolves.toBe(false);
  });

  test("GIVEN a time limit THEN the whole group is interrupted", async () => {
    const began = Date.now();
    const script =
      "trap 'touch interrupted; exit 5' INT; sleep 60 & echo $! > child; while :; do sleep 0.1; done";

    await expect(sh(script, { timeoutMs: 300 })).resolves.toMatchObject({ exitCode: 5, timedOut: true });
    expect(existsSync(join(cwd, "interrupted"))).toBe(true);
    await expect(isAlive(pidIn("child"))).resolves.toBe(false);
    expect(Date.now() - began).toBeLessThan(20_000);
  });

  test("GIVEN a time limit and a process that ignores SIGINT THEN it is killed", async () => {
    const script = "trap '' INT; while :; do sleep 0.1; done";

    await expect(sh(script, { timeoutMs: 100 })).resolves.toMatchObject({ exitCode: 137, timedOut: true });
  });
});
