import fs, { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  claimFolder,
  leaveFolder,
  localState,
  localStatePath,
  removeFolder,
} from "../../../../runner/bootstrap/local-folder";
import { temporaryFolder, writeFiles } from "../../../support/folder";

const above = temporaryFolder();
/** Above what a system gives to processes. */
const ENDED = 2 ** 30;

let number = 0;
/** A place for a folder, with these files in it. */
function place(files: Readonly<Record<string, string>> = {}): string {
  number += 1;
  const path = join(above, String(number), ".slipway", "bootstrap-tools");
  writeFiles(path, files);
  return path;
}

const record = (pid: number, bucket = "acme-state") =>
  JSON.stringify({ pid, since: "2026-01-01T12:00:00.000Z", bucket });

test("a claimed folder is nobody else's to read, and nobody's to commit", () => {
  const path = place();
  expect(claimFolder(path, "acme-state")).toEqual({ path });
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(readFileSync(join(path, ".gitignore"), "utf8")).toBe("*\n");
});

test("an open folder that is there already is closed", () => {
  const path = place();
  mkdirSync(path, { recursive: true, mode: 0o755 });
  claimFolder(path, "acme-state");
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

test("what an interrupted run has left is taken over, and says when the work began", () => {
  const path = place({ "run.json": record(ENDED), "terraform.tfstate": '{"version":4}' });
  const { interrupted } = claimFolder(path, "acme-state");
  expect(interrupted).toEqual({ pid: ENDED, since: "2026-01-01T12:00:00.000Z", bucket: "acme-state" });
  expect(JSON.parse(readFileSync(join(path, "run.json"), "utf8"))).toEqual({
    pid: process.pid,
    since: "2026-01-01T12:00:00.000Z",
    bucket: "acme-state",
  });
  expect(existsSync(localStatePath(path))).toBe(true);
});

test.each([
  ["a record that was cut off", "{"],
  ["an empty record", ""],
])("%s stops nobody", (_what, text) => {
  const path = place({ "run.json": text });
  expect(claimFolder(path, "acme-state").interrupted).toBeUndefined();
});

test("a folder in which another process works is refused, and left as it is", () => {
  const path = place({ "run.json": record(process.ppid) });
  expect(() => claimFolder(path, "acme-state")).toThrow(
    `another slipway bootstrap works in ${path}: process ${process.ppid}`,
  );
  leaveFolder(path);
  expect(readdirSync(path)).toEqual(["run.json"]);
});

describe("on a disk without hard links", () => {
  beforeEach(() => {
    jest.spyOn(fs, "linkSync").mockImplementation(() => {
      throw Object.assign(new Error("EPERM: operation not permitted, link"), { code: "EPERM" });
    });
  });
  afterEach(() => jest.restoreAllMocks());

  test("a folder is claimed all the same", () => {
    const path = place({ "run.json": record(ENDED) });
    expect(claimFolder(path, "acme-state").interrupted?.pid).toBe(ENDED);
    expect(readdirSync(path).sort()).toEqual([".gitignore", "run.json"]);
    expect(JSON.parse(readFileSync(join(path, "run.json"), "utf8")).pid).toBe(process.pid);
  });

  test("of two that begin at once the second is refused", () => {
    const path = place();
    jest.spyOn(fs, "linkSync").mockImplementationOnce(() => {
      writeFiles(path, { "run.json": record(process.ppid) });
      throw Object.assign(new Error("ENOTSUP: operation not supported, link"), { code: "ENOTSUP" });
    });
    expect(() => claimFolder(path, "acme-state")).toThrow(
      `another slipway bootstrap has just begun in ${path}`,
    );
    expect(JSON.parse(readFileSync(join(path, "run.json"), "utf8")).pid).toBe(process.ppid);
  });
});

test("a folder that is about another configuration's bucket is refused", () => {
  const path = place({ "run.json": record(ENDED, "other-state") });
  expect(() => claimFolder(path, "acme-state")).toThrow(
    `${path} is left from making the bucket other-state; this is about acme-state`,
  );
});

test("a folder that can't be made is named", () => {
  const path = place();
  writeFileSync(join(above, String(number)), "");
  expect(() => claimFolder(path, "acme-state")).toThrow(`${path} can't be made: `);
});

test("a folder goes with its work, unless it holds a state that has not moved", () => {
  const path = place();
  claimFolder(path, "acme-state");
  writeFileSync(localStatePath(path), '{"version":4}');
  leaveFolder(path);
  expect(existsSync(localStatePath(path))).toBe(true);

  removeFolder(path);
  expect(existsSync(join(path, ".."))).toBe(false);

  claimFolder(path, "acme-state");
  leaveFolder(path);
  expect(existsSync(join(path, ".."))).toBe(false);
});

test.each([
  ["terraform.tfstate.d/dev/terraform.tfstate"],
  ["errored.tfstate"],
  ["terraform.tfstate.unreadable"],
])("a folder with %s stays", (file) => {
  const path = place({ [file]: "{}" });
  claimFolder(path, "acme-state");
  leaveFolder(path);
  expect(existsSync(join(path, file))).toBe(true);
});

test("another account's folder stays", () => {
  const path = place();
  writeFiles(join(path, "..", "bootstrap-staging"), { "run.json": record(ENDED) });
  claimFolder(path, "acme-state");
  removeFolder(path);
  expect(readdirSync(join(path, ".."))).toEqual(["bootstrap-staging"]);
});

test("a state that was cut off while it was written is put aside", () => {
  const path = place({ "terraform.tfstate": '{"version":4,"ser' });
  expect(localState(path)).toBeUndefined();
  expect(readdirSync(path)).toEqual(["terraform.tfstate.unreadable"]);
  expect(localState(path)).toBeUndefined();
});
