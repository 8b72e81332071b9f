// Formatting, lint, types and import direction, side by side; exit 1 when any of them finds something.
const { spawn } = require("node:child_process");
const { join } = require("node:path");

const CHECKS = {
  "format and lint": ["biome", "check", "--error-on-warnings", "."],
  types: ["tsc", "--noEmit"],
  "import direction": [
    "depcruise",
    "--output-type",
    "err",
    "main.ts",
    "bench",
    "cli",
    "config",
    "iam",
    "modules",
    "reports",
    "runner",
    "stacks",
  ],
};

/** Runs a tool of node_modules/.bin; resolves to its output and whether it was content. */
function run(name, [tool, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(join("node_modules", ".bin", tool), args, { stdio: ["ignore", "pipe", "pipe"] });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.on("error", (error) => resolve({ name, ok: false, output: `${error.message}: run npm ci\n` }));
    child.on("close", (code) => resolve({ name, ok: code === 0, output: Buffer.concat(chunks).toString() }));
  });
}

async function main() {
  const results = await Promise.all(Object.entries(CHECKS).map(([name, command]) => run(name, command)));
  for (const { name, ok, output } of results) {
    process.stdout.write(ok ? `ok   ${name}\n` : `FAIL ${name}\n${output}\n`);
  }
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
