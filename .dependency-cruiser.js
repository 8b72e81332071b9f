/**
 * One way through the house: cli → reports, export, runner → emulator, and cli → stacks → modules → iam. `config` is
 * seen by stacks and cli; it knows ARNs (`iam`) and nothing else of ours. Modules get plain props, never the
 * configuration.
 */
const OURS =
  "^(bench|bin|cli|config|emulator|export|face|iam|modules|reports|runner|scripts|stacks|test|main\\.ts|\\.gen)";

/** @param {string} from @param {string[]} allowed */
function onlyTo(from, allowed) {
  return {
    name: `${from}-sees-only-${allowed.join("-and-")}`,
    comment: `${from}/ may import ${allowed.map((folder) => `${folder}/`).join(", ")} and packages`,
    severity: "error",
    from: { path: `^${from}/` },
    to: { path: OURS, pathNot: `^(${allowed.map((folder) => folder.replace(".", "\\.")).join("|")})/` },
  };
}

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    onlyTo("face", ["face"]),
    onlyTo("iam", ["iam", "face"]),
    onlyTo("config", ["config", "iam"]),
    onlyTo("modules", ["modules", "iam", "face"]),
    onlyTo("stacks", ["stacks", "modules", "config", "iam", "face", ".gen"]),
    onlyTo("export", ["export", "modules", "iam", "face"]),
    onlyTo("emulator", ["emulator"]),
    onlyTo("runner", ["runner", "emulator"]),
    onlyTo("reports", ["reports"]),
    onlyTo("cli", ["cli", "runner", "reports", "export", "stacks", "config", "iam", "bin"]),
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { pathNot: "^test/" },
      to: { path: "^test/" },
    },
    {
      name: "no-oracle-outside-tests",
      comment: "@cloud-copilot/iam-simulate is AGPL-3.0: tests ask it, Slipway doesn't hold it",
      severity: "error",
      from: { pathNot: "^test/" },
      to: { path: "node_modules/@cloud-copilot/iam-(simulate|policy|utils)/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-root-import-of-provider",
      comment: "The root import costs six seconds and 0.75 GB: import @cdktf/provider-aws/lib/<resource>",
      severity: "error",
      from: {},
      to: { path: "node_modules/@cdktf/provider-aws/lib/index\\." },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
  },
};
