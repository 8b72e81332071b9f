/**
 * The story of docs/guide/a-bad-release.md, with what the example ships: pushes to a Git server whose hook uploads them, the
 * build's commands, and the hook scripts of CodeDeploy on machines that stand for servers. `aws` is a stand-in.
 */
import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { App, runnable } from "../support/app";
import { EXAMPLES, exampleConfig } from "../support/examples";
import { temporaryFolder, writeFiles } from "../support/folder";
import { GitServer } from "../support/git-server";
import { Machine, unitOf } from "../support/server-machine";

const EXAMPLE = dirname(EXAMPLES["s3-servers"] ?? "");
const LIMIT_MS = 120_000;
const folder = temporaryFolder();
const { services } = exampleConfig("s3-servers");
const [service] = services;
const [staging, production] = service?.releases ?? [];
if (service?.source.kind !== "s3" || staging?.deploy.kind !== "servers") throw new Error("another example");
const { bucket, key } = service.source;
const { port } = staging.deploy;

/** Pushes what lies in a folder over what was there, and builds what was uploaded. */
async function released(
  git: GitServer,
  version: string,
  files: string,
): Promise<{ app: App; commit: string }> {
  cpSync(files, git.clone, { recursive: true });
  const commit = await git.commit(`board ${version}`);
  const { stderr } = await git.push(["main"]);
  expect(stderr).toContain(`uploaded ${commit} to s3://${bucket}/${key} as version v1`);
  const place = join(folder, version);
  writeFiles(place, git.uploaded());
  const app = App.at(place);
  const built = await app.run(runnable(app.commandsOf(app.buildspec("buildspec.yml"))), {
    CODEBUILD_RESOLVED_SOURCE_VERSION: "v1",
    CODEBUILD_BUILD_ID: `acme-board-build:${version}`,
  });
  // The tests pass for each of them: none asks which port it is.
  expect([version, built.status, built.output]).toEqual([version, 0, expect.stringContaining("fail 0")]);
  expect(JSON.parse(app.text("release.json"))).toEqual({
    version,
    commit,
    author: "Ada",
    build: `acme-board-build:${version}`,
  });
  return { app, commit };
}

const ask = async (askedPort: number, path: string) =>
  (await fetch(`http://127.0.0.1:${askedPort}${path}`)).text();

test("staging is deployed to in place, production onto fresh servers", () => {
  expect([staging.strategy, production?.strategy]).toEqual(["in-place", "blue-green"]);
});

test(
  "1.0 is found well, 1.1 listens elsewhere and is taken back, 1.2 is found well on a fresh server",
  async () => {
    const git = await GitServer.make(join(folder, "git"), { bucket, key });
    const first = await released(git, "1.0.0", join(EXAMPLE, "app"));
    const unit = unitOf(first.app);
    const server = await Machine.of(join(folder, "server"), unit, port);
    const fresh = await Machine.of(join(folder, "fresh"), unit, port);
    try {
      expect(await server.deploy(first.app)).toMatchObject({ status: 0 });
      expect(await ask(server.port, "/")).toContain(`1.0.0 (${first.commit})`);

      const second = await released(git, "1.1.0", join(EXAMPLE, "commits/1.1"));
      const failed = await server.deploy(second.app, { BOARD_PATIENCE: "2" });
      expect(failed).toMatchObject({ status: 1, failedAt: "ValidateService" });
      expect(failed.output).toContain(`nothing is well on http://localhost:${server.port} after 2 seconds`);
      // It runs, and is well: on another port than the load balancer's.
      expect(await ask(server.otherPort, "/healthz")).toBe("ok\n");

      // CodeDeploy's rollback is a deployment of the last good revision.
      expect(await server.deploy(first.app)).toMatchObject({ status: 0 });
      expect(await ask(server.port, "/version")).toContain('"version":"1.0.0"');
      await expect(ask(server.otherPort, "/healthz")).rejects.toThrow();

      const third = await released(git, "1.2.0", join(EXAMPLE, "commits/1.2"));
      expect(await fresh.deploy(third.app)).toMatchObject({ status: 0 });
      expect(await ask(fresh.port, "/?emphasis")).toContain("<strong>Lunch is at twelve</strong>");
      expect(await ask(fresh.port, "/")).toContain(`1.2.0 (${third.commit})`);
      // The originals are kept as they were.
      expect(await ask(server.port, "/version")).toContain('"version":"1.0.0"');
    } finally {
      await Promise.all([server.stop(), fresh.stop()]);
    }
  },
  LIMIT_MS,
);
