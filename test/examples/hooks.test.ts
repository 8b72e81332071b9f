/** The hook of a self-hosted Git server, run by git itself on a push, with a stand-in for the AWS CLI. */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../runner/process";
import { temporaryFolder, writeFiles } from "../support/folder";

const HOOK = join(__dirname, "../../examples/hooks/post-receive");
const folder = temporaryFolder();
const LIMIT_MS = 60_000;

/** Keeps what it is called with, and the archive; exits as EXIT says. */
const AWS = `#!/bin/sh
printf '%s\\n' "$@" > "$KEPT/arguments"
while [ $# -gt 0 ]; do [ "$1" = --body ] && cp "$2" "$KEPT/source.zip"; shift; done
echo "$AWS_PROFILE" > "$KEPT/profile"
[ "\${EXIT:-0}" = 0 ] && echo v1
exit "\${EXIT:-0}"
`;

/** A server's repository with the hook, a clone with one commit, and what the stand-in keeps. */
async function repository(name: string, settings: Readonly<Record<string, string>>) {
  const place = join(folder, name);
  const [server, clone, kept] = ["server.git", "clone", "kept"].map((part) => join(place, part)) as [
    string,
    string,
    string,
  ];
  mkdirSync(kept, { recursive: true });
  writeFiles(join(place, "bin"), { aws: AWS }, 0o755);
  const env: NodeJS.ProcessEnv = {
    PATH: `${join(place, "bin")}:${process.env.PATH}`,
    HOME: place,
    KEPT: kept,
    GIT_CONFIG_NOSYSTEM: "1",
  };
  const git = (cwd: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) =>
    run("git", args, { cwd, env: { ...env, ...more }, timeoutMs: LIMIT_MS });
  await git(place, ["init", "--quiet", "--bare", "--initial-branch=main", server]);
  copyFileSync(HOOK, join(server, "hooks", "post-receive"));
  for (const [key, value] of Object.entries(settings)) await git(server, ["config", `slipway.${key}`, value]);
  await git(place, ["clone", "--quiet", server, clone]);
  writeFiles(clone, { "README.md": "orders\n" });
  const commit = (message: string) =>
    git(clone, [
      ...["-c", "user.name=a", "-c", "user.email=a@acme.example"],
      ...["commit", "--quiet", "--allow-empty", "--message", message],
    ]);
  await git(clone, ["checkout", "--quiet", "-B", "main"]);
  await git(clone, ["add", "."]);
  await commit('Say "hallo" at a \\ and an ä');
  return {
    push: (args: readonly string[], more?: NodeJS.ProcessEnv) =>
      git(clone, ["push", "--quiet", "origin", ...args], more),
    head: async () => (await git(clone, ["rev-parse", "HEAD"])).stdout.trim(),
    kept: (file: string) => join(kept, file),
  };
}

test(
  "a push to the released branch uploads its files, and says which version it became",
  async () => {
    const { push, head, kept } = await repository("released", { bucket: "acme-source", profile: "uploader" });
    const { exitCode, stderr } = await push(["main"]);
    const commit = await head();
    expect([exitCode, stderr]).toEqual([
      0,
      expect.stringContaining(`uploaded ${commit} to s3://acme-source/source.zip as version v1`),
    ]);
    const given = readFileSync(kept("arguments"), "utf8").split("\n");
    expect(given.slice(0, 6)).toEqual([
      "s3api",
      "put-object",
      "--bucket",
      "acme-source",
      "--key",
      "source.zip",
    ]);
    expect(JSON.parse(given[given.indexOf("--metadata") + 1] ?? "")).toEqual({
      "codepipeline-artifact-revision-summary": `${commit} Say hallo at a  and an `,
    });
    expect(readFileSync(kept("profile"), "utf8")).toBe("uploader\n");
    const archive = readFileSync(kept("source.zip"));
    expect([archive.subarray(0, 2).toString(), archive.includes("README.md")]).toEqual(["PK", true]);
  },
  LIMIT_MS,
);

test(
  "other branches, tags and the end of a branch upload nothing",
  async () => {
    const { push, kept } = await repository("others", { bucket: "acme-source", branch: "trunk" });
    expect((await push(["main", "main:refs/tags/trunk", "main:next"])).exitCode).toBe(0);
    expect(existsSync(kept("arguments"))).toBe(false);
    await push(["main:refs/heads/trunk"]);
    expect(existsSync(kept("arguments"))).toBe(true);
    const { stderr } = await push([":refs/heads/trunk"]);
    expect(stderr).not.toContain("uploaded");
  },
  LIMIT_MS,
);

test(
  "who pushes is told when nothing was uploaded",
  async () => {
    const refused = await repository("refused", { bucket: "acme-source" });
    expect((await refused.push(["main"], { EXIT: "254" })).stderr).toContain("is pushed and not uploaded");
    const unset = await repository("unset", {});
    expect((await unset.push(["main"])).stderr).toContain("git config slipway.bucket NAME");
  },
  LIMIT_MS,
);
