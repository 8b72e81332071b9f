/**
 * Writes release.json, which goes with the revision onto every server: /version answers it, and ValidateService compares it.
 * `.commit` is what the Git server's hook puts beside the files: the commit's id, its author and its subject, a line each. A zip
 * that was uploaded by hand has none; then the object's version stands for the commit.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const [commit, author] = existsSync(".commit")
  ? readFileSync(".commit", "utf8").split("\n")
  : [process.env.CODEBUILD_RESOLVED_SOURCE_VERSION];

writeFileSync(
  "release.json",
  `${JSON.stringify({ version, commit, author, build: process.env.CODEBUILD_BUILD_ID })}\n`,
);
