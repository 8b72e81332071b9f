import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import {
  type BootstrapAccount,
  bootstrapAccount,
  Changes,
  clientsOf,
  heldBy,
} from "../support/bootstrap-account";
import { configText } from "../support/config";
import { ACCOUNTS, describeEmulated, emulated } from "../support/emulated";
import { temporaryFolder, writeFiles } from "../support/folder";
import { sideBySide } from "../support/side-by-side";
import { type Ended, slipway } from "../support/slipway";

const parent = temporaryFolder();

describeEmulated("bootstrap", () => {
  const changes = new Changes();
  const machine = emulated(ACCOUNTS, changes.onCall);
  const account = (id: string) => bootstrapAccount(machine, parent, id);
  const run = ({ folder, env }: BootstrapAccount, ...args: string[]) =>
    slipway(["bootstrap", "tools", ...args], folder, env);

  const scenarios: readonly { readonly title: string; readonly play: () => Promise<void> }[] = [
    {
      title: "makes bucket and key once, and mends what has changed",
      play: async () => {
        const tools = account("111111111301");
        const first = await run(tools, "--yes");
        expectDone(first);
        expect(first.stderr).toContain("  makes 9 resources:\n");
        expect(first.stderr).toContain("\nNext: npx cdktf deploy tools staging production\n");
        expect(readdirSync(tools.folder).sort()).toEqual(["cdktf.out", "slipway.yaml", "tmp"]);
        expect(readdirSync(join(tools.folder, "tmp"))).toEqual([]);

        const before = changes.of(tools.id);
        const second = await run(tools);
        expectDone(second);
        expect(second.stdout).toContain("  plan    No changes; it was there already\n");
        expect(changes.of(tools.id)).toBe(before);

        const { s3 } = clientsOf(machine, tools.id);
        await s3.send(new DeleteBucketPolicyCommand({ Bucket: tools.bucket }));
        const third = await run(tools, "--yes");
        expectDone(third);
        expect(third.stderr).toMatch(/ {2}makes 1 resource:\n {4}s3_bucket_policy\n/);
        expect(await policyOf(tools)).toContain("DenyPlainHttp");

        await taint(tools, "aws_s3_bucket_policy");
        const fourth = await run(tools, "--yes");
        expectDone(fourth);
        expect(fourth.stderr).toMatch(/making these was interrupted, .*:\n {2}aws_s3_bucket_policy\.\w+\n/);
        expect(fourth.stdout).toContain("  plan    No changes; it was there already\n");
      },
    },
    {
      title: "takes over a bucket that somebody made by hand, and shows what it changes",
      play: async () => {
        const tools = account("111111111302");
        const { s3 } = clientsOf(machine, tools.id);
        const Bucket = tools.bucket;
        await s3.send(new CreateBucketCommand({ Bucket }));
        await s3.send(new PutObjectCommand({ Bucket, Key: "notes.txt", Body: "keep" }));
        await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: policyWith("ByHand", Bucket) }));
        const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } } as const;
        await s3.send(
          new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules: [rule] } }),
        );
        const ended = await run(tools, "--yes");
        expectDone(ended);
        expect(ended.stderr).toContain("  takes over and changes 3 resources:\n");
        expect(ended.stderr).toContain('policy.Statement[0].Sid: "ByHand" → "DenyPlainHttp"\n');
        expect(ended.stderr).toMatch(/sse_algorithm:\s+"AES256" → "aws:kms"\n/);
        const held = await heldBy(machine, tools);
        expect(held.objects).toEqual(["bootstrap-tools.tfstate", "notes.txt"]);
        expect(held.resources).toHaveLength(9);
        expect(held.keys).toEqual([held.aliased]);
        expect(await policyOf(tools)).not.toContain("ByHand");
      },
    },
    {
      title: "makes several accounts' buckets side by side, each signed in with its own profile",
      play: async () => {
        const folder = join(parent, "several");
        writeFiles(folder, { "slipway.yaml": configText() });
        const ended = await slipway(["bootstrap", "staging", "tools", "--yes"], folder, machine.env());
        expectDone(ended);
        expect(ended.stdout.match(/^\w+, account.*$/gm)).toEqual([
          "tools, account 111111111111 in us-east-1",
          "staging, account 222222222222 in us-east-1",
        ]);
        expect(existsSync(join(folder, ".slipway"))).toBe(false);
      },
    },
  ];

  const played = sideBySide(scenarios, 5, ({ play }) => play());
  it.each(scenarios)("$title", (scenario) => played(scenario), 600_000);

  /** Has the state in the bucket say that making a resource was interrupted. */
  async function taint({ id, bucket }: BootstrapAccount, type: string): Promise<void> {
    const { s3 } = clientsOf(machine, id);
    const where = { Bucket: bucket, Key: "bootstrap-tools.tfstate" };
    const { Body } = await s3.send(new GetObjectCommand(where));
    const state = JSON.parse((await Body?.transformToString()) ?? "");
    const [instance] = state.resources.find((resource: { type: string }) => resource.type === type).instances;
    instance.status = "tainted";
    state.serial += 1;
    await s3.send(new PutObjectCommand({ ...where, Body: JSON.stringify(state) }));
  }

  async function policyOf({ id, bucket }: BootstrapAccount): Promise<string> {
    const { Policy = "" } = await clientsOf(machine, id).s3.send(
      new GetBucketPolicyCommand({ Bucket: bucket }),
    );
    return Policy;
  }
});

function expectDone(ended: Ended | undefined): void {
  expect(`${ended?.status}\n${ended?.stderr}`).toMatch(/^0\n/);
  expect(ended?.stdout).toContain("  plan    No changes");
}

function policyWith(sid: string, bucket: string): string {
  const statement = {
    Sid: sid,
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}
