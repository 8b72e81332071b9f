/**
 * Runs a pipeline that the emulator holds, as CodePipeline and CodeBuild would: stage by stage, each build's commands in a shell
 * of its own, in a folder with the files of a commit and no repository, signed in as the project's role and as nobody else.
 * `npm ci` is left out: the packages are this project's.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { INSTALL } from "../../modules/infrastructure-pipeline/buildspecs";
import { type Finished, run } from "../../runner/process";
import type { Machine } from "./emulated";
import { type Output, output } from "./emulator";

const ROOT = join(__dirname, "..", "..");

/** An execution that has ended. */
export interface Executed {
  readonly id: string;
  readonly status: "Succeeded" | "Failed" | "Stopped";
  /** Why it was stopped. */
  readonly reason?: string;
  /** `stage action` of every action that has run, in their order. */
  readonly actions: readonly string[];
  /** What people were asked, by stage. Everybody says yes. */
  readonly questions: Readonly<Record<string, { readonly message: string; readonly link: string }>>;
  /** What each build has written, by stage. */
  readonly logs: Readonly<Record<string, string>>;
  /** What builds have written that had to fail. */
  readonly spoilt: Readonly<Record<string, string>>;
}

export interface Running {
  readonly machine: Machine;
  readonly pipeline: string;
  /** The repository that the pipeline has as its source. */
  readonly repository: string;
  /** Where builds run; must be there. */
  readonly folder: string;
  /** Told which stage begins. */
  readonly onStage?: (stage: string) => void;
  /** By stage, variables that its build is first run with, which must fail. */
  readonly spoil?: Readonly<Record<string, Variables>>;
}

type Variables = Readonly<Record<string, string>>;

/** Runs the pipeline on a commit; `started`: an execution that begins only now. */
export async function execute(running: Running, commit: string, started?: string): Promise<Executed> {
  const { machine, pipeline, onStage = () => undefined, spoil = {} } = running;
  const ask = (operation: string, input: Record<string, string>) =>
    output(machine.emulator(), { service: "codepipeline", operation, input });
  const execution =
    started ?? String((await ask("StartPipelineExecution", { name: pipeline })).pipelineExecutionId);
  const known = new Map([
    ["codepipeline.PipelineExecutionId", execution],
    ["source.CommitId", commit],
  ]);
  const actions: string[] = [];
  const questions: Record<string, Question> = {};
  const logs: Record<string, string> = {};
  const spoilt: Record<string, string> = {};
  const ended = (status: Executed["status"], reason?: string): Executed => ({
    id: execution,
    status,
    ...(reason !== undefined && { reason }),
    actions,
    questions,
    logs,
    spoilt,
  });
  const { pipeline: definition } = await ask("GetPipeline", { name: pipeline });
  for (const stage of [...(definition?.stages ?? [])].slice(1)) {
    const name = String(stage.name);
    onStage(name);
    for (const action of [...(stage.actions ?? [])].sort((a, b) => Number(a.runOrder) - Number(b.runOrder))) {
      actions.push(`${name} ${action.name}`);
      const given = resolved((action.configuration ?? {}) as unknown as Variables, known);
      if (String(action.actionTypeId?.category) === "Approval") {
        questions[name] = { message: given.CustomData ?? "", link: given.ExternalEntityLink ?? "" };
        continue;
      }
      const id = `${execution}-${name}`;
      if (spoil[name]) {
        const { ended: wrong } = await build(running, given, commit, `${id}-spoilt`, spoil[name]);
        spoilt[name] = `${wrong.stdout}${wrong.stderr}`;
        if (wrong.exitCode === 0) return ended("Failed");
      }
      const built = await build(running, given, commit, id);
      logs[name] = `${built.ended.stdout}${built.ended.stderr}`;
      for (const [key, value] of Object.entries(built.exported))
        known.set(`${action.namespace}.${key}`, value);
      if (built.ended.exitCode !== 0) return ended("Failed");
      const now = (
        await ask("GetPipelineExecution", { pipelineName: pipeline, pipelineExecutionId: execution })
      ).pipelineExecution;
      if (String(now?.status) === "Stopped") return ended("Stopped", String(now?.statusSummary));
    }
  }
  return ended("Succeeded");
}

interface Question {
  readonly message: string;
  readonly link: string;
}

