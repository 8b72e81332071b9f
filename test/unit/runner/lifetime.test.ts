import { spawnSync } from "node:child_process";
import { join } from "node:path";

const PROJECT = join(__dirname, "..", "..", "..");

describe("atEnd", () => {
  test("GIVEN a cleanup that throws, as into a closed terminal THEN those before it run all the same", () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(PROJECT, "bin", "run.js"), "test/support/cleanups.ts"],
      { encoding: "utf8" },
    );

    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "cleaned up\n", stderr: "" });
  });
});
