/**
 * Runs a job of a workflow as GitHub would, step by step: scripts in bash, each with the variables that the step gives it, in a
 * clone of the repository. Of actions of others only what they come to is done: the clone, and AWS's credentials of a role, which the
 * emulator gives without looking at a token. Packages and Terraform are there already.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { devNull } from "node:os";
import { join } from "node:path";
import { run } from "../../runner/process";
import type { Machine } from "./emulated";
import { jobOf, type Step } from "./workflows";

const ROOT = join(__dirname, "..", "..");

export interface JobRun {
  readonly machine: Machine;
  /** Repository that is cloned. */
  readonly repository: string;
  readonly commit: string;
  /** Is made: everything of the job lies in it. */
  readonly folder: string;
  /** Values of expressions: `vars.SLIPWAY_REGION`, `inputs.account`. */
  readonly values: Readonly<Record<string, string>>;
  /** Variables of the runner's, beside those for outputs and summary. */
  readonly env?: NodeJS.ProcessEnv;
  /** Scripts that aren't run. */
  readonly skip?: readonly string[];
}

export interface JobEnd {
  readonly exitCode: number | null;
  /** What scripts have said. */
  readonly log: string;
  readonly summary: string;
  /** By `steps.<id>.outputs.<name>`. */
  readonly outputs: Readonly<Record<string, string>>;
}

export async function runJob(file: string, name: string, job: JobRun): Promise<JobEnd> {
  mkdirSync(job.folder);
  const [summary, output] = ["summary", "output"].map((kind) => join(job.folder, kind));
  const outputs: Record<string, string> = {};
  let env: NodeJS.ProcessEnv = {
    ...signedOut(job.machine.env()),
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_OUTPUT: output,
    ...job.env,
  };
  let log = "";
  const end = (exitCode: number | null): JobEnd => ({ exitCode, log, summary: textOf(summary), outputs });
  const cwd = join(job.folder, "work");
  for (const step of jobOf(file, name).steps ?? []) {
    const [action = ""] = step.uses?.split("@") ?? [];
    if (step.run === undefined) {
      env = { ...env, ...(await ACTIONS[action]?.(step, job, cwd)) };
      if (!(action in ACTIONS)) throw new Error(`${file}, ${name}: nobody knows what ${action} comes to`);
      continue;
    }
    if (job.skip?.includes(step.run)) continue;
    writeFileSync(String(output), "");
    const given = Object.entries(step.env ?? {}).map(([key, text]) => [key, resolved(text, job.values)]);
    const ended = await run("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.run], {
      cwd,
      env: { ...env, ...Object.fromEntries(given) },
      timeoutMs: 600_000,
    });
    log += `${ended.stdout}${ended.stderr}`;
    for (const line of textOf(output)
      .split("\n")
      .filter((text) => text !== "")) {
      const [key = "", ...rest] = line.split("=");
      outputs[`steps.${step.id}.outputs.${key}`] = rest.join("=");
    }
    if (ended.exitCode !== 0) return end(ended.exitCode);
  }
  return end(0);
}

type Action = (step: Step, job: JobRun, cwd: string) => Promise<NodeJS.ProcessEnv>;

const ACTIONS: Readonly<Record<string, Action>> = {
  "actions/checkout": async (step, { repository, commit }, cwd) => {
    const depth = step.with?.["fetch-depth"] === undefined ? ["--depth=1"] : [];
    execFileSync("git", ["clone", "-q", ...depth, `file://${repository}`, cwd]);
    execFileSync("git", ["fetch", "-q", ...depth, "origin", commit], { cwd });
    execFileSync("git", ["checkout", "-q", commit], { cwd });
    symlinkSync(join(ROOT, "node_modules"), join(cwd, "node_modules"), "dir");
    return {};
  },
  "./.github/actions/prepare": async () => ({}),
  "aws-actions/configure-aws-credentials": async (step, { machine, values }) => {
    const role = resolved(step.with?.["role-to-assume"] ?? "", values);
    const region = resolved(step.with?.["aws-region"] ?? "", values);
    const args = ["sts", "assume-role", "--role-session-name", "GitHubActions", "--output", "json"];
    const answer = await run("aws", [...args, "--role-arn", role], { cwd: ROOT, env: machine.env() });
    if (answer.exitCode !== 0) throw new Error(answer.stderr);
    const { Credentials: keys } = JSON.parse(answer.stdout);
    return {
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: keys.AccessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.SecretAccessKey,
      AWS_SESSION_TOKEN: keys.SessionToken,
    };
  },
};

/** Puts values in the place of `${{ … }}`. */
function resolved(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{ ([^}]+) \}\}/g, (expression, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the job has no ${expression}`);
    return value;
  });
}

/** The emulator's environment, in which nobody is signed in. */
function signedOut({ AWS_PROFILE: _, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, AWS_CONFIG_FILE: devNull };
}

function textOf(path: string | undefined): string {
  try {
    return readFileSync(String(path), "utf8");
  } catch {
    return "";
  }
}
