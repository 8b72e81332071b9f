import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { objectAt } from "../../runner/json";
import { type BootstrapAccount, bootstrapAccount, Changes, clientsOf } from "../support/bootstrap-account";
import { ACCOUNTS, describeEmulated, emulated } from "../support/emulated";
import { temporaryFolder } from "../support/folder";
import { sideBySide } from "../support/side-by-side";
import { type Ended, slipway } from "../support/slipway";

const parent = temporaryFolder();

describeEmulated("what bootstrap does nothing about", () => {
  const changes = new Changes();
  const machine = emulated(ACCOUNTS, changes.onCall);
  const account = (id: string) => bootstrapAccount(machine, parent, id);
  const run = ({ folder, env }: BootstrapAccount, ...args: string[]) =>
    slipway(["bootstrap", "tools", ...args], folder, env);
  const ofTools = { Description: "Encrypts the Terraform state of this account", Tags: tagsOf("tools") };

  const scenarios: readonly { readonly title: string; readonly play: () => Promise<void> }[] = [
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
      title: "asks before it writes the state in the bucket, too",
      play: async () => {
        const tools = account("111111111312");
        const { s3 } = clientsOf(machine, tools.id);
        const where = { Bucket: tools.bucket, Key: "bootstrap-tools.tfstate" };
        expect((await slipway(["synth"], tools.folder, tools.env)).status).toBe(0);
        const before = taintedState(tools);
        await s3.send(new CreateBucketCommand({ Bucket: tools.bucket }));
        await s3.send(new PutObjectCommand({ ...where, Body: before }));
        const ended = await run(tools);
        expect(ended.stderr).toMatch(/making these was interrupted, .*:\n {2}aws_s3_bucket_policy\.\w+\n/);
        expect(ended.stderr).toContain("this needs a yes: Untaint 1 resource in its state,");
        const { Body } = await s3.send(new GetObjectCommand(where));
        expect(await Body?.transformToString()).toBe(before);
      },
    },
    {
      title: "refuses a workspace of Terraform that was left over",
      play: async () => {
        const tools = account("111111111313");
        const env = { ...tools.env, TF_WORKSPACE: "dev" };
        expectRefused(
          tools,
          await slipway(["bootstrap", "tools"], tools.folder, env),
          /: unset TF_WORKSPACE\n/,
        );
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
        const before = changes.of(tools.id);
        const ended = await run(tools, "--yes");
        expect(ended.stderr).toMatch(/ lies in eu-west-1; the account's region is us-east-1\n/);
        expect([ended.status, changes.of(tools.id)]).toEqual([1, before]);
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
        const before = changes.of(tools.id);
        const ended = await run(tools, "--yes");
        expect(ended.stderr).toContain("2 keys could be that of bootstrap-tools");
        expect(ids.map((id) => ended.stderr.includes(id))).toEqual([true, true, false]);
        expect([ended.status, changes.of(tools.id)]).toEqual([1, before]);
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

  const played = sideBySide(scenarios, 3, ({ play }) => play());
  it.each(scenarios)("$title", (scenario) => played(scenario), 600_000);

  function expectRefused(
    refused: BootstrapAccount,
    { status, stdout, stderr }: Ended,
    message: RegExp,
  ): void {
    expect(stderr).toMatch(message);
    expect([status, stdout]).toEqual([1, ""]);
    expect(existsSync(join(refused.folder, ".slipway"))).toBe(false);
    expect(changes.of(refused.id)).toBe(0);
  }
});

/** A state of the synthesized stack in which making the bucket's policy was interrupted. */
function taintedState({ folder, bucket }: BootstrapAccount): string {
  const stack = readFileSync(join(folder, "cdktf.out/stacks/bootstrap-tools/cdk.tf.json"), "utf8");
  const type = "aws_s3_bucket_policy";
  const [name] = Object.keys(objectAt(JSON.parse(stack), "resource", type));
  const instance = { status: "tainted", schema_version: 0, attributes: { id: bucket, bucket } };
  const provider = 'provider["registry.terraform.io/hashicorp/aws"]';
  const resources = [{ mode: "managed", type, name, provider, instances: [instance] }];
  return JSON.stringify({ version: 4, terraform_version: "1.11.4", serial: 1, lineage: "here", resources });
}

function tagsOf(account: string) {
  return [
    { TagKey: "slipway-organization", TagValue: "acme" },
    { TagKey: "slipway-account", TagValue: account },
  ];
}
