import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";

/** Below the project's folder, where a synth runs. */
const ARCHIVES = "dist/assets";

/** An archive of a function's code. */
export interface FunctionArchive {
  /** Path below the project's folder. */
  readonly path: string;
  /** SHA-256 in base 64, as Lambda gives it back (`CodeSha256`). */
  readonly hash: string;
}

/**
 * The files of a folder below the project's, as an archive that is the same wherever and whenever it is made. cdktf's own
 * bears the time, and goes through a shell that a path with a space breaks. `name` is the archive's, and tells whose it is.
 */
export function functionArchive(name: string, folder: string): FunctionArchive {
  const names = readdirSync(folder).sort();
  const files = Object.fromEntries(names.map((file) => [file, readFileSync(join(folder, file))]));
  // The first moment that an archive can hold, in the machine's own time, as archives have it; readable for everybody.
  const archive = zipSync(files, { mtime: new Date(1980, 0, 1), os: 3, attrs: 0o644 << 16 });
  const digest = createHash("sha256").update(archive).digest();
  const path = join(ARCHIVES, `${name}-${digest.toString("hex").slice(0, 16)}.zip`);
  if (!existsSync(path)) {
    mkdirSync(ARCHIVES, { recursive: true });
    // Written aside and renamed: two synths at once never read half an archive.
    const aside = `${path}.${process.pid}`;
    writeFileSync(aside, archive);
    renameSync(aside, path);
  }
  return { path, hash: digest.toString("base64") };
}
