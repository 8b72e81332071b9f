/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // To synthesize a system and hold it to every rule takes seconds on a busy machine.
  testTimeout: 30_000,
  testSequencer: "<rootDir>/test/support/longest-first.js",
  globalSetup: "<rootDir>/test/support/synthesized-once.js",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { parser: { syntax: "typescript" }, target: "es2022" },
        module: { type: "commonjs" },
        sourceMaps: "inline",
      },
    ],
  },
};
