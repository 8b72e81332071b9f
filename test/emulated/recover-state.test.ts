/** What `slipway recover` does about a state and its lock. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeEmulated } from "../support/emulated";
import { call, makeStateBucket, prepareAccount } from "../support/emulated-stack";
import { inventoryOf } from "../support/inventory";
import { Muddles, STAGING, TOOLS_API } from "../support/muddles";

const LOCK = {
  ID: "4f7191e5-29ab-cb8b-baa2-c7924837913d",
  Operation: "OperationTypeApply",
  Info: "",
  Who: "ana@laptop",
  Version: "1.11.4",
  Created: "2026-01-02T05:10:43.003495234Z",
};

describeEmulated("slipway recover, a state and its lock", () => {
  const muddles = new Muddles();

  muddles.given("GIVEN no state bucket THEN it names the command that makes it", STAGING, async (stack) => {
    const { status, stderr } = await muddles.recover(stack);
    expect(status).toBe(1);
    expect(stderr).toContain(
      `account ${stack.accountId} has no bucket acme-state-${stack.accountId}-us-east-1`,
    );
    expect(stderr).toContain("Make it: npx slipway bootstrap staging\n");
  });

  muddles.given("GIVEN an override file beside the stack THEN it does nothing", STAGING, async (stack) => {
    const override = join(stack.directory, "local_override.tf.json");
    writeFileSync(override, "{}");
    const { status, stderr } = await muddles.recover(stack, "--yes");
    rmSync(override);
    expect(status).toBe(1);
    expect(stderr).toContain("local_override.tf.json");
  });

  muddles.given(
    "GIVEN a lock THEN it shows whose it is, and removes it only when it is named",
    STAGING,
    async (stack) => {
      await makeStateBucket(muddles.emulator(), stack.accountId);
      await muddles.object(stack, "PUT", `${stack.name}.tfstate.tflock`, JSON.stringify(LOCK));

      const asked = await muddles.recover(stack);
      expect(asked.status).toBe(1);
      expect(asked.stderr).toMatch(
        /The state is locked\.\n {2}by {9}ana@laptop\n {2}since {6}2026-01-02 05:10:43 UTC, \d+ minutes ago\n {2}operation {2}apply\n/,
      );
      expect(asked.stderr).toContain("It was taken on another machine than this one");
      expect(asked.stderr).toContain("nobody can be asked here whether the lock may go");
      const yes = await muddles.recover(stack, "--yes");
      expect(yes.status).toBe(1);
      expect(yes.stderr).toContain("--yes doesn't say that the lock may go");
      const other = await muddles.recover(stack, "--yes", "--unlock", "00000000-0000-0000-0000-000000000000");
      expect(other.stderr).toContain(`--unlock ${LOCK.ID}`);
      expect((await muddles.object(stack, "HEAD", `${stack.name}.tfstate.tflock`)).status).toBe(200);

      const { status, stdout } = await muddles.recover(stack, "--yes", "--unlock", LOCK.ID);
      expect(`${status} ${stdout}`).toMatch(
        /^0 staging: The state is right\.\nThe next apply adds 45, changes 0,/,
      );
      expect((await muddles.object(stack, "HEAD", `${stack.name}.tfstate.tflock`)).status).toBe(404);
    },
  );

  muddles.given("GIVEN what another stack's state holds THEN it stays there", STAGING, async (stack) => {
    await makeStateBucket(muddles.emulator(), stack.accountId);
    const logGroupName = "/ecs/acme-storefront-staging";
    await call(muddles.emulator(), stack.accountId, "logs", "Logs_20140328.CreateLogGroup", { logGroupName });
    const attributes = { id: logGroupName, name: logGroupName };
    const resources = [
      { mode: "managed", type: "aws_cloudwatch_log_group", name: "l", instances: [{ attributes }] },
    ];
    await muddles.object(stack, "PUT", "old.tfstate", JSON.stringify({ version: 4, resources }));

    const { status, stdout } = await muddles.recover(stack, "--yes");
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^Held by another stack's state:\n {2}aws_cloudwatch_log_group\.\S+ ← \/ecs\/acme-storefront-staging, in old\.tfstate\n/,
    );
    expect((await muddles.object(stack, "HEAD", "staging.tfstate")).status).toBe(404);
  });

  muddles.given(
    "GIVEN a state that is gone THEN it is whole again, though recover was killed too",
    TOOLS_API,
    async (stack) => {
      await prepareAccount(muddles.emulator(), stack);
      await muddles.terraform(stack, "init");
      await muddles.terraform(stack, "apply", "-auto-approve");
      const before = await inventoryOf(muddles.emulator(), stack.accountId);
      await muddles.object(stack, "DELETE", `${stack.name}.tfstate`);

      const lock = `${stack.name}.tfstate.tflock`;
      // The third lock is that of the apply of the imports, the fourth state is written by it.
      await muddles.killedAt(stack, /^s3 PUT \S+\.tflock/, 3);
      await muddles.object(stack, "DELETE", lock);
      await muddles.killedAt(stack, /^s3 PUT \S+\.tfstate\?/, 1);
      await muddles.object(stack, "DELETE", lock);
      const { status, stdout } = await muddles.recover(stack, "--yes");
      expect(`${status} ${stdout}`).toMatch(/^0 /);

      expect(stdout).toContain("The next apply only changes outputs:");
      await muddles.terraform(stack, "apply", "-auto-approve");
      expect(await inventoryOf(muddles.emulator(), stack.accountId)).toEqual(before);
      const healthy = await muddles.recover(stack);
      expect(healthy.stdout).toBe(
        "tools-api: The state is right.\nIts plan is empty: there is nothing left to apply.\n",
      );
      expect(healthy.status).toBe(0);
    },
  );

  muddles.run();
});
