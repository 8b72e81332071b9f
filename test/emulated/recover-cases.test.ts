/** What `slipway recover` does with an account in a known muddle, which is made here by hand. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Request } from "../../emulator/request";
import { describeEmulated, emulated } from "../support/emulated";
import {
  call,
  type EmulatedStack,
  makeStateBucket,
  prepareAccount,
  type StackOf,
  synthesizeFor,
} from "../support/emulated-stack";
import { query, send } from "../support/emulator";
import { temporaryFolder } from "../support/folder";
import { terraform } from "../support/interrupted";
import { inventoryOf } from "../support/inventory";
import { killTree } from "../support/kill";
import { sideBySide } from "../support/side-by-side";
import { type Ended, startSlipway } from "../support/slipway";

const STAGING: StackOf = { example: "default", account: "staging", stack: "staging" };
const BOOTSTRAP: StackOf = { example: "default", account: "staging", stack: "bootstrap-staging" };
const TOOLS_API: StackOf = { example: "website-and-api", account: "tools", stack: "tools-api" };

const OURS = { "slipway-organization": "acme", "slipway-account": "staging" };
const LOCK = {
  ID: "4f7191e5-29ab-cb8b-baa2-c7924837913d",
  Operation: "OperationTypeApply",
  Info: "",
  Who: "ana@laptop",
  Version: "1.11.4",
  Created: "2026-01-02T05:10:43.003495234Z",
};

const folder = temporaryFolder();
/** Told of an account's calls: service and action. */
const watchers = new Map<string, (call: string) => void>();
const onCall = ({ accountId, service, action }: Request) => watchers.get(accountId)?.(`${service} ${action}`);

type Test = (stack: EmulatedStack) => Promise<void>;
const cases = new Map<string, { readonly of: StackOf; readonly accountId: string; readonly test: Test }>();

function given(title: string, of: StackOf, test: Test): void {
  cases.set(title, { of, accountId: String(111_111_111_112 + cases.size), test });
}

