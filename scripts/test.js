// Runs the tests of one group and ends with `N passed, N failed, N skipped`.
//   node scripts/test.js [default|examples|recovery|modules] [jest arguments …]
// SLIPWAY_TIERS=all turns what the machine can't run from a skip into a failure.
const { spawnSync } = require("node:child_process");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
// Behind the caller's arguments: Jest takes every word after the option for a pattern. More workers than Jest takes
// by itself: an apply sleeps for most of its minute.
const GROUPS = require("./test-groups.json");

/** Of garbage: a fifth of what Terraform and its providers take of a processor, for more of its memory. */
const FEWER_COLLECTIONS = { GOGC: "400" };

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
      [require.resolve("jest/bin/jest"), "--json", "--outputFile", report, ...rest, ...group],
      { stdio: ["ignore", "ignore", "inherit"], env: { ...FEWER_COLLECTIONS, ...process.env } },
    );
    process.exitCode = jest.status ?? 1;
    const results = JSON.parse(readFileSync(report, "utf8"));
    for (const title of skipped(results)) console.log(`left out: ${title}`);
    console.log(summary(results));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Titles of what was left out; each says what would bring it in. */
function skipped(report) {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const pending = tests.filter(({ status }) => status === "pending");
  return new Set(pending.map(({ ancestorTitles: [suite], title }) => suite ?? title));
}

/** A suite that doesn't load counts as one failure: its tests were never counted. */
function summary(report) {
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return `${report.numPassedTests} passed, ${failed} failed, ${report.numPendingTests} skipped`;
}

main();
