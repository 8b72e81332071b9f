// Every link of a page to this site leads somewhere.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const pages = readdirSync("src").filter((file) => file.endsWith(".html"));
const broken = pages.flatMap((page) =>
  [...readFileSync(join("src", page), "utf8").matchAll(/(?:href|src)="(\/[^"#]*)/g)]
    .map(([, path]) => path)
    .filter((path) => !existsSync(join("src", path === "/" ? "index.html" : path)))
    .map((path) => `${page}: ${path}`),
);
for (const link of broken) console.error(`leads nowhere: ${link}`);
process.exitCode = broken.length > 0 ? 1 : 0;