describeEmulated("slipway recover", () => {
  const ids = Array.from({ length: 12 }, (_, index) => String(111_111_111_112 + index));
  const machine = emulated(
    ids.map((id) => ({ name: id, id, region: "us-east-1" })),
    onCall,
  );
  const env = ({ accountId }: EmulatedStack) => ({ ...machine.as(accountId), GOGC: "400" });
  const start = (stack: EmulatedStack, ...options: readonly string[]) => {
    const from = ["--config", stack.config, "--output", stack.output];
    return startSlipway(["recover", stack.name, ...from, ...options], folder, env(stack));
  };
  const recover = (stack: EmulatedStack, ...options: readonly string[]): Promise<Ended> =>
    start(stack, ...options).ended;
  const run = async (stack: EmulatedStack, ...args: readonly string[]) => {
    const { status, output } = await terraform([...args, "-no-color"], stack.directory, env(stack));
    expect(`${status} ${output}`).toMatch(/^0 /);
    return output;
  };
  const object = (stack: EmulatedStack, method: string, suffix: string, body?: string) => {
    const path = `/acme-state-${stack.accountId}-us-east-1/${stack.name}.tfstate${suffix}`;
    const { accountId: account } = stack;
    return send(machine.emulator(), { service: "s3", account, method, path, ...(body && { body }) });
  };
  const ec2 = (stack: EmulatedStack, parameters: Readonly<Record<string, string>>) =>
    query(machine.emulator(), "ec2", { Version: "2016-11-15", ...parameters }, stack.accountId);

  given("GIVEN no state bucket THEN it names the command that makes it", STAGING, async (stack) => {
    const { status, stderr } = await recover(stack);
    expect(status).toBe(1);
    expect(stderr).toContain(
      `account ${stack.accountId} has no bucket acme-state-${stack.accountId}-us-east-1`,
    );
    expect(stderr).toContain("Make it: npx slipway bootstrap staging\n");
  });

  given("GIVEN an override file beside the stack THEN it does nothing", STAGING, async (stack) => {
    const override = join(stack.directory, "local_override.tf.json");
    writeFileSync(override, "{}");
    const { status, stderr } = await recover(stack, "--yes");
    rmSync(override);
    expect(status).toBe(1);
    expect(stderr).toContain("local_override.tf.json");
  });

  given("GIVEN a lock THEN it shows whose it is, and removes it with a yes only", STAGING, async (stack) => {
    await makeStateBucket(machine.emulator(), stack.accountId);
    await object(stack, "PUT", ".tflock", JSON.stringify(LOCK));

    const asked = await recover(stack);
    expect(asked.status).toBe(1);
    expect(asked.stderr).toMatch(
      /The state is locked\.\n {2}by {9}ana@laptop\n {2}since {6}2026-01-02 05:10:43 UTC, \d+ minutes ago\n {2}operation {2}apply\n/,
    );
    expect(asked.stderr).toContain("It was taken on another machine than this one");
    expect(asked.stderr).toContain("Nobody can be asked here; --yes says it beforehand.");
    expect((await object(stack, "HEAD", ".tflock")).status).toBe(200);

    const { status, stdout } = await recover(stack, "--yes");
    expect(`${status} ${stdout}`).toMatch(
      /^0 staging: The state is right\.\nThe next apply adds 45, changes 0,/,
    );
    expect((await object(stack, "HEAD", ".tflock")).status).toBe(404);
  });

  given("GIVEN a network made twice THEN it chooses none, and brings in the rest", STAGING, async (stack) => {
    const { accountId } = stack;
    await makeStateBucket(machine.emulator(), accountId);
    await call(machine.emulator(), accountId, "logs", "Logs_20140328.CreateLogGroup", {
      logGroupName: "/ecs/acme-storefront-staging",
    });
    const tags = { ...OURS, Name: "acme-staging", "slipway-network": "acme-staging" };
    const vpcs = [await makeVpc(stack, tags), await makeVpc(stack, tags)];
    await makeVpc(stack, { ...tags, "slipway-account": "production" });

    const { status, stdout, stderr } = await recover(stack, "--yes");
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /nothing is made or destroyed:\n {2}aws_cloudwatch_log_group\.\S+ ← \/ecs\/acme-storefront-staging\nBring 1 /,
    );
    expect(stdout).toMatch(
      new RegExp(
        `^Made more than once:\\n  module\\.\\S+\\.aws_vpc\\.main: ${vpcs.join(", ")}\\nDelete those`,
      ),
    );
    expect(stdout).toContain("1 resource brought into the state. What is listed above is yours to decide.");
    expect(await run(stack, "init").then(() => run(stack, "state", "list"))).toMatch(
      /^aws_cloudwatch_log_group\.\S+\n$/,
    );
  });

  given(
    "GIVEN two keys, one with the alias THEN that one is it, the other is listed",
    BOOTSTRAP,
    async (stack) => {
      const { accountId } = stack;
      await makeStateBucket(machine.emulator(), accountId);
      const stray = await makeKey(stack);
      const TargetKeyId = await makeKey(stack);
      const alias = { AliasName: "alias/acme-state", TargetKeyId };
      await call(machine.emulator(), accountId, "kms", "TrentService.CreateAlias", alias);

      const { status, stdout, stderr } = await recover(stack, "--yes");
      expect(status).toBe(1);
      expect(stderr).toMatch(new RegExp(`aws_kms_key\\.\\S+ ← ${TargetKeyId}\\n`));
      expect(stdout).toMatch(new RegExp(`but not it:\\n  ${stray}, like aws_kms_key\\.\\S+\\n`));
      expect(stdout).toContain("npx slipway bootstrap staging");

      // Tainted, as by an apply that is interrupted while it makes the key.
      const key = /aws_kms_key\.\S+/.exec(stdout)?.[0] ?? "";
      await run(stack, "init");
      await run(stack, "taint", key);
      const again = await recover(stack, "--yes");
      expect(again.stderr).toMatch(/protected from being replaced:\n {2}aws_kms_key\.\S+\n/);
      expect(again.stdout).toContain("1 resource untainted.");
      expect(await run(stack, "state", "show", key)).not.toContain("tainted");
    },
  );

  given(
    "GIVEN a security group that AWS has only begun THEN the next apply makes it anew",
    STAGING,
    async (stack) => {
      await makeStateBucket(machine.emulator(), stack.accountId);
      const vpc = await makeVpc(stack, { ...OURS, Name: "acme-staging", "slipway-network": "acme-staging" });
      await ec2(stack, {
        Action: "CreateSecurityGroup",
        GroupName: "acme-storefront-staging",
        GroupDescription: "Who reaches the tasks of the service, and what they reach",
        VpcId: vpc,
        ...tagParameters("security-group", OURS),
      });
      const { status, stdout, stderr } = await recover(stack, "--yes");
      expect(`${status} ${stderr}`).toMatch(/^0 /);
      expect(stderr).toMatch(/cut off in their making:\n {2}aws_security_group\.\S+\n/);
      expect(stdout).toMatch(/^Tainted, because making them was interrupted:\n {2}aws_security_group\.\S+\n/);
    },
  );

  given(
    "GIVEN a state that is gone THEN it is whole again, though recover was killed too",
    TOOLS_API,
    async (stack) => {
      await prepareAccount(machine.emulator(), stack);
      await run(stack, "init");
      await run(stack, "apply", "-auto-approve");
      const before = await inventoryOf(machine.emulator(), stack.accountId);
      await object(stack, "DELETE", "");

      // The third lock is that of the apply of the imports, the fourth state is written by it.
      await killedAt(stack, /^s3 PUT \S+\.tflock/, 3);
      await killedAt(stack, /^s3 PUT \S+\.tfstate\?/, 1);
      const { status, stdout } = await recover(stack, "--yes");
      expect(`${status} ${stdout}`).toMatch(/^0 /);

      const plan = await run(stack, "plan", "-detailed-exitcode");
      expect(plan).toContain("No changes");
      expect(await inventoryOf(machine.emulator(), stack.accountId)).toEqual(before);
      const healthy = await recover(stack);
      expect(healthy.stdout).toBe(
        "tools-api: The state is right.\nIts plan is empty: there is nothing left to apply.\n",
      );
      expect(healthy.status).toBe(0);
    },
  );

  const outcome = sideBySide([...cases.values()], 4, async ({ of, accountId, test }) => {
    await test(synthesizeFor(folder, of, accountId));
  });

  it.each([...cases].map(([title, one]) => ({ title, one })))(
    "$title",
    async ({ one }) => outcome(one),
    600_000,
  );

  async function makeVpc(stack: EmulatedStack, tags: Readonly<Record<string, string>>): Promise<string> {
    const made = await ec2(stack, {
      Action: "CreateVpc",
      CidrBlock: "10.20.0.0/16",
      ...tagParameters("vpc", tags),
    });
    return /<vpcId>([^<]+)/.exec(made)?.[1] ?? "";
  }

  async function makeKey({ accountId }: EmulatedStack): Promise<string> {
    const made = await call(machine.emulator(), accountId, "kms", "TrentService.CreateKey", {
      Description: "Encrypts the Terraform state of this account",
      Tags: Object.entries(OURS).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    });
    return /"KeyId": ?"([^"]+)/.exec(made)?.[1] ?? "";
  }

  /** Kills a recovery with all that it has started, at the n-th call that fits. */
  async function killedAt(stack: EmulatedStack, fits: RegExp, n: number): Promise<void> {
    const { process: child, ended } = start(stack, "--yes");
    let seen = 0;
    watchers.set(stack.accountId, (made) => {
      if (fits.test(made) && ++seen === n) killTree(child.pid ?? 0);
    });
    expect((await ended).status).toBe(null);
    watchers.delete(stack.accountId);
  }
});

function tagParameters(type: string, tags: Readonly<Record<string, string>>): Record<string, string> {
  const prefix = "TagSpecification.1";
  return Object.fromEntries([
    [`${prefix}.ResourceType`, type],
    ...Object.entries(tags).flatMap(([key, value], index) => [
      [`${prefix}.Tag.${index + 1}.Key`, key],
      [`${prefix}.Tag.${index + 1}.Value`, value],
    ]),
  ]);
}
