import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { demoBelow, stepsOf } from "../support/demo";
import { summaryLine } from "../support/fake-terraform";
import { temporaryFolder, writeFiles } from "../support/folder";

jest.setTimeout(60_000);
const root = temporaryFolder();

const demo = demoBelow(root);

const TRUST = JSON.stringify({
  Statement: {
    Effect: "Allow",
    Principal: { Service: "lambda.amazonaws.com" },
    Action: "sts:AssumeRole",
  },
});

describe("demo", () => {
  test("GIVEN everything THEN it goes from the survey to the end, and leaves nothing", async () => {
    const { status, stderr } = await demo("all");

    expect(status).toBe(0);
    expect(stepsOf(stderr)).toEqual([
      "Look at this machine",
      "Synthesize: slipway.yaml becomes Terraform",
      "Start an AWS on this machine",
      "Bootstrap and apply, all accounts side by side",
      "Plan again",
      "Look around",
      "Destroy everything, state buckets last",
    ]);
    expect(stderr).toMatch(/^bootstrap-tools: applied 3 resources in \d+ s; its state is in S3 now$/m);
    expect(stderr).toMatch(/^tools: no changes$/m);
    expect(stderr).toMatch(/^production: destroyed 3 resources in \d+ s$/m);
    expect(stderr).toMatch(/^6 stacks made, planned again, looked at and destroyed in /m);
  });

  test("an account's stacks come after its state bucket, and go before it", async () => {
    const { stderr } = await demo("order");
    const lines = stderr.split("\n");
    const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
    for (const account of ["tools", "staging", "production"]) {
      expect(at(`bootstrap-${account}: applied`)).toBeLessThan(at(`${account}: applied`));
      expect(at(`${account}: destroyed`)).toBeLessThan(at(`bootstrap-${account}: destroyed`));
    }
  });

  test("says first what Slipway is, and that no account is called", async () => {
    const { stderr } = await demo("opening");

    expect(stderr).toMatch(/^Slipway launches code from a tools account into every workload account\./);
    expect(stderr.indexOf("It needs no AWS")).toBeLessThan(stderr.indexOf("1. Look at this machine"));
    expect(stderr).toMatch(
      /^ {2}production {2}333333333333 .*canary-10-percent-5-minutes[\s\S]*?a person's yes$/m,
    );
  });

  test("GIVEN a stack that can't be applied THEN Terraform's words, nothing left, exit status 1", async () => {
    const instead = { "apply staging": "echo 'Error: no such zone' >&2; exit 1" };
    const { status, stderr } = await demo("failing", { instead });

    expect(status).toBe(1);
    expect(stderr).toMatch(/^staging: terraform apply, exit status 1$/m);
    expect(stderr).toMatch(/^error: staging: terraform apply, exit status 1\n {2}Error: no such zone$/m);
    expect(stepsOf(stderr).at(-1)).toBe("Bootstrap and apply, all accounts side by side");
  });

  test("GIVEN a state bucket that can't be made THEN what needs it is left out", async () => {
    const instead = { "apply bootstrap-tools": "echo 'Error: taken' >&2; exit 1" };
    const { status, stderr } = await demo("no-bucket", { instead });

    expect(status).toBe(1);
    expect(stderr).toMatch(/^tools: left out, because bootstrap-tools failed$/m);
    expect(stderr).toMatch(/^staging: applied 3 resources/m);
    expect(stderr.match(/^error: .*/m)?.[0]).toBe("error: bootstrap-tools: terraform apply, exit status 1");
  });

  test("GIVEN a second plan with a change THEN it names the resource, goes on, exit status 1", async () => {
    const change = { address: "aws_lb.shared", change: { actions: ["update"] } };
    const show = { resource_changes: [change, { address: "aws_vpc.main", change: { actions: ["no-op"] } }] };
    const instead = { "plan staging": `echo '${summaryLine(0, 1)}'; exit 2` };
    const { status, stderr } = await demo("unsettled", { instead, show });

    expect(status).toBe(1);
    expect(stderr).toMatch(/^staging: 0 to add, 1 to change, 0 to destroy$/m);
    expect(stderr).toMatch(/^ {3}staging: update aws_lb\.shared$/m);
    expect(stderr).not.toContain("aws_vpc.main");
    expect(stderr).toMatch(/^staging: destroyed 3 resources/m);
    expect(stderr).toMatch(/The second plan was not empty/);
  });

  test("GIVEN that not all stands that was written THEN it is told, exit status 1", async () => {
    const role = { arn: "arn:aws:iam::111111111111:role/other", name: "other", assume_role_policy: TRUST };
    const resource = { mode: "managed", type: "aws_iam_role", address: "aws_iam_role.other", values: role };
    const here = { prior_state: { values: { root_module: { resources: [resource] } } } };
    const instead = { "show tools": `echo '${JSON.stringify(here)}'; exit` };
    const nothing = { prior_state: { values: { root_module: {} } } };
    const { status, stderr } = await demo("other-access", { instead, show: nothing });

    expect(status).toBe(1);
    expect(stderr).toMatch(/^tools: its state or plan lacks aws_\w+\.\S+, .* and \d+ more; apply/m);
    expect(stderr).toMatch(/^What stands is not what reads in the Terraform code \(step 6\)/m);
  });

  test("every copy asks for the tested provider alone; of a state bucket's stack there are two", async () => {
    const copies = join(root, "copies");
    writeFiles(copies, { here: "" });
    const stacks = ["tools", "staging", "production"].flatMap((name) => [name, `bootstrap-${name}`]);
    const script = `cat *override.tf.json > '${copies}'/$stack.$$; exit`;
    const { status } = await demo("pinned", {
      instead: Object.fromEntries(stacks.map((stack) => [`init ${stack}`, script])),
    });

    expect(status).toBe(0);
    const written = readdirSync(copies).filter((name) => name !== "here");
    expect(written).toHaveLength(9);
    for (const name of written) {
      expect(JSON.parse(readFileSync(join(copies, name), "utf8"))).toMatchObject({
        terraform: { required_providers: { aws: { source: "hashicorp/aws", version: "5.100.0" } } },
      });
    }
  });

  test("GIVEN a configuration that isn't sound THEN its problems, and nothing else", async () => {
    const { status, stdout, stderr } = await demo("bad", {}, ["--config", "bad.yaml"]);

    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^bad\.yaml:1:15 organization: found 1;/m);
  });
});

describe("demo whose emulator doesn't start", () => {
  const ready = JSON.stringify({ port: 1, version: "5.2.1", models: "/nowhere" });

  test.each([
    ["AWS's models aren't where they should be", ready, /ENOENT.*'\/nowhere\/\w+'$/m],
    ["its first line is no JSON", "Welcome to Python", /moto did not start: it said Welcome to Python$/m],
  ])("GIVEN that %s THEN it says so, and nothing is left", async (title, line, said) => {
    const instead = { emulator: `echo '${line}'; cat > /dev/null; exit` };
    const { status, stderr } = await demo(title.replaceAll(/\W+/g, "-"), { instead });

    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: the emulator can't be started: /m);
    expect(stderr).toMatch(said);
    expect(stderr).toMatch(/^It is tested with moto 5\.2\.1; /m);
  });
});

describe("the demo's colours", () => {
  test("GIVEN NO_COLOR or no terminal THEN there are none", async () => {
    const { stderr, stdout } = await demo("plain");

    expect(stderr + stdout).not.toContain("\u001b");
  });
});
