// Runs the tests of one group and ends with `N passed, N failed, N skipped`.
//   node scripts/test.js [default|examples|modules] [jest arguments …]
// SLIPWAY_TIERS=all turns what the machine can't run from a skip into a failure.
const { spawnSync } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const GROUPS = {
  default: ["--testPathIgnorePatterns", "test/examples/", "test/module-plans/"],
  examples: ["test/examples/"],
  modules: ["test/module-plans/"],
};

function main() {
  const [first = "", ...others] = process.argv.slice(2);
  const named = Object.hasOwn(GROUPS, first);
  const group = GROUPS[named ? first : "default"];
  const rest = named || first === "" ? others : [first, ...others];
  const folder = mkdtempSync(join(tmpdir(), "slipway-test-"));
  const report = join(folder, "report.json");
  try {
    const jest = spawnSync(
      process.execPath,
      [require.resolve("jest/bin/jest"), "--json", "--outputFile", report, ...group, ...rest],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    process.exitCode = jest.status ?? 1;
    console.log(summary(JSON.parse(readFileSync(report, "utf8"))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A suite that doesn't load counts as one failure: its tests were never counted. */
function summary(report) {
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return `${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests} skipped`;
}

main();
