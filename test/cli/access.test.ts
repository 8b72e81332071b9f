import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/folder";
import { slipway } from "../support/slipway";

const ROOT = join(__dirname, "..", "..");
const folder = temporaryFolder();
const OUT = join(folder, "out");

/** The default configuration's stacks, with one text in one of them otherwise. */
function changed(name: string, stack: string, from: RegExp, to: string): string {
  const copy = join(folder, name);
  cpSync(OUT, copy, { recursive: true });
  const file = join(copy, "stacks", stack, "cdk.tf.json");
  const text = readFileSync(file, "utf8");
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
  return copy;
}

const access = (...args: string[]) => slipway(["access", ...args], folder);

beforeAll(async () => {
  mkdirSync(join(folder, "stateless"));
  const { status, stderr } = await slipway(["synth", "--output", OUT], ROOT);
  expect(`${status} ${stderr}`).toMatch(/^0 /);
}, 60_000);

describe("slipway access", () => {
  it("proves the default configuration, and shows who can do what", async () => {
    const { status, stdout, stderr } = await access("--output", OUT);
    expect(`${status} ${stderr}`).toBe("0 ");
    expect(stdout).toMatch(/^\d+ roles in 3 accounts, \d+ statements of \d+ policies\n/);
    expect(stdout).toContain("calls: all are allowed\n");
    expect(stdout).toMatch(
      /a pipeline becomes its deploy roles\n {4}because .*\n {4}acme-storefront-pipeline → /,
    );
  });

  it("finds a role that another account may become, with the statement, and exits with 2", async () => {
    const out = changed("open", "production", /\/pipeline\/acme-storefront-pipeline/, "/pipeline/*");
    const { status, stdout } = await access("--output", out);
    expect(status).toBe(2);
    expect(stdout).toContain("Somebody gets in who isn't meant to\n");
    expect(stdout).toMatch(/an administrator of 111111111111, as .* can become the role\n/);
    expect(stdout).toContain("statement AssumedByThePipeline");
  });

  it("finds an action that a release needs, with the policy that lacks it, and exits with 2", async () => {
    const out = changed(
      "shut",
      "production",
      /\\?"codedeploy:CreateDeployment\\?"/,
      '\\"codedeploy:GetDeployment\\"',
    );
    const { status, stdout } = await access("--output", out);
    expect(status).toBe(2);
    expect(stdout).toContain("A release would be refused\n");
    expect(stdout).toContain("may not codedeploy:CreateDeployment\n");
    expect(stdout).toMatch(
      /the identity policy of \S+-production-deploy in 333333333333 lacks a statement; add\n/,
    );
  });

  it("prints JSON, and Markdown", async () => {
    const json = JSON.parse((await access("--output", OUT, "--json")).stdout);
    expect(json).toMatchObject({ ok: true, rehearsal: [], adversaries: [], lint: [] });
    expect(json.granted.length).toBeGreaterThan(100);
    expect(json.granted).toContainEqual({
      who: "arn:aws:iam::111111111111:role/slipway/pipeline/acme-storefront-pipeline",
      action: "sts:AssumeRole",
      on: "arn:aws:iam::333333333333:role/slipway/deploy/acme-storefront-production-deploy",
      account: "333333333333",
      condition: "always",
      statements: [
        expect.stringMatching(/^production: aws_iam_role\.\S+\.assume_role_policy, AssumedByThePipeline$/),
        expect.stringMatching(/^tools: aws_iam_role_policy\.\S+\.policy, AssumeDeployRole$/),
      ],
      because: ["a pipeline becomes its deploy roles"],
      weaknesses: [],
    });
    const weak = json.granted.filter(({ weaknesses }: { weaknesses: string[] }) => weaknesses.length > 0);
    expect(weak.length).toBeGreaterThan(0);
    const { stdout } = await access("--output", OUT, "--markdown");
    expect(stdout).toMatch(/^### \d+ roles in 3 accounts/);
    expect(stdout).toContain("\n- a pipeline becomes its deploy roles\n  - because ");
  });

  it("finds a subscriber whom the configuration beside it doesn't name", async () => {
    const out = changed("told", "tools", /release@acme\.example/g, "stranger@elsewhere.example");
    const { status, stdout } = await slipway(["access", "--output", out], ROOT);
    expect(status).toBe(2);
    expect(stdout).toMatch(/111111111111: stranger@elsewhere\.example can listen in\n {4}sns:Subscribe\n/);
    expect((await slipway(["access", "--output", OUT], ROOT)).status).toBe(0);
  });

  it("says what a change lets in, and what it takes away", async () => {
    const open = changed("base", "production", /\/pipeline\/acme-storefront-pipeline/, "/pipeline/*");
    const wider = await access("--output", open, "--base", OUT);
    expect(wider.status).toBe(2);
    expect(wider.stdout).toMatch(/^Newly allowed\n {2}333333333333: an administrator of 111111111111, as /);
    const narrower = await access("--output", OUT, "--base", open);
    expect(narrower.status).toBe(0);
    expect(narrower.stdout).toMatch(/^No longer allowed\n/);
    const same = await access("--output", OUT, "--base", OUT);
    expect(`${same.status} ${same.stdout}`).toBe("0 Access\n  nobody may do anything else than before\n");
  });

  it("answers one question, and why somebody may not", async () => {
    const deploy = "acme-storefront-production-deploy";
    const who = await access("--output", OUT, "--who", "sts:AssumeRole", deploy);
    expect(who.status).toBe(0);
    expect(who.stdout).toContain("role/slipway/pipeline/acme-storefront-pipeline\n    allowed by ");
    const by = await access(
      "--output",
      OUT,
      "--who",
      "sts:AssumeRole",
      deploy,
      "--by",
      "acme-storefront-build",
    );
    expect(by.stdout).toContain("may not sts:AssumeRole");
    expect(by.stdout).toContain("    lacks an Allow in the resource policy and the identity policy\n");
    const json = await access("--output", OUT, "--who", "STS:assumerole", deploy, "--json");
    expect(JSON.parse(json.stdout).questions).toMatchObject([{ action: "sts:AssumeRole" }]);
  });

  it("takes service control policies into account, and names the one that denies", async () => {
    const file = join(folder, "scp.json");
    const everything = { Effect: "Allow", Action: "*", Resource: "*" };
    const denial = { Sid: "NoDeploys", Effect: "Deny", Action: "codedeploy:CreateDeployment", Resource: "*" };
    const root = [{ Version: "2012-10-17", Statement: [everything] }];
    const unit = [{ Version: "2012-10-17", Statement: [everything, denial] }];
    writeFileSync(file, JSON.stringify({ "333333333333": [root, unit] }));
    const { status, stdout } = await access("--output", OUT, "--scp", file);
    expect(status).toBe(2);
    expect(stdout).toContain("calls: 1 is refused\n");
    expect(stdout).toContain(`denied by ${file}: 333333333333, level 2, policy 1, statement NoDeploys\n`);
  });

  it.each([
    [
      "an account that isn't theirs",
      { "444444444444": [[]] },
      "no stack is bound to the account 444444444444; there are ",
    ],
    ["no account", {}, "no account in it\nIt holds "],
    [
      "a name for an account",
      { production: [[]] },
      "production is no account id, which has twelve digits\nIt holds ",
    ],
    [
      "a policy for a list",
      { "333333333333": { Statement: [] } },
      "333333333333: no list of lists\nIt holds ",
    ],
    [
      "no policy",
      { "333333333333": [["Deny"]] },
      "level 1, policy 1: no policy, which is JSON: Deny\nIt holds ",
    ],
  ])(
    "GIVEN service control policies of %s THEN it says so, and exits with 1",
    async (_, content, message) => {
      const file = join(folder, "wrong.json");
      writeFileSync(file, JSON.stringify(content));
      const { status, stdout, stderr } = await access("--output", OUT, "--scp", file);
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toContain(message);
    },
  );

  it.each([
    ["no stacks", ["--output", "nowhere"], "nowhere holds no synthesized stacks\nRun `slipway synth`."],
    [
      "a resource that isn't there",
      ["--who", "kms:Decrypt", "alias/acme-artifact"],
      "no stack makes anything called alias/acme-artifact; did you mean alias/acme-artifacts?\nAllowed: an ARN,",
    ],
    [
      "no action",
      ["--who", "Decrypt", "alias/acme-artifacts"],
      '"Decrypt" is no action; one is written kms:Decrypt, without wildcards',
    ],
    [
      "an action that AWS doesn't have",
      ["--who", "kms:Decript", "alias/acme-artifacts"],
      "there is no action kms:Decript; did you mean kms:Decrypt?\n",
    ],
    [
      "a service that AWS doesn't have",
      ["--who", "ksm:Decrypt", "alias/acme-artifacts"],
      "AWS has no service ksm; did you mean kms?\n",
    ],
    [
      "an action on objects and a bucket",
      ["--who", "s3:GetObject", "s3://acme-artifacts-111111111111-us-east-1"],
      "s3:GetObject doesn't take arn:aws:s3:::acme-artifacts-111111111111-us-east-1; did you mean s3://acme-artifacts-111111111111-us-east-1/…?\nIt takes ",
    ],
    [
      "an action on buckets and an object",
      ["--who", "s3:ListBucket", "s3://acme-artifacts-111111111111-us-east-1/a"],
      "s3:ListBucket doesn't take arn:aws:s3:::acme-artifacts-111111111111-us-east-1/a; did you mean arn:aws:s3:::acme-artifacts-111111111111-us-east-1?\nIt takes ",
    ],
    [
      "an action on something else",
      ["--who", "sts:AssumeRole", "alias/acme-artifacts"],
      "sts:AssumeRole doesn't take arn:aws:kms:",
    ],
    [
      "an action that takes nothing",
      ["--who", "ecr:GetAuthorizationToken", "storefront"],
      "ecr:GetAuthorizationToken takes no resource: policies allow it on * alone",
    ],
    [
      "no resource",
      ["--who", "kms:Decrypt"],
      "--who takes an action and a resource: --who kms:Decrypt alias/acme-artifacts",
    ],
    [
      "nobody of that name",
      ["--who", "kms:Decrypt", "alias/acme-artifacts", "--by", "me"],
      "nobody is called me\nAllowed: ",
    ],
    [
      "almost a name",
      ["--who", "kms:Decrypt", "alias/acme-artifacts", "--by", "acme-storefront-biuld"],
      "nobody is called acme-storefront-biuld; did you mean acme-storefront-build?\nAllowed: ",
    ],
    [
      "almost an ARN",
      [
        "--who",
        "kms:Decrypt",
        "alias/acme-artifacts",
        "--by",
        "arn:aws:iam::111111111111:role/slipway/build/acme-storefront-biuld",
      ],
      "did you mean arn:aws:iam::111111111111:role/slipway/build/acme-storefront-build?\nAllowed: ",
    ],
    [
      "a word behind no option",
      ["production"],
      '"production" stands behind no option: access reads all stacks at once\nOne question: --who ACTION RESOURCE',
    ],
    ["a second folder", ["--plan", "a", "b"], '"b" stands behind no option: '],
    ...(["--by", "--base", "--plan", "--state", "--scp"] as const).map(
      (option): [string, string[], string] => [
        `${option} twice`,
        [option, "a", option, "b"],
        `${option} is given twice, as a and as b: leave out one of them`,
      ],
    ),
    [
      "--plan and --state",
      ["--plan", "a", "--state", "b"],
      "--plan reads what will be, --state what stands: leave out one of them",
    ],
    ["--no-stacks alone", ["--no-stacks"], "--no-stacks reads states alone: --state DIR says where they are"],
    [
      "--told of Slipway's own stacks",
      ["--told", "a@acme.example"],
      "--told belongs to --no-stacks: of Slipway's own stacks slipway.yaml says who is told",
    ],
    ["no such folder of states", ["--state", "gone", "--no-stacks"], "gone can't be read: ENOENT"],
    [
      "a folder without states",
      ["--state", "stateless", "--no-stacks"],
      "stateless holds no state: no file in it ends in .json",
    ],
    [
      "--by alone",
      ["--by", "me"],
      "--by belongs to --who: --who kms:Decrypt alias/acme-artifacts --by acme-storefront-build",
    ],
    [
      "--by of nobody",
      ["--who", "kms:Decrypt", "alias/acme-state", "--by", ""],
      "--by is empty: it takes a name",
    ],
    [
      "a resource of no name",
      ["--who", "kms:Decrypt", ""],
      "--who takes an action and a resource: --who kms:",
    ],
    ...(["--base", "--plan", "--state", "--scp", "--output"] as const).map(
      (option): [string, string[], string] => [
        `${option} of nothing`,
        [option, ""],
        `${option} is empty: it takes `,
      ],
    ),
    ["no plans", ["--plan", "nowhere"], "can't be read: "],
    [
      "--who and --base",
      ["--who", "kms:Decrypt", "alias/acme-state", "--base", "x"],
      "--who asks about one synthesis: leave out --base",
    ],
    [
      "--who and --markdown",
      ["--markdown", "--who", "kms:Decrypt", "alias/acme-state"],
      "--who answers in text, or with --json: leave out --markdown",
    ],
    [
      "--base and --plan",
      ["--base", "x", "--plan", "y"],
      "--base compares stacks with stacks: leave out --plan and --state",
    ],
  ])("GIVEN %s THEN it says so, and exits with 1", async (_, args, message) => {
    const { status, stdout, stderr } = await access(
      ...(args.includes("--output") ? [] : ["--output", OUT]),
      ...args,
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it("GIVEN an operator that AWS doesn't have THEN it names policy, statement and operator", async () => {
    const out = changed("operator", "production", /ArnEquals/, "ArnSame");
    const { status, stdout, stderr } = await access("--output", out);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^error: production: .*, statement \d+: .*ArnSame/);
    expect(stderr).not.toContain("did not expect");
  });

  it("GIVEN states of nothing THEN nothing is proven", async () => {
    const states = join(folder, "states");
    mkdirSync(states);
    for (const stack of readdirSync(join(OUT, "stacks")))
      writeFileSync(join(states, `${stack}.json`), '{ "values": {} }');
    const { status, stdout, stderr } = await access("--output", OUT, "--state", states);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("tools: neither a state nor a plan: it holds no values");
  });

  it("GIVEN a stack whose folder is gone THEN it says which, and what to do", async () => {
    const out = changed("gone", "tools", /$/, "");
    rmSync(join(out, "stacks", "tools"), { recursive: true });
    const { status, stderr } = await access("--output", out);
    expect(status).toBe(1);
    expect(stderr).toMatch(/gone\/stacks\/tools\/cdk\.tf\.json can't be read: .*\nRun `slipway synth`\./);
  });

  it("GIVEN other Terraform files beside a stack THEN it names them, and nothing is proven", async () => {
    const out = changed("stray", "tools", /$/, "");
    const names = ["extra.tf", "more.tf.json", "override.tf.json", "x.tofu"];
    for (const name of names) writeFileSync(join(out, "stacks", "tools", name), "");
    writeFileSync(join(out, "stacks", "tools", ".terraform.lock.hcl"), "");
    const { status, stdout, stderr } = await access("--output", out);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(
      "Terraform would read these files beside the stacks, and nobody reads them here:",
    );
    for (const name of names) expect(stderr).toContain(`${join("stray", "stacks", "tools", name)}\n`);
    expect(stderr).not.toContain("lock");
    const base = await access("--output", OUT, "--base", out);
    expect(base.status).toBe(1);
  });

  it("GIVEN a role in the network's module THEN it names module and role, and nothing is proven", async () => {
    const out = changed("module", "staging", /$/, "");
    const [assets = ""] = readdirSync(join(out, "stacks", "staging", "assets"));
    const file = join(out, "stacks", "staging", "assets", assets, "network", "main.tf");
    writeFileSync(file, `${readFileSync(file, "utf8")}\nresource "aws_iam_role" "door" {}\n`);
    const { status, stdout, stderr } = await access("--output", out);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(
      /staging: module\.shared_network_\w+: \S+\/network\/main\.tf: resource aws_iam_role door might let somebody in\n/,
    );
  });

  it("GIVEN a policy that it can't read THEN nothing is taken as read", async () => {
    mkdirSync(join(folder, "x"), { recursive: true });
    const out = changed(
      "unread",
      "tools",
      /(assume_role_policy": ")\$\{jsonencode\(/,
      "$1${data.http.policy.body}${jsonencode(",
    );
    const { status, stdout, stderr } = await access("--output", out);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/who may do what can't be told from .*unread:\n {2}tools: /);
  });

  it.each<[string, (copy: string) => void, RegExp]>([
    [
      "a key that stands twice",
      (copy) => {
        const file = join(copy, "stacks", "tools", "cdk.tf.json");
        const text = readFileSync(file, "utf8");
        writeFileSync(
          file,
          text.replace("{\n", '{\n  "resource": { "aws_iam_user": { "e": { "name": "e" } } },\n'),
        );
      },
      /^error: not as synthesis writes it, or with a key that stands twice: \S+tools\/cdk\.tf\.json\nRun `slipway synth`/,
    ],
    [
      "a folder that isn't listed",
      (copy) => mkdirSync(join(copy, "stacks", "evil")),
      /^error: \S+ holds what manifest\.json doesn't list as a stack: evil\nRun `slipway synth`/,
    ],
    [
      "no stacks in the manifest",
      (copy) => writeFileSync(join(copy, "manifest.json"), '{"stacks":{}}'),
      /^error: \S+ holds no synthesized stacks\nRun `slipway synth`\./,
    ],
    [
      "a stack without its folder in the manifest",
      (copy) => {
        const file = join(copy, "manifest.json");
        writeFileSync(file, readFileSync(file, "utf8").replace('"stacks/bootstrap-staging"', "3"));
      },
      /^error: \S+ holds no synthesized stacks\nRun `slipway synth`\./,
    ],
    [
      "values for variables beside a stack",
      (copy) => writeFileSync(join(copy, "stacks", "tools", "terraform.tfvars.json"), "{}"),
      /^error: Terraform would read these files beside the stacks.*terraform\.tfvars\.json/s,
    ],
  ])("GIVEN %s THEN nothing is taken as read", async (name, change, message) => {
    const copy = join(folder, name.replaceAll(/\W/g, "-"));
    cpSync(OUT, copy, { recursive: true });
    change(copy);
    const { status, stdout, stderr } = await access("--output", copy);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
