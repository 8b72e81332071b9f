import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  applyBuildspec,
  checkBuildspec,
  PLANNED,
  planBuildspec,
  reviewBuildspec,
} from "../../modules/infrastructure-pipeline/buildspecs";
import { temporaryFolder, writeFiles } from "../support/folder";

const folder = temporaryFolder();
const LOG = join(folder, "log");

/** Every program tells its name and its arguments, one a line, and does what a test gives it to do. */
function programs(does: Readonly<Record<string, string>>): void {
  rmSync(LOG, { force: true });
  rmSync(join(folder, "reviewed"), { recursive: true, force: true });
  const tell = (name: string) => `#!/bin/sh\nprintf '%s\\n' "${name} $*" >> '${LOG}'\n${does[name] ?? ""}\n`;
  writeFiles(
    folder,
    { "bin/npm": tell("npm"), "bin/npx": tell("npx"), "bin/aws": tell("aws"), "bin/judge": tell("judge") },
    0o755,
  );
  writeFiles(folder, { "scripts/install-terraform.sh": "echo /opt/terraform\n" });
}

/** Runs the commands in one shell, as CodeBuild does, and prints what it hands on. */
function run(buildspec: object, environment: Readonly<Record<string, string>> = {}) {
  const { phases } = buildspec as { phases: { build: { commands: readonly string[] } } };
  // CodeBuild stops at the first command that fails.
  const steps = phases.build.commands.flatMap((command) => [command, "[ $? -eq 0 ] || exit 1"]);
  const exported = `node -p 'JSON.stringify(process.env)' > ${join(folder, "exported.json")}`;
  const ended = spawnSync("sh", ["-c", [...steps, exported].join("\n")], {
    cwd: folder,
    env: { PATH: `${join(folder, "bin")}:${process.env.PATH}`, ...environment },
    encoding: "utf8",
  });
  const log = existsSync(LOG) ? readFileSync(LOG, "utf8").trim().split("\n") : [];
  return { status: ended.status, stdout: ended.stdout, log };
}

const exportedBy = (): Record<string, string> =>
  JSON.parse(readFileSync(join(folder, "exported.json"), "utf8"));

/** What a plan writes; the names of resources are other people's. */
const review = (line: string) => {
  writeFiles(folder, { "made.md": `${line}\nmore\n` });
  return `mkdir reviewed && echo '{}' > reviewed/reviewed.json && cp made.md reviewed/review.md`;
};
const PLANS = {
  PLAN_STORE: "acme-plans",
  EXECUTION: "0f1e",
  CODEBUILD_BUILD_ID: "acme-infrastructure-plan:1",
};

describe("GIVEN what plans every account", () => {
  const plan = planBuildspec({ nodejs: "22" });

  it("THEN it hands on the verdict, word by word and never as a command, and the digest of the list", () => {
    const hostile = `**Destroys** aws_x.y["$(touch pwned)\`touch pwned\`'"]; touch pwned #{x} \\n − “quoted”`;
    programs({ npx: review(hostile) });
    expect(run(plan, PLANS).status).toBe(0);
    expect(exportedBy()).toMatchObject({
      VERDICT: hostile.replaceAll("**", ""),
      DIGEST: `sha256:${createHash("sha256").update("{}\n").digest("hex")}`,
      BUILD: PLANS.CODEBUILD_BUILD_ID,
    });
    expect(existsSync(join(folder, "pwned"))).toBe(false);
    expect(plan).toMatchObject({ env: { "exported-variables": [...PLANNED] } });
  });

  it("WHEN the verdict is long THEN its beginning fits into a question, whatever the characters", () => {
    programs({ npx: review("−🚀".repeat(400)) });
    run(plan, PLANS);
    expect([...(exportedBy().VERDICT ?? "")].join("")).toBe("−🚀".repeat(150));
  });

  it("THEN it keeps plans, locks, list and review where the execution's apply looks, and no plan in plain JSON", () => {
    programs({ npx: review("Nothing changes.") });
    expect(run(plan, PLANS).log).toEqual([
      "npm ci --no-audit --no-fund",
      "npx slipway review --role plan --out reviewed",
      "aws s3 cp reviewed s3://acme-plans/0f1e --recursive --only-show-errors --exclude * --include *.tfplan --include *.lock.hcl --include reviewed.json --include review.md",
    ]);
  });

  it("WHEN plans aren't listed, or can't be kept THEN it fails", () => {
    programs({ npx: "mkdir reviewed && echo Nothing > reviewed/review.md" });
    expect(run(plan, PLANS)).toMatchObject({ status: 1, log: [expect.anything(), expect.anything()] });
    programs({ npx: review("Nothing changes."), aws: "exit 255" });
    expect(run(plan, PLANS).status).toBe(1);
  });
});

