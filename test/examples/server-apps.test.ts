/**
 * The applications of examples on servers: their build's tests, and the hook scripts that CodeDeploy would run, against an
 * application that is well and others that aren't. `systemctl` and what changes the machine are stand-ins.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { App, freePort, runnable, whileServing } from "../support/app";
import { EXAMPLES, exampleConfig } from "../support/examples";
import { temporaryFolder, writeFiles } from "../support/folder";
import { scriptFaults } from "../support/scripts";

const folder = temporaryFolder();
const EVENTS = ["ApplicationStop", "BeforeInstall", "AfterInstall", "ApplicationStart", "ValidateService"];
const ON_SERVERS = Object.keys(EXAMPLES).filter((name) =>
  exampleConfig(name).services.some(({ releases }) =>
    releases.some(({ deploy }) => deploy.kind === "servers"),
  ),
);
const LIMIT_MS = 60_000;

interface AppSpec {
  readonly files: readonly { readonly source: string; readonly destination: string }[];
  readonly hooks: Readonly<Record<string, readonly { readonly location: string }[]>>;
}

/** A machine of one's own for an application, as CodeDeploy would have it after Install. */
class Machine {
  private constructor(
    readonly app: App,
    readonly port: number,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async of(name: string, place: string, release: object): Promise<Machine> {
    const app = App.copy(join(dirname(EXAMPLES[name] ?? ""), "app"), join(folder, place, "home"));
    const port = await freePort();
    const bin = join(folder, place, "bin");
    const pid = join(folder, place, "pid");
    const script = (...lines: string[]) => ["#!/bin/bash", ...lines, ""].join("\n");
    const start = `PORT=${port} python3 "$SHOP_HOME/src/server.py" > /dev/null 2>&1 & echo $! > ${pid}`;
    const systemctl = [
      'case "$1" in',
      `  is-active) test -e ${pid} ;;`,
      `  start) ${start} ;;`,
      `  stop) kill "$(cat ${pid})"; rm ${pid} ;;`,
      "esac",
    ];
    writeFiles(bin, { systemctl: script(...systemctl), id: script("exit 0") }, 0o755);
    writeFiles(app.folder, { "release.json": JSON.stringify(release) });
    return new Machine(app, port, {
      PATH: `${bin}:${process.env.PATH}`,
      SHOP_HOME: app.folder,
      SHOP_PORT: String(port),
      SHOP_PATIENCE: "10",
    });
  }

  /** Runs the scripts of an event; `env` beside the machine's. */
  async event(
    event: string,
    env: NodeJS.ProcessEnv = {},
  ): Promise<{ status: number | null; output: string }> {
    const scripts = this.appSpec.hooks[event] ?? [];
    return this.app.run(
      scripts.map(({ location }) => `bash ${location}`),
      { ...this.env, ...env },
    );
  }

  get appSpec(): AppSpec {
    return parse(this.app.text("appspec.yml"));
  }
}

describe.each(ON_SERVERS)("%s", (name) => {
  const source = join(dirname(EXAMPLES[name] ?? ""), "app");
  const [service] = exampleConfig(name).services;
  const [release] = service?.releases ?? [];
  if (release?.deploy.kind !== "servers") throw new Error(`${name} has no servers`);
  const { deploy } = release;

  test.each(readdirSync(join(source, "scripts")))("scripts/%s is sound", (script) => {
    expect(scriptFaults(join(source, "scripts", script))).toBe("");
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
      expect(JSON.parse(app.text("release.json"))).toEqual({ commit: "0a1b2c3", build: "acme-shop-build:1" });
      for (const { files, "base-directory": base = "" } of Object.values(spec.reports ?? {})) {
        for (const file of files) expect(app.text(join(base, file))).toMatch(/<testcase /);
      }
      const { files, hooks }: AppSpec = parse(app.text("appspec.yml"));
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
    expect(readFileSync(join(source, "shop.service"), "utf8")).toContain(`PORT=${deploy.port}\n`);
    expect(readFileSync(join(source, "scripts", "validate.sh"), "utf8")).toContain(
      `SHOP_PORT:-${deploy.port}}`,
    );
  });

  test(
    "a release is stopped, installed, started and found well, and again by the next",
    async () => {
      const machine = await Machine.of(name, `${name}-well`, { commit: "0a1b2c3" });
      try {
        // BeforeInstall empties the place that Install fills, which the copy has done already.
        const after = EVENTS.filter((event) => event !== "BeforeInstall");
        for (const event of [...after, ...after]) {
          const { status, output } = await machine.event(event);
          expect(`${event}: ${status} ${output}`).toMatch(`${event}: 0 `);
        }
        expect((await fetch(`http://127.0.0.1:${machine.port}${deploy.healthCheckPath}`)).status).toBe(200);
        expect((await machine.event("BeforeInstall")).status).toBe(0);
        expect(machine.app.has("src")).toBe(false);
      } finally {
        await machine.event("ApplicationStop");
      }
    },
    LIMIT_MS,
  );

  test(
    "ValidateService fails where nothing answers, where what answers is ill, and where another release does",
    async () => {
      const machine = await Machine.of(name, `${name}-ill`, { commit: "0a1b2c3" });
      const validate = (port: number) =>
        machine.event("ValidateService", { SHOP_PORT: String(port), SHOP_PATIENCE: "1" });
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
