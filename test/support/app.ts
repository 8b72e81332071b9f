/** The application of an example, run as its pipeline would, as far as a machine without Docker and AWS can. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { parse } from "yaml";
import { writeFiles } from "./folder";

/** How a command ended. */
export interface Ran {
  readonly status: number | null;
  readonly output: string;
}

interface Phase {
  readonly commands?: readonly string[];
  readonly "runtime-versions"?: Readonly<Record<string, string | number>>;
}

/** A buildspec, as far as tests read it. */
export interface Buildspec {
  readonly phases?: Readonly<Record<string, Phase>>;
  readonly batch?: { readonly "build-list": readonly { readonly buildspec: string }[] };
  readonly reports?: Readonly<
    Record<
      string,
      {
        readonly files: readonly string[];
        readonly "base-directory"?: string;
        readonly "file-format": string;
      }
    >
  >;
  readonly artifacts?: {
    readonly files: readonly string[];
    readonly "secondary-artifacts"?: Readonly<Record<string, { readonly "base-directory": string }>>;
  };
}

/** An application in a folder of its own, its dependencies installed. */
export class App {
  private constructor(readonly folder: string) {}

  /** One that has nothing to install. */
  static copy(source: string, folder: string): App {
    cpSync(source, folder, { recursive: true, filter: (file) => !file.includes("node_modules") });
    return new App(folder);
  }

  static async install(source: string, folder: string): Promise<App> {
    const app = App.copy(source, folder);
    const { status, output } = await app.run(["npm ci --no-audit --no-fund"]);
    if (status !== 0) throw new Error(`npm ci in ${source}: ${output}`);
    return app;
  }

  /** As it lies there, nothing installed: to be read. */
  static at(folder: string): App {
    return new App(folder);
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  text(path: string): string {
    return readFileSync(join(this.folder, path), "utf8");
  }

  buildspec(path: string): Buildspec {
    return parse(this.text(path));
  }

  /** Runs commands as CodeBuild does: in one shell, to the first that fails. */
  run(commands: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const child = spawn("sh", ["-ec", commands.join("\n")], {
        cwd: this.folder,
        // What Jest and npm have set is nothing that a build would find.
        env: { PATH: process.env.PATH, HOME: process.env.HOME, CI: "true", ...env },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const said: Buffer[] = [];
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (chunk: Buffer) => said.push(chunk));
      child.once("error", reject);
      child.once("close", (status) => resolve({ status, output: Buffer.concat(said).toString() }));
    });
  }

  /** Runs the container's command on a free port for as long as `use` takes; fails when it doesn't answer. */
  async serve<R>(
    command: readonly string[],
    env: NodeJS.ProcessEnv,
    use: (url: string) => Promise<R>,
  ): Promise<R> {
    const [file = "", ...args] = command;
    const port = await freePort();
    const child = spawn(file, args, {
      cwd: this.folder,
      env: { PATH: process.env.PATH, ...env, PORT: String(port) },
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
      return await use(`http://127.0.0.1:${port}`);
    } finally {
      child.kill("SIGKILL");
    }
  }

  /** The builds of a batch, or the one that a buildspec is. */
  builds(path: string): Buildspec[] {
    const spec = this.buildspec(path);
    return spec.batch?.["build-list"].map(({ buildspec }) => this.buildspec(buildspec)) ?? [spec];
  }

  /** Commands of a buildspec's phases, in their order. */
  commandsOf({ phases = {} }: Buildspec): string[] {
    return ["install", "pre_build", "build", "post_build"].flatMap((phase) => phases[phase]?.commands ?? []);
  }

  /** Versions of languages that a buildspec asks for. */
  runtimesOf({ phases = {} }: Buildspec): Readonly<Record<string, string>> {
    const versions = Object.entries(phases.install?.["runtime-versions"] ?? {});
    return Object.fromEntries(versions.map(([runtime, version]) => [runtime, String(version)]));
  }
}

/** Commands that can't run here: what they need, by how they begin. */
const ELSEWHERE: readonly RegExp[] = [
  // Done once, by `App.install`.
  /^npm ci\b/,
  // Asks a database of advisories on the internet.
  /^npm audit\b/,
];

/** The commands that can run on any machine with Node.js. */
export function runnable(commands: readonly string[]): string[] {
  return commands.filter((command) => !ELSEWHERE.some((pattern) => pattern.test(command)));
}

/** Stand-ins for `docker` and `aws` that note how they are called; the images that ECR holds lie in the file `pushed`. */
export function standIns(folder: string): NodeJS.ProcessEnv {
  const docker = [
    'echo "docker $*" >> "$CALLS"',
    'case "$1" in login) cat > /dev/null ;; push) echo "${2##*:}" >> "$PUSHED" ;; esac',
  ];
  const aws = [
    'echo "aws $*" >> "$CALLS"',
    'case "$2" in get-login-password) echo password ;; batch-get-image) cat "$PUSHED" 2> /dev/null || true ;; esac',
  ];
  const script = (lines: readonly string[]) => ["#!/bin/sh", ...lines, ""].join("\n");
  writeFiles(join(folder, "bin"), { docker: script(docker), aws: script(aws) }, 0o755);
  const PATH = `${join(folder, "bin")}:${process.env.PATH}`;
  return { PATH, CALLS: join(folder, "calls"), PUSHED: join(folder, "pushed") };
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return whileServing(
    () => undefined,
    async (url) => Number(new URL(url).port),
  );
}

/** A server for as long as `use` takes. */
export async function whileServing<R>(
  listener: RequestListener,
  use: (url: string) => Promise<R>,
): Promise<R> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
