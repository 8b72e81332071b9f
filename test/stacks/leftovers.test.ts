import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { withoutTokenTraces } from "../../stacks/token-traces";
import { temporaryFolder } from "../support/folder";
import { slipway } from "../support/slipway";

const root = temporaryFolder();

test("GIVEN networks that Slipway makes THEN a synth leaves nothing in the system's temporary folder", async () => {
  const temporary = join(root, "tmp");
  mkdirSync(temporary);
  const output = join(root, "out");

  const { status } = await slipway(["synth", "--output", output], process.cwd(), { TMPDIR: temporary });

  expect(status).toBe(0);
  expect(readdirSync(join(output, "stacks/staging/assets"))).toHaveLength(1);
  expect(readdirSync(temporary)).toEqual([]);
}, 30_000);

describe("without the traces of tokens", () => {
  const capture = Error.captureStackTrace;

  test("GIVEN work THEN its result, and traces are taken again after it", () => {
    expect(withoutTokenTraces(() => 42)).toBe(42);
    expect(Error.captureStackTrace).toBe(capture);
  });

  test("GIVEN work that fails THEN its error with its own trace, and traces are taken again", () => {
    const fail = () =>
      withoutTokenTraces(() => {
        throw new Error("refused");
      });

    expect(fail).toThrow(expect.objectContaining({ stack: expect.stringContaining("leftovers.test.ts") }));
    expect(Error.captureStackTrace).toBe(capture);
  });
});
