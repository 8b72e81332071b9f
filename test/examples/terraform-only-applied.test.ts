/** examples/terraform-only as its README applies it, in emulated accounts: by Terraform alone, state buckets first. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { objectAt } from "../../runner/json";
import { type Session, withSession } from "../../runner/session";
import { describeEmulated, emulated } from "../support/emulated";
import { temporaryFolder } from "../support/folder";
import { copyHclExample, HCL_ROOTS, type HclRoot } from "../support/hcl-example";
import { slipway } from "../support/slipway";

const LIMIT_MS = 900_000;
const folder = temporaryFolder();
/** `terraform show -json` of each root: what `slipway access --state` reads. */
const states = join(folder, "states");

describeEmulated("examples/terraform-only, applied", () => {
  const machine = emulated();
  let example = "";
  const second = new Map<HclRoot, { readonly exitCode: number | null; readonly stdout: string }>();

  beforeAll(async () => {
    example = copyHclExample(folder);
    mkdirSync(states);
    await Promise.all(
      HCL_ROOTS.map((root) =>
        withSession({ offline: false, anyMirror: true, env: machine.as(root) }, (session) =>
          applied(session, root),
        ),
      ),
    );
  }, LIMIT_MS);

  /** Runs Terraform in a root as a person does. @returns what it wrote */
  const terraform = async (session: Session, root: HclRoot, args: readonly string[]): Promise<string> => {
    const run = await session.run([...args, "-no-color"], { cwd: join(example, root) });
    if (run.exitCode !== 0)
      throw new Error(`${root}: terraform ${args.join(" ")}\n${run.stdout}\n${run.stderr}`);
    return run.stdout;
  };

  const applied = async (session: Session, root: HclRoot) => {
    const backend = join(example, root, "backend.tf");
    const apply = ["apply", "-input=false", "-auto-approve"];
    renameSync(backend, `${backend}.off`);
    await terraform(session, root, ["init", "-input=false"]);
    await terraform(session, root, [...apply, "-target=module.state_bucket"]);
    renameSync(`${backend}.off`, backend);
    await terraform(session, root, ["init", "-input=false", "-migrate-state", "-force-copy"]);
    await terraform(session, root, apply);
    const plan = ["plan", "-input=false", "-detailed-exitcode", "-no-color"];
    second.set(root, await session.run(plan, { cwd: join(example, root) }));
    const state = await session.run(["show", "-json"], { cwd: join(example, root) });
    writeFileSync(join(states, `${root}.json`), state.stdout);
  };

  const resources = (root: HclRoot): readonly string[] => {
    const state: unknown = JSON.parse(readFileSync(join(states, `${root}.json`), "utf8"));
    return addressesIn(objectAt(state, "values", "root_module"));
  };

  test.each(HCL_ROOTS)("%s: a second plan finds nothing to do", (root) => {
    const { exitCode, stdout } = second.get(root) ?? {};
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining("No changes.") });
  });

  test.each(HCL_ROOTS)("%s: the state lies in the bucket that it holds", (root) => {
    expect(resources(root)).toContain("module.state_bucket.aws_s3_bucket.this");
    const backend: unknown = JSON.parse(
      readFileSync(join(example, root, ".terraform", "terraform.tfstate"), "utf8"),
    );
    expect(objectAt(backend, "backend")).toMatchObject({ type: "s3", config: { key: `${root}.tfstate` } });
  });

  test("THEN what stands is proven: every call of a release is allowed, and nobody gets in who isn't meant to", async () => {
    const told = "orders-team@acme.example,release@acme.example";
    const args = ["access", "--state", states, "--no-stacks", "--told", told];
    const { status, stdout, stderr } = await slipway(args, folder);
    expect({ status, stdout, stderr }).toMatchObject({ status: 0, stderr: "" });
    expect(stdout).toMatch(/1 pipelines?, \d+ steps, \d+ calls: all are allowed/);
    for (const environment of ["staging", "production"])
      expect(stdout).toContain(`role/slipway/deploy/acme-orders-${environment}-deploy`);
  }, 60_000);
});

/** Of a module of a state, and of the modules in it. */
function addressesIn(module: ReturnType<typeof objectAt>): string[] {
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  return [
    ...list(module.resources).map((resource) => String(objectAt(resource).address)),
    ...list(module.child_modules).flatMap((child) => addressesIn(objectAt(child))),
  ];
}