/** Puts values in the place of `#{…}`. */
function resolved(configuration: Variables, known: ReadonlyMap<string, string>): Record<string, string> {
  const value = (text: string) =>
    text.replaceAll(/#\{([^}]+)\}/g, (reference, name: string) => {
      const found = known.get(name);
      if (found === undefined) throw new Error(`the pipeline has no ${reference}`);
      return found;
    });
  return Object.fromEntries(Object.entries(configuration).map(([key, text]) => [key, value(text)]));
}

interface Built {
  readonly ended: Finished;
  readonly exported: Readonly<Record<string, string>>;
}

async function build(
  { machine, repository, folder }: Running,
  configuration: Variables,
  commit: string,
  id: string,
  changed: Variables = {},
): Promise<Built> {
  const name = configuration.ProjectName ?? "";
  const { projects } = await output(machine.emulator(), {
    service: "codebuild",
    operation: "BatchGetProjects",
    input: { names: [name] },
  });
  const project = projects?.[0] as Output;
  const { env = {}, phases }: Buildspec = JSON.parse(String(project.source?.buildspec));
  const exports = env["exported-variables"] ?? [];
  const cwd = join(folder, id);
  checkOut(repository, commit, cwd);
  const given: NamedValue[] = JSON.parse(configuration.EnvironmentVariables ?? "[]");
  const variables = [
    ...((project.environment?.environmentVariables ?? []) as unknown as NamedValue[]),
    ...given,
  ];
  const handed = Object.fromEntries(variables.map(({ name: key, value }) => [key, value]));
  const ended = await run("sh", ["-c", scriptOf(Object.values(phases), exports)], {
    cwd,
    env: {
      ...(await environmentOf(machine, String(project.serviceRole))),
      ...handed,
      ...changed,
      CODEBUILD_RESOLVED_SOURCE_VERSION: commit,
      CODEBUILD_BUILD_ID: `${name}:${id}`,
    },
    timeoutMs: 600_000,
  });
  const exported = ended.exitCode === 0 ? exports : [];
  return {
    ended,
    exported: Object.fromEntries(
      exported.map((key) => [key, readFileSync(join(cwd, `.export-${key}`), "utf8")]),
    ),
  };
}

interface NamedValue {
  readonly name: string;
  readonly value: string;
}

interface Buildspec {
  readonly env?: { readonly "exported-variables"?: readonly string[] };
  readonly phases: Readonly<Record<string, { readonly commands?: readonly string[] }>>;
}

/** All commands share a shell, and the first that fails ends the build. */
function scriptOf(
  phases: readonly { readonly commands?: readonly string[] }[],
  exports: readonly string[],
): string {
  const commands = phases.flatMap(({ commands: own = [] }) => own).filter((command) => command !== INSTALL);
  const kept = exports.map((name) => `printf %s "$${name}" > .export-${name}`);
  return [...commands, ...kept].flatMap((command) => [command, "[ $? -eq 0 ] || exit 1"]).join("\n");
}

/** The files of a commit, as CodePipeline hands them on. */
function checkOut(repository: string, commit: string, folder: string): void {
  mkdirSync(folder);
  const archive = execFileSync("git", ["archive", commit], { cwd: repository, maxBuffer: 1 << 28 });
  execFileSync("tar", ["-x"], { cwd: folder, input: archive });
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "dir");
}

/** The emulator, and the project's role: no profile, no account's own key. */
async function environmentOf(machine: Machine, role: string): Promise<NodeJS.ProcessEnv> {
  const args = [
    "sts",
    "assume-role",
    "--role-arn",
    role,
    "--role-session-name",
    "AWSCodeBuild",
    "--output",
    "json",
  ];
  // The emulator answers in this process, which may not wait for it.
  const answer = await run("aws", args, { cwd: ROOT, env: machine.env() });
  if (answer.exitCode !== 0) throw new Error(answer.stderr);
  const { Credentials: keys } = JSON.parse(answer.stdout);
  const { AWS_PROFILE: _, ...env } = machine.env();
  return {
    ...env,
    AWS_CONFIG_FILE: devNull,
    AWS_REGION: "us-east-1",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: keys.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.SecretAccessKey,
    AWS_SESSION_TOKEN: keys.SessionToken,
  };
}
