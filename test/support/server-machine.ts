/**
 * A machine for the application of an example on servers, on which a revision is installed as CodeDeploy's agent does it. What
 * would change the real machine is a stand-in; the application itself is started as its systemd unit says, on a free port.
 */
import { cpSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { type App, freePort, type Ran } from "./app";
import { writeFiles } from "./folder";

/** The events of a deployment for which an AppSpec may name scripts; Install, between the second and third, is the agent's. */
export const EVENTS = [
  "ApplicationStop",
  "BeforeInstall",
  "AfterInstall",
  "ApplicationStart",
  "ValidateService",
] as const;

export interface AppSpec {
  readonly files: readonly { readonly source: string; readonly destination: string }[];
  readonly hooks: Readonly<Record<string, readonly { readonly location: string }[]>>;
}

export function appSpecOf(revision: App): AppSpec {
  return parse(revision.text("appspec.yml"));
}

/** Name of the application's systemd unit, which the variables of its scripts begin with. */
export function unitOf(app: App): string {
  const [unit, ...others] = readdirSync(app.folder).filter((file) => file.endsWith(".service"));
  if (unit === undefined || others.length > 0) throw new Error(`${app.folder} has not one systemd unit`);
  return basename(unit, ".service");
}

/** Where an event stopped a deployment; undefined: nowhere. */
export interface Deployed extends Ran {
  readonly failedAt?: (typeof EVENTS)[number];
}

export class Machine {
  /** The revision that was deployed last with success: its scripts stop the application. */
  private current: App | undefined;
  /** The revision whose files lie there. */
  private installed: App | undefined;

  private constructor(
    private readonly root: string,
    private readonly unit: string,
    /** Where the load balancer asks: stands for the fleet's port. */
    readonly port: number,
    /** Stands for every other port. */
    readonly otherPort: number,
  ) {}

  /** `fleetPort`: what the application should listen on. */
  static async of(root: string, unit: string, fleetPort: number): Promise<Machine> {
    const machine = new Machine(root, unit, await freePort(), await freePort());
    const { port, otherPort } = machine;
    const [file, pid] = [join(root, "etc/systemd/system", `${unit}.service`), join(root, "pid")];
    const systemctl = [
      'case "$1" in',
      `  is-active) test -e ${pid} ;;`,
      "  start)",
      `    if grep -qx Environment=PORT=${fleetPort} ${file}; then port=${port}; else port=${otherPort}; fi`,
      `    command=$(sed -n 's#^ExecStart=/usr/bin/##p' ${file} | sed 's# /opt/# ${root}/opt/#g')`,
      `    PORT=$port $command > ${root}/log 2>&1 & echo "$! $port" > ${pid} ;;`,
      "  stop)",
      `    read -r id port < ${pid}; kill "$id"; rm ${pid}`,
      "    for ((i = 0; i < 100; i++)); do",
      '      (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null || break',
      "      sleep 0.05",
      "    done ;;",
      "esac",
    ];
    const script = (...lines: string[]) => ["#!/bin/bash", ...lines, ""].join("\n");
    const standIns = {
      systemctl: script(...systemctl),
      id: script("exit 0"),
      "node-24": script(`exec ${process.execPath} "$@"`),
    };
    writeFiles(join(root, "bin"), standIns, 0o755);
    return machine;
  }

  /** Stops what runs, installs the revision, starts it and validates it; ends at the first event that fails. */
  async deploy(revision: App, env: NodeJS.ProcessEnv = {}): Promise<Deployed> {
    let output = "";
    for (const event of EVENTS) {
      if (event === "AfterInstall") this.install(revision);
      const scripts = event === "ApplicationStop" ? this.current : revision;
      const ran = scripts && (await this.event(scripts, event, env));
      output += ran?.output ?? "";
      if (ran && ran.status !== 0) return { status: ran.status, output, failedAt: event };
    }
    this.current = revision;
    return { status: 0, output };
  }

  /** Runs an event's scripts of a revision. */
  event(revision: App, event: (typeof EVENTS)[number], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
    const scripts = appSpecOf(revision).hooks[event] ?? [];
    const prefix = this.unit.toUpperCase();
    return revision.run(
      scripts.map(({ location }) => `bash ${location}`),
      {
        PATH: `${join(this.root, "bin")}:${process.env.PATH}`,
        [`${prefix}_HOME`]: this.home,
        [`${prefix}_PORT`]: String(this.port),
        [`${prefix}_PATIENCE`]: "10",
        ...env,
      },
    );
  }

  /** The application's folder. */
  get home(): string {
    return join(this.root, "opt", this.unit);
  }

  /** Ends what runs, whatever it is. */
  async stop(): Promise<void> {
    if (this.installed) await this.event(this.installed, "ApplicationStop");
  }

  /** A folder's content goes into the destination, and a file under its own name. */
  private install(revision: App): void {
    this.installed = revision;
    for (const { source, destination } of appSpecOf(revision).files) {
      const from = join(revision.folder, source);
      const to = join(this.root, destination);
      cpSync(from, statSync(from).isDirectory() ? to : join(to, basename(source)), { recursive: true });
    }
  }
}
