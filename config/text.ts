import { readFileSync, statSync } from "node:fs";
import { ConfigError, type Position } from "./problem";

/** 1 MiB: about 20 times a configuration of 1,000 services. */
const MAX_BYTES = 1024 * 1024;

/** What to do about a file that can't be read, by Node's error code. */
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT:
    "no such file; copy the slipway.yaml that comes with Slipway to this path, or set SLIPWAY_CONFIG to where yours lies",
  ENOTDIR: "no such file; a part of its path is a file and not a directory; mend the path or SLIPWAY_CONFIG",
  EACCES: "a file that may not be read; give yourself permission",
  EPERM: "a file that may not be read; give yourself permission",
  ELOOP: "a symbolic link that leads back to itself; point it at the file",
};

/** The text of a configuration file. Throws ConfigError for what isn't a readable UTF-8 text of at most 1 MiB. */
export function readText(file: string): string {
  return decode(readBytes(file), file);
}

function readBytes(file: string): Buffer {
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw fault(file, "a directory; name the file in it");
    // A pipe or a device could go on for ever.
    if (!stat.isFile()) throw fault(file, "no regular file; name a text file");
    if (stat.size > MAX_BYTES) throw tooLarge(file, stat.size);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const code = typeof error === "object" && error && "code" in error ? String(error.code) : "unknown error";
    throw fault(
      file,
      UNREADABLE[code] ?? `something that can't be read (${code}); name another file in SLIPWAY_CONFIG`,
    );
  }
}

/** UTF-8 with or without a byte order mark; anything else is refused. */
export function decode(bytes: Uint8Array, file: string): string {
  if (bytes.length > MAX_BYTES) throw tooLarge(file, bytes.length);
  if (looksUtf16(bytes)) throw fault(file, "a text in UTF-16; save it as UTF-8");
  const text = Buffer.from(bytes).toString("utf8");
  const invalid = firstDifference(bytes, Buffer.from(text));
  if (invalid !== undefined) {
    const before = prefix(bytes, invalid).replace(/\uFFFD$/, "");
    throw fault(file, "a byte that isn't UTF-8; save the file as UTF-8", end(before));
  }
  const control = bytes.findIndex(isControl);
  if (control >= 0) {
    throw fault(file, "a control character; the file must be text", end(prefix(bytes, control)));
  }
  return text.replace(/^\uFEFF/, "");
}

/** YAML allows tab, line feed and carriage return only. */
function isControl(byte: number): boolean {
  return byte === 127 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13);
}

/** The text before a byte. */
function prefix(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(0, length)).toString("utf8");
}

/** A byte order mark, or one half of the first two characters zero, as in any Latin text in UTF-16. */
function looksUtf16(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  return (a === 0 && c === 0 && b !== 0 && d !== 0) || (b === 0 && d === 0 && a !== 0 && c !== 0);
}

function firstDifference(a: Uint8Array, b: Uint8Array): number | undefined {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index++) if (a[index] !== b[index]) return index;
  return undefined;
}

/** The place just behind a text. */
function end(text: string): Position {
  const lines = text.split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function tooLarge(file: string, bytes: number): ConfigError {
  return fault(file, `${bytes} bytes; allowed: at most ${MAX_BYTES} (1 MiB)`);
}

function fault(file: string, found: string, at?: Position): ConfigError {
  return new ConfigError([{ file, ...at, path: "", message: `found ${found}` }]);
}
