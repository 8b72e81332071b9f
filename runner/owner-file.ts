import { rmSync, writeFileSync } from "node:fs";

/** Writes a file that its owner alone may read, in the place of whatever was there: no link is followed, no mode is kept. */
export function writeForOwner(path: string, content: string | Uint8Array): void {
  rmSync(path, { force: true });
  writeFileSync(path, content, { mode: 0o600, flag: "wx" });
}
