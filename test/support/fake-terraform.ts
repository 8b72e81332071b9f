import { join } from "node:path";
import { writeFiles } from "./folder";

/** What a fake Terraform does for each of its commands: shell script. Left out: it succeeds and says nothing. */
export interface FakeCommands {
  readonly init?: string;
  readonly plan?: string;
  readonly show?: string;
  readonly apply?: string;
  /** What it calls its version; default 1.11.4. */
  readonly version?: string;
}

/** A line that ends a plan. */
export function summaryLine(add: number, change = 0, remove = 0): string {
  return JSON.stringify({
    type: "change_summary",
    changes: { add, change, import: 0, remove, operation: "plan" },
  });
}

/** Writes a shell script that stands in for Terraform. Returns its path. */
export function fakeTerraform(folder: string, commands: FakeCommands): string {
  const { init = ":", plan = ":", show = ":", apply = ":", version = "1.11.4" } = commands;
  const script = `#!/bin/sh
case "$1" in
  version) echo '{"terraform_version":"${version}"}' ;;
  init) ${init} ;;
  plan) ${plan} ;;
  show) ${show} ;;
  apply) ${apply} ;;
  *) echo "unexpected: $*" >&2; exit 9 ;;
esac
`;
  writeFiles(folder, { terraform: script }, 0o755);
  return join(folder, "terraform");
}

/** Writes a folder as a synth leaves it, with a stack of these names each. */
export function writeSynthesized(outdir: string, names: readonly string[]): void {
  const stacks = names.map((name) => [name, { name, workingDirectory: `stacks/${name}` }] as const);
  writeFiles(outdir, {
    "manifest.json": JSON.stringify({ version: "0.21.0", stacks: Object.fromEntries(stacks) }),
    ...Object.fromEntries(names.map((name) => [`stacks/${name}/cdk.tf.json`, "{}"])),
  });
}
