/** Digests of files. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What Terraform leaves beside a stack isn't part of it. */
const LEFT = /^(?:\.terraform(?:\.lock\.hcl)?|.*\.tfstate(?:\..*)?)$/;

/** SHA-256 over the names and contents of all files of a synthesized stack, in hexadecimal. */
export function folderDigest(folder: string): string {
  const hash = createHash("sha256");
  for (const file of filesIn(folder))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(folder, file)))
      .update("\0");
  return hash.digest("hex");
}

/** SHA-256 in hexadecimal. */
export function digestOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function filesIn(folder: string, below = ""): string[] {
  const entries = readdirSync(join(folder, below), { withFileTypes: true }).filter(
    ({ name }) => !LEFT.test(name),
  );
  const found = entries.flatMap((entry) => {
    const path = join(below, entry.name);
    return entry.isDirectory() ? filesIn(folder, path) : [path];
  });
  return found.sort();
}
