/** The hook of a self-hosted Git server, run by git itself on a push, with a stand-in for the AWS CLI. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder, writeFiles } from "../support/folder";
import { GitServer } from "../support/git-server";

const folder = temporaryFolder();
const LIMIT_MS = 60_000;

/** A server's repository with the hook, and a clone with one commit. */
async function repository(name: string, settings: Readonly<Record<string, string>>) {
  const server = await GitServer.make(join(folder, name), settings);
  writeFiles(server.clone, { "README.md": "orders\n" });
  return { server, commit: await server.commit('Say "hallo" at a \\ and an ä') };
}

test(
  "a push to the released branch uploads its files, and says which version it became",
  async () => {
    const { server, commit } = await repository("released", { bucket: "acme-source", profile: "uploader" });
    const { exitCode, stderr } = await server.push(["main"]);
    expect([exitCode, stderr]).toEqual([
      0,
      expect.stringContaining(`uploaded ${commit} to s3://acme-source/source.zip as version v1`),
    ]);
    const given = readFileSync(server.kept("arguments"), "utf8").split("\n");
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
    expect(readFileSync(server.kept("profile"), "utf8")).toBe("uploader\n");
    expect(server.uploaded()).toEqual({
      "README.md": "orders\n",
      ".commit": `${commit}\nAda\nSay "hallo" at a \\ and an ä\n`,
    });
  },
  LIMIT_MS,
);

test(
  "other branches, tags and the end of a branch upload nothing",
  async () => {
    const { server } = await repository("others", { bucket: "acme-source", branch: "trunk" });
    expect((await server.push(["main", "main:refs/tags/trunk", "main:next"])).exitCode).toBe(0);
    expect(existsSync(server.kept("arguments"))).toBe(false);
    await server.push(["main:refs/heads/trunk"]);
    expect(existsSync(server.kept("arguments"))).toBe(true);
    const { stderr } = await server.push([":refs/heads/trunk"]);
    expect(stderr).not.toContain("uploaded");
  },
  LIMIT_MS,
);

test(
  "who pushes is told when nothing was uploaded",
  async () => {
    const refused = await repository("refused", { bucket: "acme-source" });
    expect((await refused.server.push(["main"], { EXIT: "254" })).stderr).toContain(
      "is pushed and not uploaded",
    );
    const unset = await repository("unset", {});
    expect((await unset.server.push(["main"])).stderr).toContain("git config slipway.bucket NAME");
  },
  LIMIT_MS,
);
