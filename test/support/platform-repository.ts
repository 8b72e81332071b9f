/** A repository as a platform team has it: this project, with a configuration of their own. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Finished, run } from "../../runner/process";
import type { Machine } from "./emulated";

const ROOT = join(__dirname, "..", "..");
/** What of this project a delivery doesn't run. */
const ASIDE = /^(?:\.ci|bench|docs|examples|test|slipway\.yaml|node_modules$)(?:\/|$)/;
const IGNORED = "node_modules\ndist/\ncdktf.out/\nreviewed/\n.slipway/\n";

export interface PlatformRepository {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  /** Commits another slipway.yaml. @returns the commit */
  readonly commit: (config: string, message: string) => string;
  /** Runs `slipway` as an administrator. */
  readonly person: (machine: Machine, ...args: readonly string[]) => Promise<Finished>;
}

/** Makes the repository, with a first commit; packages are this project's. */
export function platformRepository(folder: string, config: string): PlatformRepository {
  mkdirSync(folder);
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  for (const file of files.split("\n").filter((path) => path !== "" && !ASIDE.test(path)))
    cpSync(join(ROOT, file), join(folder, file));
  writeFileSync(join(folder, ".gitignore"), IGNORED);
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "dir");
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=Acme", "-c", "user.email=platform@acme.example", ...args], {
      cwd: folder,
      encoding: "utf8",
    }).trim();
  const commit = (text: string, message: string) => {
    writeFileSync(join(folder, "slipway.yaml"), text);
    git("add", ".");
    git("commit", "-qm", message);
    return git("rev-parse", "HEAD");
  };
  const person = (machine: Machine, ...args: readonly string[]) =>
    run(process.execPath, [join(folder, "bin", "slipway.js"), ...args], { cwd: folder, env: machine.env() });
  git("init", "-q", "-b", "main");
  commit(config, "Describe the system");
  return { folder, git, commit, person };
}
