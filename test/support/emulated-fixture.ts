import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../runner/process";
import { findTerraform } from "../../runner/terraform";

/** Terraform in a folder that holds one file of `test/emulated/fixtures/`. */
export interface Fixture {
  /** @throws Error with Terraform's words when it fails */
  readonly apply: (variables?: Variables) => Promise<void>;
  /** What a plan would change, in Terraform's words; undefined: nothing. @throws Error when it fails */
  readonly changes: (variables?: Variables) => Promise<string | undefined>;
  /** @throws Error with Terraform's words when it fails */
  readonly destroy: (variables?: Variables) => Promise<void>;
}

type Variables = Readonly<Record<string, string>>;

/** Copies a fixture into a folder and initializes it there. */
export async function fixtureIn(folder: string, name: string, env: NodeJS.ProcessEnv): Promise<Fixture> {
  copyFileSync(join(__dirname, "..", "emulated", "fixtures", name), join(folder, "main.tf.json"));
  const terraform = findTerraform(undefined, env);
  const call = async (args: readonly string[], variables: Variables = {}, accepted = [0]) => {
    const values = Object.entries(variables).flatMap(([key, value]) => ["-var", `${key}=${value}`]);
    const all = [...args, "-input=false", "-no-color", ...values];
    const { exitCode, stdout, stderr } = await run(terraform, all, { cwd: folder, env, timeoutMs: 120_000 });
    if (accepted.includes(exitCode)) return { exitCode, stdout };
    throw new Error(`terraform ${args[0]} ended with ${exitCode}\n${stdout}\n${stderr}`);
  };
  await call(["init"]);
  return {
    apply: async (variables) => void (await call(["apply", "-auto-approve"], variables)),
    changes: async (variables) => {
      const { exitCode, stdout } = await call(["plan", "-detailed-exitcode"], variables, [0, 2]);
      return exitCode === 2 ? stdout : undefined;
    },
    destroy: async (variables) => void (await call(["destroy", "-auto-approve"], variables)),
  };
}
