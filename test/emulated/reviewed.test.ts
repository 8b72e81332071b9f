import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeEmulated, emulated } from "../support/emulated";
import { temporaryFolder, writeFiles } from "../support/folder";
import { slipway } from "../support/slipway";

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
`;

describeEmulated("plans that were reviewed", () => {
  const machine = emulated();
  const folder = temporaryFolder();
  const reviewed = join(folder, "reviewed");
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-c", "user.name=Acme", "-c", "user.email=platform@acme.example", ...args], {
      cwd: folder,
    });
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    slipway(args, folder, { ...machine.env(), ...env });
  const apply = (args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
    run(["apply", "--reviewed", "reviewed", ...args], env);
  const commit = (message: string) => git("commit", "-qam", message);

  /** Plans and reviews all. @returns the digest that the comment says */
  const review = async () => {
    const made = await run(["review", "--out", "reviewed"]);
    expect(`${made.status} ${made.stderr}`).toMatch(/^0 /);
    const digest = /--digest (sha256:[0-9a-f]{64})/.exec(made.stdout)?.[1];
    return digest ?? `${made.stdout}${made.stderr}`;
  };

  beforeAll(async () => {
    writeFiles(folder, { "slipway.yaml": CONFIG, ".gitignore": "cdktf.out/\nreviewed/\n" });
    git("init", "-q");
    git("add", ".");
    commit("Describe the system");
    const made = await run(["bootstrap", "tools", "staging", "--yes"]);
    expect(`${made.status} ${made.stderr}`).toMatch(/^0 /);
  }, 600_000);

  const refused = async (ran: ReturnType<typeof apply>, message: RegExp) => {
    const { status, stdout, stderr } = await ran;
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([1, ""]);
  };

  it("are applied as they are, and once; anything that differs is said, and nothing is applied", async () => {
    const digest = await review();

    await refused(
      apply(["--digest", `sha256:${"0".repeat(64)}`]),
      /reviewed\.json has the digest sha256:\w+; approved was sha256:0000/,
    );

    const plan = join(reviewed, "tools.tfplan");
    const { length } = readFileSync(plan);
    appendFileSync(plan, "x");
    await refused(
      apply(["--digest", digest]),
      /tools: reviewed\/tools\.tfplan isn't the file that was reviewed\nNothing was applied/,
    );
    truncateSync(plan, length);

    const config = join(folder, "slipway.yaml");
    writeFileSync(config, `${CONFIG}tags: { Team: web }\n`);
    await refused(
      apply(),
      /commit: files differ from the commit.*\n.*tools: it is synthesized otherwise than when it was reviewed/s,
    );
    commit("Tag everything");
    await refused(apply(), /commit: the plans were made of [0-9a-f]{40}, and this is [0-9a-f]{40}/);
    git("reset", "-q", "--hard", "HEAD~1");

    // Signed in to another account than the stacks name.
    const other = join(folder, "..", `other-account-${process.pid}`);
    const settings = readFileSync(String(machine.env().AWS_CONFIG_FILE), "utf8");
    writeFileSync(
      other,
      settings
        .replace("[profile acme-tools]", "[profile was]")
        .replace("[profile acme-production]", "[profile acme-tools]"),
    );
    await refused(
      apply([], { AWS_CONFIG_FILE: other }),
      /bootstrap-tools: terraform init[\s\S]*(?:not allowed|account)/i,
    );

    const applied = await apply(["--digest", digest]);
    expect(`${applied.status} ${applied.stderr}`).toMatch(/^0 /);
    expect(applied.stdout).toMatch(/tools: [1-9]\d* added, 0 changed, 0 destroyed\nstaging: [1-9]\d* added/);

    await refused(
      apply(["--digest", digest]),
      /tools: the plan was made for no state, and there is serial \d+ of the state [\w-]+\n/,
    );
  }, 600_000);

  it("are applied over what stands, unless its state has changed since", async () => {
    writeFileSync(join(folder, "slipway.yaml"), `${CONFIG}tags: { Team: web }\n`);
    commit("Tag everything");
    const digest = await review();
    expect(digest).toMatch(/^sha256:/);

    const only = await apply(["tools", "--digest", digest]);
    expect(only.stdout).toMatch(/^tools: 0 added, [1-9]\d* changed, 0 destroyed\n1 stack as reviewed/);

    await refused(
      apply(["--digest", digest]),
      /tools: the plan was made for serial \d+ of the state [\w-]+, and there is serial \d+ of/,
    );

    const rest = await apply(["staging", "--digest", digest]);
    expect(`${rest.status} ${rest.stdout}`).toMatch(/^0 staging: 0 added, [1-9]\d* changed, 0 destroyed/);
    const plan = await run(["plan", "tools", "staging"]);
    expect(`${plan.status} ${plan.stdout}`).toMatch(/^0 /);
  }, 600_000);
});
