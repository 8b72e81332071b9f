/** The pipeline that delivers Slipway's own stacks, from the first clone to a commit that changes the pipeline itself. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeEmulated, emulated } from "../support/emulated";
import { output } from "../support/emulator";
import { EXAMPLES } from "../support/examples";
import { temporaryFolder } from "../support/folder";
import { execute, type Running } from "../support/pipeline-runs";
import { type PlatformRepository, platformRepository } from "../support/platform-repository";

const PIPELINE = "infrastructure-acme";

const EXAMPLE = readFileSync(EXAMPLES.infrastructure ?? "", "utf8");
/** The usual checks run this project's tests. */
const CONFIG = EXAMPLE.replace(
  "infrastructure:\n",
  "infrastructure:\n  checks: [npx slipway check, npx slipway synth]\n",
);
const ASKED_IN_STAGING = CONFIG.replace(
  "    profile: acme-staging\n",
  "    profile: acme-staging\n    approval: { timeoutMinutes: 60 }\n",
);

const OTHER = `sha256:${"0".repeat(64)}`;

const roleArn = (account: string, role: "plan" | "apply") =>
  `arn:aws:iam::${account.repeat(12)}:role/slipway/infrastructure/acme-slipway-${role}`;

describeEmulated("the pipeline that delivers Slipway's own stacks", () => {
  const assumed = new Map<string, Set<string>>();
  let stage = "";
  const machine = emulated(undefined, ({ service, action, body }) => {
    const role = new URLSearchParams(body.toString("utf8")).get("RoleArn");
    if (service === "sts" && action === "AssumeRole" && role?.includes("/slipway/infrastructure/"))
      assumed.set(stage, (assumed.get(stage) ?? new Set()).add(role));
  });
  const folder = temporaryFolder();
  const repository = join(folder, "platform");
  const running: Running = {
    machine,
    pipeline: PIPELINE,
    repository,
    folder,
    onStage: (name) => {
      stage = name;
    },
  };
  const person = async (...args: readonly string[]) => {
    const ended = await platform.person(machine, ...args);
    expect(`${args[0]} ${ended.exitCode} ${ended.stderr}`).toMatch(new RegExp(`^${args[0]} 0 `));
    return ended.stdout;
  };
  const versionOf = async () =>
    Number(
      (
        await output(machine.emulator(), {
          service: "codepipeline",
          operation: "GetPipeline",
          input: { name: PIPELINE },
        })
      ).pipeline?.version,
    );

  /** Executions that were started while this one ran. */
  const startedAfter = async (id: string) => {
    const { pipelineExecutionSummaries = [] } = await output(machine.emulator(), {
      service: "codepipeline",
      operation: "ListPipelineExecutions",
      input: { pipelineName: PIPELINE },
    });
    const ids = [...pipelineExecutionSummaries].map(({ pipelineExecutionId }) => String(pipelineExecutionId));
    return ids.slice(0, ids.indexOf(id));
  };
  const nothingLeft = async () => {
    const planned = await person("plan", "tools", "staging", "production");
    expect(planned).toContain("3 stacks, 0 with changes");
  };

  let platform: PlatformRepository;
  let first = "";
  beforeAll(async () => {
    platform = platformRepository(repository, CONFIG);
    first = platform.git("rev-parse", "HEAD");
    await person("bootstrap", "tools", "staging", "production", "--yes");
    await person("review", "--out", "reviewed");
    await person("apply", "--reviewed", "reviewed", "tools");
  }, 900_000);

  it("plans, asks, and applies exactly what was planned, each account by its own role", async () => {
    const executed = await execute({ ...running, spoil: { tools: { DIGEST: OTHER } } }, first);
    expect(`${executed.status} ${Object.values(executed.logs).join("\n")}`).toMatch(/^Succeeded /);
    expect(executed.spoilt.tools).toMatch(/has the digest sha256:\w+; approved was sha256:0000/);
    expect(executed.actions).toEqual([
      "Check check",
      "Plan plan",
      "Review approve",
      "tools apply",
      "staging apply",
      "production approve",
      "production apply",
    ]);
    const { message, link } = executed.questions.Review ?? { message: "", link: "" };
    expect(message).toMatch(
      new RegExp(`^Apply ${first} to every account\\? [^*]+ Plans: sha256:[0-9a-f]{64}$`),
    );
    expect(link).toMatch(/\/build\/acme-infrastructure-plan:[\w-]+-Plan\/log\?region=us-east-1$/);
    expect(executed.logs.tools).toMatch(/1 stack as reviewed/);
    expect(executed.logs.tools).toMatch(/tools: nothing to do/);
    expect(executed.logs.staging).toMatch(/staging: [1-9]\d* added, 0 changed, 0 destroyed/);
    expect(executed.logs.production).toMatch(/production: [1-9]\d* added, 0 changed, 0 destroyed/);

    expect(Object.fromEntries([...assumed].map(([where, roles]) => [where, [...roles].sort()]))).toEqual({
      Plan: ["1", "2", "3"].map((account) => roleArn(account, "plan")),
      tools: [roleArn("1", "apply")],
      staging: [roleArn("2", "apply")],
      production: [roleArn("3", "apply")],
    });
    await nothingLeft();
  }, 1_200_000);

  it("changes itself first, and the changed one goes on with plans of its own", async () => {
    const before = await versionOf();
    const second = platform.commit(ASKED_IN_STAGING, "Ask before staging");
    const changing = await execute(running, second);
    expect(changing.actions.at(-1)).toBe("tools apply");
    expect(changing.logs.tools).toMatch(/tools: \d+ added, [1-9]\d* changed, 0 destroyed/);
    expect(await versionOf()).toBe(before + 1);
    const [next] = await startedAfter(changing.id);
    expect([changing.status, changing.reason]).toEqual([
      "Stopped",
      `The pipeline has changed: execution ${next} goes on`,
    ]);

    const went = await execute(running, second, next);
    expect([went.status, went.actions]).toEqual([
      "Succeeded",
      [
        "Check check",
        "Plan plan",
        "Review approve",
        "tools apply",
        "staging approve",
        "staging apply",
        "production approve",
        "production apply",
      ],
    ]);
    expect(went.logs.tools).toMatch(/tools: nothing to do/);
    expect(await versionOf()).toBe(before + 1);
    await nothingLeft();
  }, 1_200_000);
});
