import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { RESOURCE_TYPES } from "../../runner/bootstrap/state-stack";
import {
  type BootstrapAccount,
  bootstrapAccount,
  heldBy,
  type Moment,
  Moments,
} from "../support/bootstrap-account";
import { ACCOUNTS, describeEmulated, emulated } from "../support/emulated";
import { temporaryFolder } from "../support/folder";
import { killTree, processesIn } from "../support/kill";
import { sampleOf, seedOf } from "../support/random";
import { sideBySide } from "../support/side-by-side";
import { type Ended, slipway, startSlipway } from "../support/slipway";

const parent = temporaryFolder();

/** Where a bootstrap is stopped: by the call that comes in then, or by a file that Terraform's init is about to read. */
const MOMENTS: Readonly<Record<string, Moment | "init">> = {
  "in the first init": "init",
  "between key and alias": [/^kms EnableKeyRotation/],
  "between bucket and its settings": [/^s3 PUT .*\?tagging/],
  "in the wait for the lifecycle rule": [/^s3 PUT .*\?encryption/, /^s3 GET .*\?lifecycle/],
  "between apply and move": [/^s3 PUT .*\?lifecycle/, /^s3 GET .*list-type=2/],
  "while the move takes the lock": [/^s3 PUT .*\.tflock/],
  "while the state moves": [/^s3 PUT .*\.tfstate\?/],
  "between move and cleaning up": [/^s3 DELETE .*\.tflock/, /^kms DescribeKey/],
};

interface Case {
  readonly moment: string;
  /** SIGKILL goes to everything at once, SIGINT to slipway, as Ctrl-C does. */
  readonly signal: "SIGKILL" | "SIGINT";
  /** The local folder afterwards: `lost` as on another machine. */
  readonly folder: "kept" | "lost";
}

/** Every moment with the worst that can come then; SIGINT and a lost folder where they make a difference. */
const ALL: readonly Case[] = [
  ...Object.keys(MOMENTS).map((moment) => ({ moment, signal: "SIGKILL", folder: "kept" }) as const),
  { moment: "between key and alias", signal: "SIGKILL", folder: "lost" },
  { moment: "between bucket and its settings", signal: "SIGKILL", folder: "lost" },
  { moment: "in the wait for the lifecycle rule", signal: "SIGKILL", folder: "lost" },
  { moment: "while the state moves", signal: "SIGKILL", folder: "lost" },
  { moment: "in the first init", signal: "SIGINT", folder: "kept" },
  { moment: "between key and alias", signal: "SIGINT", folder: "kept" },
  { moment: "in the wait for the lifecycle rule", signal: "SIGINT", folder: "kept" },
  { moment: "while the state moves", signal: "SIGINT", folder: "kept" },
  { moment: "between bucket and its settings", signal: "SIGINT", folder: "lost" },
];

const seed = seedOf(process.env);
const CASES = sampleOf(ALL, seed, process.env);

describeEmulated(`a bootstrap that was interrupted (SLIPWAY_SEED=${seed})`, () => {
  const moments = new Moments();
  const machine = emulated(ACCOUNTS, moments.onCall);

  const outcome = sideBySide(CASES, 8, async (one) => {
    const account = bootstrapAccount(machine, parent, accountOf(one));
    const first = await interrupted(account, one);
    const left = existsSync(localFolder(account));
    if (one.folder === "lost") rmSync(join(account.folder, ".slipway"), { recursive: true, force: true });
    const { ended: second, named } = await again(account);
    return { account, first, left, second, named, held: await heldBy(machine, account) };
  });

  it.each(CASES)(
    "$moment, by $signal, with its folder $folder, ends well when it is run again",
    async (one) => {
      const { account, first, left, second, named, held } = await outcome(one);
      // 128 and SIGINT's number; a process that is killed has no exit status.
      expect(first.status).toBe(one.signal === "SIGINT" ? 130 : null);
      expect(left).toBe(true);
      expect(`${second.status}\n${second.stderr}`).toMatch(/^0\n/);
      expect(second.stdout).toContain("  plan    No changes");
      // A lock that a run of this folder has left needs nobody's word.
      expect(named).toBe(one.moment === "while the state moves" && one.folder === "lost");
      expect(held.buckets).toEqual([account.bucket]);
      expect(held.keys).toHaveLength(1);
      expect(held.keys).toEqual([held.aliased]);
      expect(held.objects).toEqual(["bootstrap-tools.tfstate"]);
      expect(held.resources.map((address) => address.split(".")[0]).sort()).toEqual(
        [...RESOURCE_TYPES].sort(),
      );
      expect(existsSync(join(account.folder, ".slipway"))).toBe(false);
      expect(readdirSync(join(account.folder, "cdktf.out", "stacks", "bootstrap-tools"))).toEqual([
        "cdk.tf.json",
      ]);
      expect(processesIn(account.folder)).toEqual([]);
    },
    600_000,
  );

  function interrupted(account: BootstrapAccount, { moment, signal }: Case): Promise<Ended> {
    const running = startSlipway(["bootstrap", "tools", "--yes"], account.folder, account.env);
    const pid = running.process.pid ?? 0;
    const stop = () => (signal === "SIGKILL" ? killTree(pid) : running.process.kill(signal));
    const at = MOMENTS[moment];
    if (at === "init") void whenThere(override(account), running.ended).then(stop);
    else if (at) moments.at(account.id, at, stop);
    return running.ended;
  }

  /** A lock that nobody here can have left is taken away when its id is named. */
  async function again({ folder, env }: BootstrapAccount): Promise<{ ended: Ended; named: boolean }> {
    const ended = await slipway(["bootstrap", "tools", "--yes"], folder, env);
    const id = /--unlock ([0-9a-f-]+)/.exec(ended.stderr)?.[1];
    if (id === undefined) return { ended, named: false };
    return {
      ended: await slipway(["bootstrap", "tools", "--yes", "--unlock", id], folder, env),
      named: true,
    };
  }
});

function accountOf(one: Case): string {
  return String(111_111_111_200 + CASES.indexOf(one));
}

function localFolder({ folder }: BootstrapAccount): string {
  return join(folder, ".slipway", "bootstrap-tools");
}

function override(account: BootstrapAccount): string {
  return join(localFolder(account), "slipway_copy_override.tf.json");
}

async function whenThere(path: string, ended: Promise<unknown>): Promise<void> {
  const gone = ended.then(() => true);
  while (!existsSync(path)) {
    const pause = new Promise<false>((resolve) => setTimeout(() => resolve(false), 5));
    if (await Promise.race([gone, pause])) return;
  }
}
