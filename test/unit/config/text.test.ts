/** Files that can't be read as text. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig } from "../../../config/load";
import { errorOf, GOOD } from "./support";

const folder = mkdtempSync(join(tmpdir(), "slipway-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is said of a file with these bytes, after its path. */
function saidOf(bytes: string | Uint8Array): string {
  const file = join(folder, "slipway.yaml");
  writeFileSync(file, bytes);
  return saidAt(file);
}

function saidAt(file: string): string {
  const { message } = errorOf(() => loadConfig(file));
  expect(message.startsWith(file)).toBe(true);
  return message.slice(file.length);
}

const UTF16 = ": found a text in UTF-16; save it as UTF-8";
const utf16 = (text: string) => Buffer.from(text, "utf16le");

describe("bytes", () => {
  test.each<[string, string | Uint8Array, string]>([
    ["UTF-16, little end first, with a mark", utf16("\uFEFFregion: a\n"), UTF16],
    ["UTF-16, big end first, with a mark", utf16("\uFEFFregion: a\n").swap16(), UTF16],
    ["UTF-16, little end first", utf16("region: a\n"), UTF16],
    ["UTF-16, big end first", utf16("region: a\n").swap16(), UTF16],
    [
      "a byte that isn't UTF-8",
      Buffer.from([...Buffer.from("region: a\ntags: "), 0xff, 0x0a]),
      ":2:7: found a byte that isn't UTF-8; save the file as UTF-8",
    ],
    [
      "a character cut off at the end",
      Buffer.from("region: é").subarray(0, -1),
      ":1:9: found a byte that isn't UTF-8; save the file as UTF-8",
    ],
    ["a NUL byte", "region: a\0\n", ":1:10: found a control character; the file must be text"],
    ["an escape sequence", "region: \x1b[31m\n", ":1:9: found a control character; the file must be text"],
    [
      "a program",
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]),
      ":1:1: found a control character; the file must be text",
    ],
    ["more than 1 MiB", "#".repeat(1_048_577), ": found 1048577 bytes; allowed: at most 1048576 (1 MiB)"],
  ])("%s", (_, bytes, says) => {
    expect(saidOf(bytes)).toBe(says);
  });

  test("UTF-8 with a byte order mark, and Windows line ends, are fine", () => {
    const file = join(folder, "windows.yaml");
    writeFileSync(file, `\uFEFF${GOOD.replaceAll("\n", "\r\n")}`);
    expect(loadConfig(file).organization).toBe("acme");
  });

  test("positions behind a byte order mark and Windows line ends are those of the editor", () => {
    const text = `\uFEFForganization: ACME\r\n${GOOD.split("\n").slice(1).join("\r\n")}`;
    expect(saidOf(text)).toMatch(/^:1:15 organization: found "ACME"; /);
  });
});

describe("files", () => {
  const COPY =
    "copy the slipway.yaml that comes with Slipway to this path, or set SLIPWAY_CONFIG to where yours lies";

  test("missing", () => {
    expect(saidAt(join(folder, "none.yaml"))).toBe(`: found no such file; ${COPY}`);
  });

  test("in a folder that is missing", () => {
    expect(saidAt(join(folder, "none", "slipway.yaml"))).toBe(`: found no such file; ${COPY}`);
  });

  test("below a file", () => {
    writeFileSync(join(folder, "file"), "");
    expect(saidAt(join(folder, "file", "slipway.yaml"))).toBe(
      ": found no such file; a part of its path is a file and not a directory; mend the path or SLIPWAY_CONFIG",
    );
  });

  test("a directory", () => {
    mkdirSync(join(folder, "directory"));
    expect(saidAt(join(folder, "directory"))).toBe(": found a directory; name the file in it");
  });

  test("a device", () => {
    expect(saidAt("/dev/null")).toBe(": found no regular file; name a text file");
  });

  test("a link to itself", () => {
    symlinkSync("loop", join(folder, "loop"));
    expect(saidAt(join(folder, "loop"))).toBe(
      ": found a symbolic link that leads back to itself; point it at the file",
    );
  });

  test("a name that no file has", () => {
    expect(saidAt("a\0b")).toBe(
      ": found something that can't be read (ERR_INVALID_ARG_VALUE); name another file in SLIPWAY_CONFIG",
    );
  });

  test("unreadable", () => {
    const file = join(folder, "secret.yaml");
    writeFileSync(file, GOOD, { mode: 0o000 });
    const isRoot = process.getuid?.() === 0;
    // The superuser may read everything: be somebody else meanwhile.
    if (isRoot) process.seteuid?.(65_534);
    try {
      expect(saidAt(file)).toBe(": found a file that may not be read; give yourself permission");
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });
});
