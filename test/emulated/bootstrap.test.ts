import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  GetBucketPolicyCommand,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { isRead } from "../../emulator/request";
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
import { sideBySide } from "../support/side-by-side";
import { type Ended, slipway } from "../support/slipway";

const parent = temporaryFolder();

describeEmulated("bootstrap", () => {
  const moments = new Moments();
  const changes = new Map<string, number>();
  const machine = emulated(ACCOUNTS, (request) => {
    moments.onCall(request);
    const { accountId } = request;
    if (!isRead(request)) changes.set(accountId, (changes.get(accountId) ?? 0) + 1);
  });
  const account = (id: string) => bootstrapAccount(machine, parent, id);
  const run = ({ folder, env }: BootstrapAccount, ...args: string[]) =>
    slipway(["bootstrap", "tools", ...args], folder, env);
  const ofTools = { Description: "Encrypts the Terraform state of this account", Tags: tagsOf("tools") };

  const scenarios: readonly { readonly title: string; readonly play: () => Promise<void> }[] = [
    {
      title: "makes bucket and key once, mends what has changed, and keeps away from somebody else's lock",
      play: async () => {
        const tools = account("111111111301");
        const first = await run(tools, "--yes");
        expectDone(first);
        expect(first.stderr).toContain("  makes 9 resources:\n");
        expect(first.stderr).toContain("\nNext: npx cdktf deploy tools staging production\n");
        expect(readdirSync(tools.folder).sort()).toEqual(["cdktf.out", "slipway.yaml", "tmp"]);
        expect(readdirSync(join(tools.folder, "tmp"))).toEqual([]);

        const before = changes.get(tools.id);
        const second = await run(tools);
        expectDone(second);
        expect(second.stdout).toContain("  plan    No changes; it was there already\n");
        expect(changes.get(tools.id)).toBe(before);

        const { s3 } = clientsOf(machine, tools.id);
        await s3.send(new DeleteBucketPolicyCommand({ Bucket: tools.bucket }));
        const third = await run(tools, "--yes");
        expectDone(third);
        expect(third.stderr).toMatch(/ {2}makes 1 resource:\n {4}s3_bucket_policy\n/);
        expect(await policyOf(tools)).toContain("DenyPlainHttp");

        const Key = "bootstrap-tools.tfstate.tflock";
        const lock = { ID: "1234-5678", Who: "kim@elsewhere", Created: "2026-01-01T12:00:00.1Z" };
        await s3.send(new PutObjectCommand({ Bucket: tools.bucket, Key, Body: JSON.stringify(lock) }));
        const fourth = await run(tools, "--yes");
        expect(fourth.status).toBe(1);
        expect(fourth.stderr).toContain(
          "bootstrap-tools is locked by kim@elsewhere since 2026-01-01 12:00:00 UTC\n",
        );
        expect(fourth.stderr).toContain("--unlock 1234-5678\n");
        await s3.send(new DeleteObjectCommand({ Bucket: tools.bucket, Key }));
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
    {
      title: "lets two people begin at the same time: one bucket, one key, and both end well",
      play: async () => {
        const mine = account("111111111303");
        const theirs = { ...mine, folder: join(mine.folder, "theirs") };
        writeFiles(theirs.folder, {
          "slipway.yaml": configText([["tools", "account"], mine.id], [["tools", "profile"], undefined]),
        });
        const colleagues: Promise<Ended>[] = [];
        moments.at(mine.id, [/^s3 PUT .*\?encryption/, /^s3 GET .*\?lifecycle/], () => {
          colleagues.push(run(theirs, "--yes"), run(mine, "--yes"));
        });
        const first = await run(mine, "--yes");
        const [theirsEnded, sameFolder] = await Promise.all(colleagues);
        expect(sameFolder?.status).toBe(1);
        expect(sameFolder?.stderr).toMatch(/another slipway bootstrap works in .*: process \d+\n/);
        // Who moves in first is the machine's to decide; the other one is told, and goes on from there.
        const second = first.status === 0 ? theirsEnded : first;
        expectDone(first.status === 0 ? first : theirsEnded);
        expect(second?.status).toBe(1);
        expect(second?.stderr).toContain("run this again: it goes on from there\n");
        expectDone(await run(theirs, "--yes"));
        expectDone(await run(mine, "--yes"));
        const held = await heldBy(machine, mine);
        expect(held.keys).toEqual([held.aliased]);
        expect(held.objects).toEqual(["bootstrap-tools.tfstate"]);
        for (const { folder } of [mine, theirs]) expect(existsSync(join(folder, ".slipway"))).toBe(false);
      },
    },
    {
      title: "asks first, and does nothing where nobody can be asked",
      play: async () => {
        const tools = account("111111111304");
        const ended = await run(tools);
        expectRefused(tools, ended, /this needs a yes: Bootstrap tools\?\nNobody can be asked here; --yes/);
        expect(ended.stderr).toContain("  makes 9 resources:\n");
      },
    },
    {
      title: "refuses a bucket of that name that belongs to another account",
      play: async () => {
        const tools = account("111111111305");
        const { s3 } = clientsOf(machine, "111111111306");
        await s3.send(new CreateBucketCommand({ Bucket: tools.bucket }));
        const message =
          /the bucket acme-state-111111111305-us-east-1 exists, but account 111111111305 may not/;
        expectRefused(tools, await run(tools, "--yes"), message);
      },
    },
    {
      title: "refuses a bucket of that name in another region",
      play: async () => {
        const tools = account("111111111307");
        const { s3 } = clientsOf(machine, tools.id, "eu-west-1");
        const CreateBucketConfiguration = { LocationConstraint: "eu-west-1" } as const;
        await s3.send(new CreateBucketCommand({ Bucket: tools.bucket, CreateBucketConfiguration }));
        const before = changes.get(tools.id);
        const ended = await run(tools, "--yes");
        expect(ended.stderr).toMatch(/ lies in eu-west-1; the account's region is us-east-1\n/);
        expect([ended.status, changes.get(tools.id)]).toEqual([1, before]);
      },
    },
    {
      title: "uses none of several keys that could be the one, and lists them",
      play: async () => {
        const tools = account("111111111308");
        const { kms } = clientsOf(machine, tools.id);
        const ids: string[] = [];
        // The third is another account's by its tags.
        for (const Tags of [ofTools.Tags, ofTools.Tags, tagsOf("staging")]) {
          const { KeyMetadata } = await kms.send(new CreateKeyCommand({ ...ofTools, Tags }));
          ids.push(String(KeyMetadata?.KeyId));
        }
        const before = changes.get(tools.id);
        const ended = await run(tools, "--yes");
        expect(ended.stderr).toContain("2 keys could be that of bootstrap-tools");
        expect(ids.map((id) => ended.stderr.includes(id))).toEqual([true, true, false]);
        expect([ended.status, changes.get(tools.id)]).toEqual([1, before]);
      },
    },
    {
      title: "refuses credentials of another account",
      play: async () => {
        const tools = account("111111111309");
        const other = account("111111111310");
        const ended = await slipway(["bootstrap", "tools", "--yes"], tools.folder, other.env);
        expectRefused(
          tools,
          ended,
          /credentials belongs to account 111111111310; this is about account 111111111309/,
        );
      },
    },
    {
      title: "refuses an override file beside the stack, before anything else",
      play: async () => {
        const tools = account("111111111311");
        const stack = join(tools.folder, "cdktf.out", "stacks", "bootstrap-tools");
        expect((await slipway(["synth"], tools.folder, tools.env)).status).toBe(0);
        writeFileSync(join(stack, "x_override.tf.json"), "{}");
        expectRefused(tools, await run(tools, "--yes"), /override files lie beside the stacks/);
      },
    },
  ];

  const played = sideBySide(scenarios, 5, ({ play }) => play());
  it.each(scenarios)("$title", (scenario) => played(scenario), 600_000);

  async function policyOf({ id, bucket }: BootstrapAccount): Promise<string> {
    const { Policy = "" } = await clientsOf(machine, id).s3.send(
      new GetBucketPolicyCommand({ Bucket: bucket }),
    );
    return Policy;
  }

  function expectRefused(
    refused: BootstrapAccount,
    { status, stdout, stderr }: Ended,
    message: RegExp,
  ): void {
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([1, ""]);
    expect(existsSync(join(refused.folder, ".slipway"))).toBe(false);
    expect(changes.get(refused.id)).toBeUndefined();
  }
});

function expectDone(ended: Ended | undefined): void {
  expect(`${ended?.status}\n${ended?.stderr}`).toMatch(/^0\n/);
  expect(ended?.stdout).toContain("  plan    No changes");
}

function tagsOf(account: string) {
  return [
    { TagKey: "slipway-organization", TagValue: "acme" },
    { TagKey: "slipway-account", TagValue: account },
  ];
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
