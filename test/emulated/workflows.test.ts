/** The workflows of GitHub Actions, from what was merged to what is applied, and a pull request's review. */

import { readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describeEmulated, emulated } from "../support/emulated";
import { temporaryFolder } from "../support/folder";
import { platformRepository } from "../support/platform-repository";
import { type JobEnd, runJob } from "../support/workflow-runs";

const CONFIG = `
organization: acme
region: us-east-1
tools:
  account: "111111111111"
  profile: acme-tools
environments:
  staging:
    account: "222222222222"
    profile: acme-staging
services:
  pages:
    source: { github: { repository: acme/pages, branch: main } }
    build: { compute: small }
    deploy: { website: {} }
infrastructure:
  runner: github-actions
  source: { github: { repository: acme/platform } }
`;

const entry = (thing: string) => `arn:aws:iam::111111111111:role/slipway/github/acme-infrastructure-${thing}`;
const VARIABLES = {
  "vars.SLIPWAY_REGION": "us-east-1",
  "vars.SLIPWAY_PLANS": "acme-plans-111111111111-us-east-1",
  "vars.SLIPWAY_PLAN_ROLE": entry("plan"),
  "vars.SLIPWAY_PULL_REQUEST_ROLE": entry("pull-request"),
};

describeEmulated("the workflows of GitHub Actions", () => {
  const assumed: string[] = [];
  const machine = emulated(undefined, ({ service, action, body }) => {
    const role = new URLSearchParams(body.toString("utf8")).get("RoleArn");
    if (service === "sts" && action === "AssumeRole" && role?.includes("/slipway/infrastructure/"))
      assumed.push(role);
  });
  const folder = temporaryFolder();
  const comments: string[] = [];
  let repository: ReturnType<typeof platformRepository>;
  const github = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (request.method === "POST") comments.push(JSON.parse(Buffer.concat(chunks).toString("utf8")).body);
      response.setHeader("content-type", "application/json").end(request.method === "GET" ? "[]" : "{}");
    });
  });
  let number = 0;

  const job = (file: string, name: string, commit: string, values = {}, env = {}): Promise<JobEnd> => {
    number += 1;
    return runJob(file, name, {
      machine,
      repository: repository.folder,
      commit,
      folder: join(folder, `job-${number}`),
      values: { ...VARIABLES, ...values },
      env,
    });
  };
  const plan = (commit: string) =>
    job("deliver.yml", "plan", commit, { "github.run_id": String(number), "github.run_attempt": "1" });
  const apply = (
    account: string,
    commit: string,
    outputs: JobEnd["outputs"],
    digest = outputs["steps.plans.outputs.digest"],
  ) =>
    job("apply.yml", "apply", commit, {
      "inputs.account": account,
      "inputs.digest": digest,
      "inputs.folder": outputs["steps.plans.outputs.folder"],
      "vars.SLIPWAY_APPLY_ROLE": entry(`apply-${account}`),
    });

  beforeAll(async () => {
    repository = platformRepository(join(folder, "platform"), CONFIG);
    const made = await repository.person(machine, "bootstrap", "tools", "staging", "--yes");
    expect(`${made.exitCode} ${made.stderr}`).toMatch(/^0 /);
    github.listen(0, "127.0.0.1");
  }, 900_000);
  afterAll(() => github.close());

  it("check a revision, signed in to no account", async () => {
    const commit = repository.git("rev-parse", "HEAD");
    const checked = await runJob("check.yml", "check", {
      machine,
      repository: repository.folder,
      commit,
      folder: join(folder, "check"),
      values: {},
      // Which this test is a part of.
      skip: ["npm run lint", "npm test"],
    });
    expect(`${checked.exitCode} ${checked.log}`).toMatch(/^0 [\s\S]*1 service, 1 environment, 4 stacks/);
  }, 300_000);

  it("apply what was merged as it was planned, each account by its own role, and no other plan", async () => {
    const commit = repository.git("rev-parse", "HEAD");
    const planned = await plan(commit);
    expect(`${planned.exitCode} ${planned.log}`).toMatch(/^0 /);
    expect(planned.summary).toMatch(/^\*\*Widens access[^*]*\*\* .*`tools` \+\d+ ~0 −0/);
    expect(planned.outputs).toMatchObject({ "steps.plans.outputs.changed": "2" });
    expect([...new Set(assumed.splice(0))].sort()).toEqual(
      ["1", "2"].map(
        (account) => `arn:aws:iam::${account.repeat(12)}:role/slipway/infrastructure/acme-slipway-plan`,
      ),
    );

    const refused = await apply("tools", commit, planned.outputs, `sha256:${"0".repeat(64)}`);
    expect([refused.exitCode, refused.log]).toEqual([1, expect.stringMatching(/approved was sha256:0000/)]);

    for (const [account, digit] of [
      ["tools", "1"],
      ["staging", "2"],
    ] as const) {
      assumed.length = 0;
      const applied = await apply(account, commit, planned.outputs);
      expect(`${applied.exitCode} ${applied.log}`).toMatch(
        new RegExp(`^0 [\\s\\S]*${account}: [1-9]\\d* added, 0 changed, 0 destroyed`),
      );
      expect([...new Set(assumed)]).toEqual([
        `arn:aws:iam::${digit.repeat(12)}:role/slipway/infrastructure/acme-slipway-apply`,
      ]);
    }
    const again = await repository.person(machine, "plan", "tools", "staging");
    expect(`${again.exitCode} ${again.stdout}`).toMatch(/^0 /);
    // What was fetched is what an apply needs, and no plan in plain text.
    expect(readdirSync(join(folder, `job-${number}`, "work", "reviewed")).sort()).toEqual(
      ["bootstrap-staging", "bootstrap-tools", "staging", "tools"]
        .flatMap((stack) => [`${stack}.lock.hcl`, `${stack}.tfplan`])
        .concat("reviewed.json")
        .sort(),
    );
  }, 1_200_000);

  it("review a pull request in one comment, planning the stacks that it changes", async () => {
    repository.git("checkout", "-q", "-b", "tags");
    const commit = repository.commit(
      CONFIG.concat("artifacts: { expireAfterDays: 60 }\n"),
      "Keep artifacts longer",
    );
    repository.git("checkout", "-q", "main");
    const event = join(folder, "event.json");
    writeFileSync(event, JSON.stringify({ pull_request: { number: 7 } }));
    assumed.length = 0;
    const { port } = github.address() as AddressInfo;
    const reviewed = await job(
      "pull-request.yml",
      "review",
      commit,
      { "github.base_ref": "main", "github.token": "token-of-a-test" },
      {
        GITHUB_REPOSITORY: "acme/platform",
        GITHUB_EVENT_PATH: event,
        GITHUB_API_URL: `http://127.0.0.1:${port}`,
      },
    );
    expect(`${reviewed.exitCode} ${reviewed.log}`).toMatch(/^0 /);
    expect(comments).toHaveLength(1);
    expect(comments[0]).toMatch(/`tools` \+0 ~1 −0/);
    expect(comments[0]).toMatch(/Not planned: the same as in `origin\/main`/);
    expect([...new Set(assumed)]).toEqual([
      "arn:aws:iam::111111111111:role/slipway/infrastructure/acme-slipway-plan",
    ]);
  }, 600_000);
});
