import { type ChildProcess, spawn } from "node:child_process";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { findTerraform } from "../../runner/terraform";
import { type BootstrapAccount, bootstrapAccount, clientsOf, heldBy } from "../support/bootstrap-account";
import { describeEmulated, emulated } from "../support/emulated";
import { temporaryFolder, writeFiles } from "../support/folder";
import { slipway } from "../support/slipway";

const parent = temporaryFolder();
const LOCK = "bootstrap-tools.tfstate.tflock";
const HERE = `${userInfo().username}@${hostname()}`;
/** Above what a system gives to processes. */
const ENDED = 2 ** 30;

describeEmulated("a locked state at bootstrap", () => {
  const machine = emulated();
  const terraforms: ChildProcess[] = [];
  afterAll(() => {
    for (const terraform of terraforms) terraform.kill("SIGKILL");
  });

  /** An account whose bucket holds a lock, and whose folder is what a run has left that was killed before. */
  async function locked(id: string, lock: string): Promise<BootstrapAccount> {
    const account = bootstrapAccount(machine, parent, id);
    const { s3 } = clientsOf(machine, id);
    await s3.send(new CreateBucketCommand({ Bucket: account.bucket }));
    await s3.send(new PutObjectCommand({ Bucket: account.bucket, Key: LOCK, Body: lock }));
    const record = { pid: ENDED, since: "2026-01-01T11:59:00.000Z", bucket: account.bucket };
    writeFiles(account.folder, { ".slipway/bootstrap-tools/run.json": JSON.stringify(record) });
    return account;
  }

  const lockOf = (Who: string) => JSON.stringify({ ID: "1234-5678", Who, Created: "2026-01-01T12:00:00.1Z" });

  /** Something that `ps` shows as a Terraform at work on that bucket. */
  function startTerraform({ folder, bucket }: BootstrapAccount): number | undefined {
    const cwd = join(folder, "copy");
    writeFiles(cwd, { "cdk.tf.json": JSON.stringify({ terraform: { backend: { s3: { bucket } } } }) });
    const args = ["-e", "0;setInterval(()=>{},1000)", "apply"];
    const terraform = spawn(process.execPath, args, { argv0: "terraform", cwd, stdio: "ignore" });
    terraforms.push(terraform);
    return terraform.pid;
  }

  async function expectKept(account: BootstrapAccount, env: NodeJS.ProcessEnv = {}): Promise<string> {
    const args = ["bootstrap", "tools", "--yes"];
    const { status, stderr } = await slipway(args, account.folder, { ...account.env, ...env });
    expect(`${status}\n${stderr}`).toMatch(/^1\n/);
    expect((await heldBy(machine, account)).objects).toEqual([LOCK]);
    return stderr;
  }

  test("GIVEN another machine's THEN it is its holder's, and its id is named", async () => {
    const stderr = await expectKept(await locked("111111111401", lockOf("kim@elsewhere")));
    expect(stderr).toContain("bootstrap-tools is locked by kim@elsewhere since 2026-01-01 12:00:00 UTC\n");
    expect(stderr).toContain("--unlock 1234-5678\n");
  }, 60_000);

  test("GIVEN somebody else's on a machine of this name THEN it is theirs", async () => {
    const stderr = await expectKept(await locked("111111111402", lockOf(`kim@${hostname()}`)));
    expect(stderr).toContain("--unlock 1234-5678\n");
  }, 60_000);

  test("GIVEN ours, and a Terraform that is still at work on that bucket THEN that one is named", async () => {
    const account = await locked("111111111403", lockOf(HERE));
    const pid = startTerraform(account);
    const stderr = await expectKept(account);
    expect(stderr).toContain(`A Terraform runs on this machine that may hold it: ${pid} terraform apply.\n`);
    expect(stderr).toContain("--unlock 1234-5678\n");
  }, 60_000);

  test("GIVEN ours, where nobody can tell what runs THEN it stays", async () => {
    const stderr = await expectKept(await locked("111111111404", lockOf(HERE)), {
      PATH: parent,
      SLIPWAY_TERRAFORM: findTerraform(undefined, process.env),
    });
    expect(stderr).toContain("Without `ps` nobody can tell whether its holder still runs.\n");
    expect(stderr).toContain("--unlock 1234-5678\n");
  }, 60_000);

  test("GIVEN one that can't be read THEN the object is named, for it has no id", async () => {
    const account = await locked("111111111405", "{");
    const stderr = await expectKept(account);
    expect(stderr).toContain(`run this again: aws s3 rm s3://${account.bucket}/${LOCK}\n`);
    expect(stderr).not.toContain("--unlock");
  }, 60_000);

  test("GIVEN ours, and only Terraforms at work on other buckets THEN the run that left it is gone: so is the lock", async () => {
    const account = await locked("111111111406", lockOf(HERE));
    startTerraform({ ...account, bucket: "acme-state-111111111499-us-east-1" });
    const { status, stderr } = await slipway(["bootstrap", "tools"], account.folder, account.env);
    expect(stderr).toContain("an interrupted run of this machine has left the lock, so it goes\n");
    expect(stderr).toContain("Nobody can be asked here");
    expect(status).toBe(1);
    expect((await heldBy(machine, account)).objects).toEqual([]);
  }, 600_000);
});
