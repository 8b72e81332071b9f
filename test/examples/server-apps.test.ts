/**
 * The applications of examples on servers: their build's tests, and the hook scripts that CodeDeploy would run, against an
 * application that is well and others that aren't. `systemctl` and what changes the machine are stand-ins.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { App, runnable, whileServing } from "../support/app";
import { EXAMPLES, exampleConfig } from "../support/examples";
import { temporaryFolder, writeFiles } from "../support/folder";
import { appSpecOf, Machine, unitOf } from "../support/server-machine";

const folder = temporaryFolder();
const ON_SERVERS = Object.keys(EXAMPLES).filter((name) =>
  exampleConfig(name).services.some(({ releases }) =>
    releases.some(({ deploy }) => deploy.kind === "servers"),
  ),
);
const LIMIT_MS = 60_000;

/** A release of an application, as its build hands it on. */
function releaseOf(source: string, place: string, release: object): App {
  const app = App.copy(source, join(folder, place, "revision"));
  writeFiles(app.folder, { "release.json": JSON.stringify(release) });
  return app;
}

describe.each(ON_SERVERS)("%s", (name) => {
  const source = join(dirname(EXAMPLES[name] ?? ""), "app");
  const [service] = exampleConfig(name).services;
  const [release] = service?.releases ?? [];
  if (release?.deploy.kind !== "servers") throw new Error(`${name} has no servers`);
  const { deploy } = release;

  const unit = unitOf(App.at(source));

  test("its AppSpec names every script that there is", () => {
    const named = Object.values(appSpecOf(App.at(source)).hooks).flat();
    expect(named.map(({ location }) => location).sort()).toEqual(
      readdirSync(join(source, "scripts")).map((script) => `scripts/${script}`),
    );
  });

  test(
    "its build passes its tests, and hands on every file that the AppSpec names, with the commit",
    async () => {
      const app = App.copy(source, join(folder, name, "build"));
      const spec = app.buildspec("buildspec.yml");
      const { status, output } = await app.run(runnable(app.commandsOf(spec)), {
        CODEBUILD_RESOLVED_SOURCE_VERSION: "0a1b2c3",
        CODEBUILD_BUILD_ID: "acme-shop-build:1",
      });
      expect(`${status} ${output}`).toMatch(/^0 /);
      expect(JSON.parse(app.text("release.json"))).toMatchObject({
        commit: "0a1b2c3",
        build: "acme-shop-build:1",
      });
      for (const { files, "base-directory": base = "" } of Object.values(spec.reports ?? {})) {
        for (const file of files) expect(app.text(join(base, file))).toMatch(/<testcase /);
      }
      const { files, hooks } = appSpecOf(app);
      const handed = spec.artifacts?.files ?? [];
      const named = [
        ...files.map((file) => file.source),
        ...Object.values(hooks).flatMap((scripts) => scripts.map(({ location }) => location)),
      ];
      for (const file of named) {
        expect(app.has(file)).toBe(true);
        expect(handed.some((pattern) => pattern.split("/")[0] === file.split("/")[0])).toBe(true);
      }
    },
    LIMIT_MS,
  );

  test("its port is the fleet's, in the unit and in the scripts", () => {
    expect(readFileSync(join(source, `${unit}.service`), "utf8")).toContain(`PORT=${deploy.port}\n`);
    expect(readFileSync(join(source, "scripts", "validate.sh"), "utf8")).toContain(
      `${unit.toUpperCase()}_PORT:-${deploy.port}}`,
    );
  });

  test(
    "a release is stopped, installed, started and found well, and again by the next",
    async () => {
      const revision = releaseOf(source, `${name}-well`, { commit: "0a1b2c3" });
      const machine = await Machine.of(join(folder, `${name}-well`), unit, deploy.port);
      const left = { "src/left-over": "of a former release\n" };
      try {
        for (const time of ["first", "next"]) {
          writeFiles(machine.home, left);
          const { failedAt, output } = await machine.deploy(revision);
          expect([time, failedAt, output]).toEqual([time, undefined, expect.stringContaining("well")]);
          expect(existsSync(join(machine.home, "src/left-over"))).toBe(false);
          const answer = await fetch(`http://127.0.0.1:${machine.port}${deploy.healthCheckPath}`);
          expect(answer.status).toBe(200);
        }
      } finally {
        await machine.stop();
      }
    },
    LIMIT_MS,
  );

  test(
    "ValidateService fails where nothing answers, where what answers is ill, and where another release does",
    async () => {
      const revision = releaseOf(source, `${name}-ill`, { commit: "0a1b2c3" });
      const machine = await Machine.of(join(folder, `${name}-ill`), unit, deploy.port);
      writeFiles(machine.home, { "release.json": revision.text("release.json") });
      const prefix = unit.toUpperCase();
      const validate = (port: number) =>
        machine.event(revision, "ValidateService", {
          [`${prefix}_PORT`]: String(port),
          [`${prefix}_PATIENCE`]: "1",
        });
      expect((await validate(machine.port)).status).toBe(1);
      const answering = (status: number, version: string) =>
        whileServing(
          ({ url }, response) => response.writeHead(status).end(url === "/version" ? version : "ok"),
          async (url) => (await validate(Number(new URL(url).port))).status,
        );
      expect(await answering(503, '{"commit": "0a1b2c3"}')).toBe(1);
      expect(await answering(200, '{"commit": "older"}')).toBe(1);
      expect(await answering(200, '{"commit": "0a1b2c3"}')).toBe(0);
    },
    LIMIT_MS,
  );
});
