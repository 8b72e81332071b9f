import { type SpawnSyncReturns, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Request } from "../../emulator/request";
import { ACCOUNTS, describeEmulated, emulated } from "../support/emulated";
import { call } from "../support/emulated-stack";
import { exampleConfig } from "../support/examples";
import { temporaryFolder } from "../support/folder";
import { slipway } from "../support/slipway";
import { judgeCalls } from "../support/terraform-calls/refused";
import { markOf, type Phase } from "../support/terraform-calls/run";

const ROOT = join(__dirname, "..", "..");
const STACKS = ["tools", "staging", "production"];
const folder = temporaryFolder();
const output = join(folder, "cdktf.out");

type Ran = Pick<SpawnSyncReturns<string>, "status" | "stdout" | "stderr">;

describeEmulated("the README's way, against the emulator", () => {
  const calls: Request[] = [];
  const machine = emulated(ACCOUNTS, (request) => calls.push(request));
  /** The environment of a run whose calls are told from others'. */
  const during = (phase: Phase) => ({
    ...machine.env(),
    TF_APPEND_USER_AGENT: markOf({ stack: "every-stack", phase }),
  });

  const run = async (
    file: string,
    args: readonly string[],
    cwd: string,
    env: NodeJS.ProcessEnv = machine.env(),
  ): Promise<Ran> => {
    const child = spawn(file, args, { cwd, env: { ...env, CI: "1" } });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk: Buffer) => {
      said.stdout += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      said.stderr += chunk.toString();
    });
    const [status] = await once(child, "close");
    return { status, ...said };
  };
  const cdktf = (...args: string[]) => run(join(ROOT, "node_modules", ".bin", "cdktf"), args, ROOT);
  const terraform = (stack: string, ...args: string[]) =>
    run("terraform", args, join(output, "stacks", stack));

  beforeAll(async () => {
    const accounts = ["tools", "staging", "production"];
    const made = await slipway(["bootstrap", ...accounts, "--yes", "--output", output], ROOT, machine.env());
    expect(`${made.status} ${made.stderr}`).toMatch(/^0 /);
    const deploy = ["deploy", ...STACKS, "--auto-approve", "--skip-provider-lock", "--output", output];
    const deployed = await cdktf(...deploy);
    expect(`${deployed.status} ${deployed.stdout} ${deployed.stderr}`).toMatch(/^0 /);
  }, 600_000);

  it.each(STACKS)(
    "terraform plan by hand in cdktf.out finds nothing to do: %s",
    async (stack) => {
      const init = await terraform(stack, "init", "-input=false", "-no-color");
      expect(`${init.status} ${init.stderr}`).toBe("0 ");
      const plan = await terraform(stack, "plan", "-input=false", "-no-color", "-detailed-exitcode");
      expect(`${plan.status} ${plan.stdout}`).toMatch(/^0 .*No changes/s);
    },
    600_000,
  );

  it("terraform apply by hand in cdktf.out does nothing either", async () => {
    const apply = await terraform("tools", "apply", "-input=false", "-no-color", "-auto-approve");
    expect(`${apply.status} ${apply.stdout}`).toMatch(/^0 .*0 added, 0 changed, 0 destroyed/s);
  }, 600_000);

  it("slipway plan says the same of all stacks", async () => {
    const plan = await slipway(["plan", "--output", output, "--json"], ROOT, during("plan"));
    expect(`${plan.status} ${plan.stderr}`).toMatch(/^0 /);
    const { stacks } = JSON.parse(plan.stdout) as { stacks: { stack: string; changed: boolean }[] };
    expect(stacks.map(({ stack, changed }) => `${stack} ${changed}`).sort()).toEqual(
      [...STACKS, ...STACKS.map((name) => `bootstrap-${name}`)].map((name) => `${name} false`).sort(),
    );
  }, 600_000);

  it("a changed configuration is a change in the plan of the stacks that it concerns", async () => {
    const config = join(folder, "more-memory.yaml");
    const text = readFileSync(join(ROOT, "slipway.yaml"), "utf8");
    writeFileSync(config, text.replace("memory: 512", "memory: 1024"));
    const args = ["--config", config, "plan", "tools", "staging", "--json"];
    const plan = await slipway([...args, "--output", join(folder, "other.out")], ROOT, machine.env());
    expect(plan.status).toBe(2);
    const { stacks } = JSON.parse(plan.stdout) as { stacks: { stack: string; changed: boolean }[] };
    expect(stacks.map(({ stack, changed }) => `${stack} ${changed}`).sort()).toEqual([
      "staging true",
      "tools false",
    ]);
  }, 600_000);

  it("steps of traffic take the place of others, while a deployment group uses one at any time", async () => {
    const text = readFileSync(join(ROOT, "slipway.yaml"), "utf8");
    const [config, output] = [join(folder, "steps.yaml"), join(folder, "steps.out")];
    const production = join(output, "stacks", "production");
    const steps = [
      "{ canary: { percent: 5, minutes: 10 } }",
      "{ linear: { percent: 20, minutes: 2 } }",
      "canary-10-percent-5-minutes",
    ];
    for (const strategy of steps) {
      writeFileSync(config, text.replace("canary-10-percent-5-minutes", strategy));
      const synth = await slipway(["synth", "--config", config, "--output", output], ROOT, machine.env());
      expect(`${synth.status} ${synth.stderr}`).toMatch(/^0 /);
      await run("terraform", ["init", "-input=false", "-no-color"], production);
      const apply = await run(
        "terraform",
        ["apply", "-input=false", "-no-color", "-auto-approve"],
        production,
        during("apply"),
      );
      expect(`${apply.status} ${apply.stdout}${apply.stderr}`).toMatch(/^0 .*Apply complete!/s);
    }
    const ask = (operation: string, input: object) =>
      call(machine.emulator(), "333333333333", "codedeploy", `CodeDeploy_20141006.${operation}`, input);
    const name = "acme-storefront-production";
    const group = await ask("GetDeploymentGroup", { applicationName: name, deploymentGroupName: name });
    expect(group).toContain("CodeDeployDefault.ECSCanary10Percent5Minutes");
    expect(await ask("ListDeploymentConfigs", {})).not.toContain(name);
  }, 600_000);

  it("the role that applies may make every call of these applies, the one that plans every call of that plan", () => {
    const { asked, refused } = judgeCalls(exampleConfig("default"), calls);
    expect(refused).toEqual([]);
    expect(asked).toBeGreaterThan(700);
  });

  it("cdktf deploy and slipway plan refuse while an override file lies beside a stack", async () => {
    const override = join(output, "stacks", "tools", "local_override.tf.json");
    writeFileSync(override, '{ "terraform": { "backend": { "local": {} } } }');
    try {
      const deploy = ["deploy", "tools", "--auto-approve", "--skip-provider-lock", "--output", output];
      const runs = [await cdktf(...deploy), await slipway(["plan", "--output", output], ROOT, machine.env())];
      for (const { status, stdout, stderr } of runs) {
        expect(status).toBe(1);
        expect(stdout + stderr).toContain("local_override.tf.json");
      }
    } finally {
      rmSync(override);
    }
  }, 600_000);
});
