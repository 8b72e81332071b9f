import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import { describeEmulated } from "../support/emulated";
import { processesOf, temporaryFilesOf } from "../support/fake-machine";
import { temporaryFolder, writeFiles } from "../support/folder";
import { type Ended, slipway } from "../support/slipway";

const folder = temporaryFolder();
const here = join(folder, "here");
const STACKS = [
  "bootstrap-tools",
  "bootstrap-staging",
  "bootstrap-production",
  "tools",
  "staging",
  "production",
];

describeEmulated("slipway demo on the default configuration", () => {
  let demo: Ended;

  beforeAll(async () => {
    mkdirSync(here);
    copyFileSync(join(__dirname, "../../slipway.yaml"), join(here, "slipway.yaml"));
    writeFiles(folder, { "tmp/here": "" });
    // A real account's credentials, which must not be used.
    const variables = { AWS_ACCESS_KEY_ID: "AKIAREAL", AWS_SECRET_ACCESS_KEY: "real", AWS_PROFILE: "real" };
    demo = await slipway(["demo"], here, { ...variables, TMPDIR: join(folder, "tmp") });
  }, 600_000);

  /** What is said of every stack with this word before the number of its resources. */
  const resources = (word: string) =>
    STACKS.map((stack) =>
      Number(new RegExp(`^${stack}: ${word} (\\d+) resources? in `, "m").exec(demo.stderr)?.[1]),
    );

  it("goes as it says, with exit status 0", () => {
    expect(demo.stderr).not.toMatch(/error:/i);
    expect(demo.status).toBe(0);
  });

  it("applies every stack, and destroys what it has applied", () => {
    const [made, destroyed] = [resources("applied"), resources("destroyed")];
    for (const number of made) expect(number).toBeGreaterThan(8);
    expect(destroyed).toEqual(made);
  });

  it.each(STACKS)("finds nothing to do in a second plan of %s", (stack) => {
    expect(demo.stderr).toMatch(new RegExp(`^${stack}: no changes$`, "m"));
  });

  it("finds every policy as the access proof reads it from the synthesized stacks", () => {
    const [, statements, policies] =
      /^All (\d+) statements of (\d+) policies stand as they read/m.exec(demo.stderr) ?? [];
    expect(Number(policies)).toBeGreaterThan(50);
    expect(Number(statements)).toBeGreaterThan(Number(policies));
  });

  it("shows what AWS gave back, not what was asked for", () => {
    expect(demo.stdout).toMatch(
      /^ {2}address {4}http:\/\/acme-staging-\S+\.us-east-1\.elb\.amazonaws\.com$/m,
    );
    expect(demo.stdout).toMatch(
      /^ {2}(buckets {4}| {11})acme-artifacts-111111111111-us-east-1, key acme-artifacts$/m,
    );
    expect(demo.stdout).toMatch(/^ {2}network {4}10\.30\.0\.0\/16: 2 public, 2 private subnets/m);
  });

  it("shows who may become whom, as both sides say it in IAM", () => {
    expect(demo.stdout).toMatch(
      /acme-storefront-pipeline in tools may become\n {4}▸ acme-storefront-staging-deploy in staging/,
    );
    expect(demo.stdout).toContain("Each is said twice");
  });

  it("fits a small terminal: 80 columns, and a tour of 60 lines", () => {
    const tour = demo.stdout.trimEnd().split("\n");
    expect(tour.filter((line) => line.length > 80)).toEqual([]);
    expect(tour.length).toBeLessThanOrEqual(60);
  });

  it("leaves no process and no file, neither where it ran nor among temporary files", () => {
    expect(temporaryFilesOf(folder)).toEqual([]);
    expect(readdirSync(here)).toEqual(["slipway.yaml"]);
    if (platform() === "linux") expect(processesOf(folder)).toEqual([]);
  });
});