describe("GIVEN what applies an account", () => {
  const handed = { PLAN_STORE: "acme-plans", EXECUTION: "0f1e", DIGEST: "sha256:ab" };
  const APPLY = "npx slipway apply --reviewed reviewed --digest sha256:ab --role apply --account";
  const tools = applyBuildspec("tools", undefined, "infrastructure-acme");
  /** A pipeline of version 1 that an apply makes one of version 2. */
  const changing = {
    npx: "touch changed",
    aws: `case "$2" in
      get-pipeline) if [ -f changed ]; then echo 2; else echo 1; fi ;;
      start-pipeline-execution) echo 2e3f ;;
    esac`,
  };
  beforeEach(() => rmSync(join(folder, "changed"), { force: true }));

  it("THEN it applies the execution's plans if their list has the digest that was handed on", () => {
    programs({});
    expect(run(applyBuildspec("staging", undefined), handed).log).toEqual([
      "npm ci --no-audit --no-fund",
      "aws s3 cp s3://acme-plans/0f1e reviewed --recursive --only-show-errors",
      `${APPLY} staging`,
    ]);
    programs({ npx: "exit 1" });
    expect(run(applyBuildspec("staging", undefined), handed).status).toBe(1);
  });

  it("WHEN it has changed its own pipeline THEN the changed one starts, and this execution ends and says so", () => {
    programs(changing);
    const { status, stdout, log } = run(tools, handed);
    expect(status).toBe(0);
    expect(stdout).toContain("execution 2e3f plans anew");
    const [behind = ""] = log.slice(-2, -1);
    expect(behind).toContain("start-pipeline-execution --name infrastructure-acme");
    expect(log.at(-1)).toBe(
      "aws codepipeline stop-pipeline-execution --pipeline-name infrastructure-acme --pipeline-execution-id 0f1e --reason The pipeline has changed: execution 2e3f goes on",
    );
  });

  it("WHEN the pipeline is as it was THEN it goes on", () => {
    programs({ aws: "echo 1" });
    const { status, log } = run(tools, handed);
    expect(status).toBe(0);
    expect(log.filter((line) => /start-|stop-/.test(line))).toEqual([]);
    expect(log).toContain(`${APPLY} tools`);
  });

  it("WHEN the changed pipeline can't be started, or this execution not stopped THEN it fails, so that no environment follows", () => {
    for (const refused of ["start", "stop"]) {
      rmSync(join(folder, "changed"), { force: true });
      programs({ ...changing, aws: `case "$2" in ${refused}*) exit 255 ;; esac\n${changing.aws}` });
      expect(run(tools, handed).status).toBe(1);
    }
  });

  it("WHEN the apply fails THEN nothing is started", () => {
    programs({ ...changing, npx: "touch changed; exit 1" });
    const { status, log } = run(tools, handed);
    expect(status).toBe(1);
    expect(log.filter((line) => /start-|stop-/.test(line))).toEqual([]);
  });
});

test("what judges a revision stops at the first check that fails", () => {
  programs({ judge: '[ "$1" = yes ]' });
  expect(run(checkBuildspec(["judge yes", "judge no", "judge yes"], undefined))).toMatchObject({
    status: 1,
    log: [expect.anything(), "judge yes", "judge no"],
  });
});

test("versions of languages are asked for where the image has some to choose from", () => {
  for (const made of [reviewBuildspec, planBuildspec]) {
    expect(made({ nodejs: "22" })).toMatchObject({
      phases: { install: { "runtime-versions": { nodejs: "22" } } },
    });
    expect(JSON.stringify(made(undefined))).not.toContain("runtime-versions");
  }
});
