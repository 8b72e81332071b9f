/** `slipway review` on plans that Terraform makes of what stands: every kind of change, of a real example on the emulator. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unprotect } from "../../cli/demo/unprotect";
import { objectAt } from "../../runner/json";
import { heldIn } from "../../runner/relayout/held";
import { describeEmulated, emulated } from "../support/emulated";
import { call, makeStateBucket, synthesizeFor } from "../support/emulated-stack";
import { temporaryFolder } from "../support/folder";
import { terraform, withoutProgress } from "../support/interrupted";
import { type Reviewed, reviewed } from "../support/reviewed";

const ACCOUNT = "222222222222";
const LIMIT_MS = 600_000;
const CHANGE = "slipway_test.tf.json";

describeEmulated("a review of what Terraform plans for a function that stands", () => {
  const machine = emulated();
  const stack = synthesizeFor(
    temporaryFolder(),
    { example: "lambda-canary", account: "staging", stack: "staging" },
    ACCOUNT,
  );
  const { directory } = stack;
  const content = readFileSync(join(directory, "cdk.tf.json"), "utf8");
  /** Address of the first resource of a type. */
  const first = (type: string) =>
    `${type}.${Object.keys(objectAt(JSON.parse(content), "resource", type))[0]}`;
  const LOGS = first("aws_cloudwatch_log_group");
  const FUNCTION = first("aws_lambda_function");

  const run = async (...args: readonly string[]) => {
    const { status, output } = await terraform(args, directory, machine.as("staging"));
    expect(`${status} ${withoutProgress(output)}`).toMatch(/^0 /);
    return output;
  };
  const put = (text: string, more: object = {}) => {
    writeFileSync(join(directory, "cdk.tf.json"), text);
    writeFileSync(join(directory, CHANGE), JSON.stringify(more));
  };

  const lift = () => unprotect({ ok: true, stack: stack.name, cwd: directory, original: directory });

  /** Plans, of the state as it is known, and reviews. */
  async function planned(...args: readonly string[]): Promise<Reviewed> {
    await run("plan", "-input=false", "-no-color", "-out=plan", ...args);
    return reviewed({ staging: JSON.parse(await run("show", "-json", "plan")) });
  }
  const unrefreshed = (...args: readonly string[]) => planned("-refresh=false", ...args);

  const nameOfLogs = async () => {
    const held = heldIn(await run("state", "pull"), "the state");
    return String(held.find(({ address }) => address === LOGS)?.attributes.name);
  };

  beforeAll(async () => {
    await makeStateBucket(machine.emulator(), ACCOUNT);
    await run("init", "-input=false", "-no-color");
    await run("apply", "-auto-approve", "-input=false", "-no-color");
    // What AWS fills in, and what siblings do to each other, is in the state from here on.
    await run("apply", "-refresh-only", "-auto-approve", "-input=false", "-no-color");
    lift();
  }, LIMIT_MS);
  afterEach(() => {
    put(content);
    lift();
  });

  const it = (title: string, test: () => Promise<void>) => global.it(title, test, LIMIT_MS);

  it("GIVEN a destruction THEN logs and their key come first, and everything else is there", async () => {
    const { full } = await unrefreshed("-destroy");
    expect(full).toMatch(/^\*\*Destroys \d+ stateful resources/);
    expect(full).toContain(FUNCTION);
  });

  it("GIVEN another tag THEN nothing is dangerous", async () => {
    put(content.replaceAll('"CostCenter": "shop"', '"CostCenter": "web"'));
    const { comment, json } = await unrefreshed();
    expect(comment).toMatch(/^\*\*Nothing dangerous found\.\*\* `staging` \+0 ~[1-9]\d* −0/);
    expect(JSON.stringify(json)).toContain("CostCenter");
  });

  it("GIVEN what is replaced THEN that is a loss of logs, and none of a function", async () => {
    const logs = await unrefreshed(`-replace=${LOGS}`);
    expect(logs.full).toMatch(/^\*\*Destroys a stateful resource/);
    expect(logs.full).toContain(`\`${LOGS}\``);
    const code = await unrefreshed(`-replace=${FUNCTION}`);
    expect(code.full).not.toMatch(/^\*\*Destroys /);
    expect(code.full).toContain(`\`${FUNCTION}\`: **replaced**`);
  });

  it("GIVEN a new address THEN it is a move and no destruction", async () => {
    const to = `${LOGS}-later`;
    put(content.replaceAll(LOGS.split(".")[1] ?? "", to.split(".")[1] ?? ""), {
      moved: [{ from: LOGS, to }],
    });
    const { comment } = await unrefreshed();
    expect(comment).toMatch(/^\*\*No resource changes\.\*\*/);
    expect(comment).toContain(`\`${LOGS}\`: now \`${to}\``);
  });

  it("GIVEN what is let go of and imported again THEN both are told, and nothing is destroyed", async () => {
    const { resource, output: _, ...rest } = objectAt(JSON.parse(content));
    rmSync(join(directory, "unprotected_override.tf.json"));
    put(JSON.stringify(rest), {
      removed: Object.entries(objectAt(resource)).flatMap(([type, blocks]) =>
        Object.keys(objectAt(blocks)).map((name) => ({
          from: `${type}.${name}`,
          lifecycle: { destroy: false },
        })),
      ),
    });
    const gone = await unrefreshed();
    expect(gone.comment).toMatch(/^\*\*No resource changes\.\*\*/);
    expect(gone.full).toMatch(/Let go of/);

    const id = await nameOfLogs();
    await run("state", "rm", LOGS);
    put(content, { import: [{ to: LOGS, id }] });
    const taken = await planned();
    expect(taken.comment).not.toMatch(/^\*\*Destroys /);
    expect(taken.full).toContain(`\`${LOGS}\`: \`${id}\``);
    await run("apply", "-auto-approve", "-input=false", "-no-color");
  });

  it("GIVEN a change behind Terraform's back THEN it is drift", async () => {
    const logGroupName = await nameOfLogs();
    const retention = { logGroupName, retentionInDays: 1 };
    await call(machine.emulator(), ACCOUNT, "logs", "Logs_20140328.PutRetentionPolicy", retention);
    const { full } = await planned();
    expect(full).toMatch(/^\*\*One thing has drifted\.\*\* `staging` \+0 ~1 −0/);
    expect(full).toMatch(/retention_in_days = 1\b/);
    expect(full).toContain(`\`${LOGS}\``);
  });
});
