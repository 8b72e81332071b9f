import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cleanCommit } from "../../../runner/revision";
import { temporaryFolder, writeFiles } from "../../support/folder";

const COMMIT = "6a4f4470".repeat(5);
const BUILD = { CODEBUILD_RESOLVED_SOURCE_VERSION: COMMIT };

describe("the commit that files are of", () => {
  const folder = temporaryFolder();
  const git = (cwd: string, ...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=Acme", "-c", "user.email=platform@acme.example", ...args], {
      cwd,
      encoding: "utf8",
    });

  it("is what CodeBuild says, where CodePipeline has left the repository out", async () => {
    const source = join(folder, "source");
    writeFiles(source, { "slipway.yaml": "" });
    expect(await cleanCommit(source, BUILD)).toBe(COMMIT);
  });

  it("is nobody's word where nothing says it, or what is said is no commit", async () => {
    const source = join(folder, "unknown");
    mkdirSync(source);
    for (const version of ["", "main", `arn:aws:s3:::acme-source/${COMMIT}`])
      await expect(cleanCommit(source, { CODEBUILD_RESOLVED_SOURCE_VERSION: version })).rejects.toThrow(
        /lies in no git repository/,
      );
  });

  it("is the repository's where there is one, whatever a variable says, and none of files that differ", async () => {
    const repository = join(folder, "repository");
    const inner = join(repository, "platform");
    writeFiles(inner, { "slipway.yaml": "" });
    git(repository, "init", "-q");
    git(repository, "add", ".");
    git(repository, "commit", "-qm", "Describe the system");
    const head = git(repository, "rev-parse", "HEAD").trim();
    expect(await cleanCommit(inner, BUILD)).toBe(head);
    writeFileSync(join(inner, "slipway.yaml"), "organization: acme\n");
    expect(await cleanCommit(inner, BUILD)).toBeUndefined();
  });
});
