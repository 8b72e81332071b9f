import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ScheduleKeyDeletionCommand } from "@aws-sdk/client-kms";
import { HeadObjectCommand } from "@aws-sdk/client-s3";
import {
  type BootstrapAccount,
  bootstrapAccount,
  clientsOf,
  heldBy,
  Moments,
} from "../support/bootstrap-account";
import { configText } from "../support/config";
import { ACCOUNTS, describeEmulated, emulated } from "../support/emulated";
import { temporaryFolder, writeFiles } from "../support/folder";
import { signalTree } from "../support/kill";
import { sideBySide } from "../support/side-by-side";
import { type Ended, type Running, startSlipway } from "../support/slipway";

const parent = temporaryFolder();

describeEmulated("two people who bootstrap an account together", () => {
  const moments = new Moments();
  const machine = emulated(ACCOUNTS, moments.onCall);
  const start = ({ folder, env }: BootstrapAccount) =>
    startSlipway(["bootstrap", "tools", "--yes"], folder, env);
  const run = (account: BootstrapAccount) => start(account).ended;

  /** The account as two people see it, each with a folder of their own. */
  function twoPeople(id: string): readonly [BootstrapAccount, BootstrapAccount] {
    const mine = bootstrapAccount(machine, parent, id);
    const folder = join(mine.folder, "theirs");
    const text = configText([["tools", "account"], id], [["tools", "profile"], undefined]);
    writeFiles(folder, { "slipway.yaml": text });
    return [mine, { ...mine, folder }];
  }

  async function expectOne(account: BootstrapAccount, others: BootstrapAccount): Promise<void> {
    const held = await heldBy(machine, account);
    expect(held.keys).toEqual([held.aliased]);
    expect(held.objects).toEqual(["bootstrap-tools.tfstate"]);
    expect(held.resources).toHaveLength(9);
    for (const { folder } of [account, others]) expect(existsSync(join(folder, ".slipway"))).toBe(false);
  }

  const scenarios: readonly { readonly title: string; readonly play: () => Promise<void> }[] = [
    {
      title: "the second begins once the key has its alias: one key, and both end well",
      play: async () => {
        const [mine, theirs] = twoPeople("111111111321");
        const colleagues: Promise<Ended>[] = [];
        moments.at(mine.id, [/^s3 PUT .*\?encryption/, /^s3 GET .*\?lifecycle/], () => {
          colleagues.push(run(theirs), run(mine));
        });
        const first = await run(mine);
        const [theirsEnded, sameFolder] = await Promise.all(colleagues);
        expect(sameFolder?.status).toBe(1);
        expect(sameFolder?.stderr).toMatch(/another slipway bootstrap works in .*: process \d+\n/);
        // Who moves in first is the machine's to decide; the other one is told, and goes on from there.
        const second = first.status === 0 ? theirsEnded : first;
        expectDone(first.status === 0 ? first : theirsEnded);
        expect(second?.status).toBe(1);
        expect(second?.stderr).toContain("run this again: it goes on from there\n");
        expectDone(await run(theirs));
        expectDone(await run(mine));
        await expectOne(mine, theirs);
      },
    },
    {
      title: "both begin before either has made a key: two keys, and one of them is told which is left over",
      play: async () => {
        const [mine, theirs] = twoPeople("111111111322");
        const { kms, s3 } = clientsOf(machine, mine.id);
        const theirsRuns = await stoppedBeforeItsKey(theirs);
        moments.at(mine.id, [/^kms CreateKey/], () => signalTree(theirsRuns.process.pid ?? 0, "SIGCONT"));
        const ended = await Promise.all([run(mine), theirsRuns.ended]);
        const { keys, aliased } = await heldBy(machine, mine);
        expect(keys).toHaveLength(2);
        const leftOver = keys.find((key) => key !== aliased);
        const second = ended.findIndex(({ stderr }) => /AlreadyExistsException: .*alias/.test(stderr));
        const [winner, loser] = second === 0 ? [theirs, mine] : [mine, theirs];
        expect(ended[second]?.status).toBe(1);

        const told = await run(loser);
        expect(told.status).toBe(1);
        expect(told.stderr).toMatch(/delete the folder and run this again/);
        expect(told.stderr).toContain(`aws kms schedule-key-deletion --key-id ${leftOver}\n`);
        rmSync(join(loser.folder, ".slipway"), { recursive: true });
        expectDone(await run(loser));
        await kms.send(new ScheduleKeyDeletionCommand({ KeyId: leftOver }));
        // Its own run may have ended while the other one still set the bucket's encryption.
        expectDone(await run(winner));
        await expectOne(winner, loser);
        const state = await s3.send(
          new HeadObjectCommand({ Bucket: mine.bucket, Key: "bootstrap-tools.tfstate" }),
        );
        expect(state.SSEKMSKeyId).toContain(aliased);
      },
    },
  ];

  const played = sideBySide(scenarios, 2, ({ play }) => play());
  it.each(scenarios)("$title", (scenario) => played(scenario), 600_000);

  /** A run that stands still where it has looked for the last time, and its Terraform is about to make the key. */
  async function stoppedBeforeItsKey(account: BootstrapAccount): Promise<Running> {
    const running = start(account);
    await new Promise<void>((resolve) => {
      moments.at(account.id, [/^kms ListKeys/, /^kms ListKeys/, /^sts GetCallerIdentity/], () => {
        signalTree(running.process.pid ?? 0, "SIGSTOP");
        resolve();
      });
    });
    return running;
  }
});

function expectDone(ended: Ended | undefined): void {
  expect(`${ended?.status}\n${ended?.stderr}`).toMatch(/^0\n/);
  expect(ended?.stdout).toContain("  plan    No changes");
}
