// A folder in which the test files of one run leave each other what they synthesized.
const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

module.exports = () => {
  const folder = mkdtempSync(join(tmpdir(), "slipway-syntheses-"));
  process.env.SLIPWAY_TEST_SYNTHESES = folder;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
};
