// A site out of its source: assets under names that hold a hash of their content, and pages that name them so.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";

/** @returns {Map<string, string>} where each asset lies, by where the pages say it lies */
export function build(source, target) {
  rmSync(target, { recursive: true, force: true });
  const names = new Map(readdirSync(join(source, "assets")).map((file) => [`/assets/${file}`, hashed(source, file)]));
  for (const [from, to] of names) {
    const file = join(target, "immutable", to);
    mkdirSync(dirname(file), { recursive: true });
    cpSync(join(source, from), file);
  }
  for (const page of readdirSync(source).filter((file) => file.endsWith(".html"))) {
    const text = [...names].reduce(
      (html, [from, to]) => html.replaceAll(`"${from}"`, `"${to}"`),
      readFileSync(join(source, page), "utf8"),
    );
    mkdirSync(join(target, "pages"), { recursive: true });
    writeFileSync(join(target, "pages", page), text);
  }
  return names;
}

function hashed(source, file) {
  const hash = createHash("sha256").update(readFileSync(join(source, "assets", file))).digest("hex");
  const end = extname(file);
  return `/assets/${file.slice(0, -end.length)}.${hash.slice(0, 12)}${end}`;
}
