// Runs a TypeScript entry of this project: bundles it into dist/ when a source is newer than the bundle, then
// loads it. `node bin/run.js main.ts`
const { existsSync, readFileSync, statSync } = require("node:fs");
const { dirname, join, relative } = require("node:path");

const root = dirname(__dirname);

/** Stay outside the bundle, being large; the other packages load faster inside it (docs/benchmarks.md). */
const EXTERNAL = [
  "cdktf",
  "constructs",
  "@cdktf/*",
  "@cloud-copilot/*",
  "@aws-sdk/*",
  "@aws-crypto/*",
  "@smithy/*",
];

/** True when every source that went into the bundle is older than the bundle. */
function isFresh(bundle, meta) {
  if (!existsSync(bundle) || !existsSync(meta)) return false;
  const made = statSync(bundle).mtimeMs;
  const inputs = Object.keys(JSON.parse(readFileSync(meta, "utf8")).inputs);
  return [...inputs, "package.json"].every((input) => {
    const stat = statSync(join(root, input), { throwIfNoEntry: false });
    return stat !== undefined && stat.mtimeMs < made;
  });
}

/** Path of the up-to-date bundle of `entry` (a path below the project's root). */
function bundle(entry) {
  const name = entry.replaceAll(/[\\/]/g, "-").replace(/\.ts$/, "");
  const outfile = join(root, "dist", `${name}.js`);
  const meta = join(root, "dist", `${name}.meta.json`);
  if (isFresh(outfile, meta)) return outfile;
  const { buildSync } = esbuild();
  const { mkdirSync, renameSync, writeFileSync } = require("node:fs");
  mkdirSync(dirname(outfile), { recursive: true });
  // Written aside and renamed, so that two commands starting together never load half a bundle.
  const aside = `${outfile}.${process.pid}`;
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: aside,
    bundle: true,
    external: EXTERNAL,
    platform: "node",
    target: "node20",
    metafile: true,
    logLevel: "error",
  });
  writeFileSync(`${meta}.${process.pid}`, JSON.stringify({ inputs: metafile.inputs }));
  renameSync(`${meta}.${process.pid}`, meta);
  renameSync(aside, outfile);
  return outfile;
}

/** The bundler; a clone in which nothing is installed yet gets one clear line. */
function esbuild() {
  try {
    return require("esbuild");
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    process.stderr.write("error: Slipway's packages are not installed\nRun `npm ci` in its folder.\n");
    process.exit(1);
  }
}

module.exports = { bundle, root };

if (require.main === module) {
  const [entry, ...rest] = process.argv.slice(2);
  if (!entry || !existsSync(join(root, entry))) {
    process.stderr.write(`usage: node ${relative(process.cwd(), __filename)} ENTRY.ts [ARGUMENT ...]\n`);
    process.exit(1);
  }
  process.argv = [process.argv[0], entry, ...rest];
  require(bundle(entry));
}
