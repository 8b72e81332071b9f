/** A self-hosted Git server's repository with the hook that uploads, and a stand-in for the AWS CLI. */
import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { run } from "../../runner/process";
import { writeFiles } from "./folder";

const HOOK = join(__dirname, "../../examples/hooks/post-receive");
const LIMIT_MS = 60_000;

/** Keeps what it is called with, and the archive; exits as EXIT says. */
const AWS = `#!/bin/sh
printf '%s\\n' "$@" > "$KEPT/arguments"
while [ $# -gt 0 ]; do [ "$1" = --body ] && cp "$2" "$KEPT/source.zip"; shift; done
echo "$AWS_PROFILE" > "$KEPT/profile"
[ "\${EXIT:-0}" = 0 ] && echo v1
exit "\${EXIT:-0}"
`;

/** How a command ended. */
export type Answered = Awaited<ReturnType<typeof run>>;

/** A clone with a branch `main` of its own, and the server that it pushes to. */
export class GitServer {
  private constructor(
    private readonly place: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** `settings`: what the server's repository says of the upload. */
  static async make(place: string, settings: Readonly<Record<string, string>>): Promise<GitServer> {
    writeFiles(join(place, "bin"), { aws: AWS }, 0o755);
    const made = new GitServer(place, {
      PATH: `${join(place, "bin")}:${process.env.PATH}`,
      HOME: place,
      KEPT: join(place, "kept"),
      GIT_CONFIG_NOSYSTEM: "1",
    });
    mkdirSync(made.kept(""), { recursive: true });
    const server = join(place, "server.git");
    await made.git(place, ["init", "--quiet", "--bare", "--initial-branch=main", server]);
    copyFileSync(HOOK, join(server, "hooks", "post-receive"));
    for (const [key, value] of Object.entries(settings))
      await made.git(server, ["config", `slipway.${key}`, value]);
    await made.git(place, ["clone", "--quiet", server, made.clone]);
    await made.git(made.clone, ["checkout", "--quiet", "-B", "main"]);
    return made;
  }

  get clone(): string {
    return join(this.place, "clone");
  }

  /** What the stand-in kept: `arguments`, `profile`, `source.zip`. */
  kept(file: string): string {
    return join(this.place, "kept", file);
  }

  /** Files of the archive that was uploaded last, by their paths. */
  uploaded(): Readonly<Record<string, string>> {
    const files = Object.entries(unzipSync(readFileSync(this.kept("source.zip"))));
    return Object.fromEntries(
      files.filter(([path]) => !path.endsWith("/")).map(([path, bytes]) => [path, strFromU8(bytes)]),
    );
  }

  /** Commits whatever lies in the clone; returns the commit's id. */
  async commit(message: string): Promise<string> {
    await this.git(this.clone, ["add", "--all"]);
    await this.git(this.clone, [
      ...["-c", "user.name=Ada", "-c", "user.email=ada@acme.example"],
      ...["commit", "--quiet", "--message", message],
    ]);
    return (await this.git(this.clone, ["rev-parse", "HEAD"])).stdout.trim();
  }

  push(refs: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Answered> {
    return this.git(this.clone, ["push", "--quiet", "origin", ...refs], env);
  }

  private git(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Answered> {
    return run("git", args, { cwd, env: { ...this.env, ...env }, timeoutMs: LIMIT_MS });
  }
}
