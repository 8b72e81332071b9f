/** An emulated account of its own in which a test bootstraps: its configuration, its calls, and what it holds. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DescribeKeyCommand, KMSClient, ListAliasesCommand, ListKeysCommand } from "@aws-sdk/client-kms";
import { GetObjectCommand, ListBucketsCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { keysOf } from "../../emulator/accounts";
import { isRead, type Request } from "../../emulator/request";
import { readStateFile } from "../../runner/bootstrap/state-file";
import { configText } from "./config";
import type { Machine } from "./emulated";
import { writeFiles } from "./folder";

// The SDK says at each start that versions to come will ask for a newer Node.js.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const STATE_KEY = "bootstrap-tools.tfstate";

export interface BootstrapAccount {
  readonly id: string;
  /** Holds slipway.yaml, in which the account is the tools account, with the environment's credentials. */
  readonly folder: string;
  readonly bucket: string;
  /** Signed in to the account; temporary files go below the folder. */
  readonly env: NodeJS.ProcessEnv;
}

/** Prepares an account; nothing is made in it. */
export function bootstrapAccount(machine: Machine, parent: string, id: string): BootstrapAccount {
  const folder = join(parent, id);
  const text = configText([["tools", "account"], id], [["tools", "profile"], undefined]);
  writeFiles(folder, { "slipway.yaml": text });
  const tmp = join(folder, "tmp");
  mkdirSync(tmp);
  const { accessKeyId, secretAccessKey } = keysOf(id);
  return {
    id,
    folder,
    bucket: `acme-state-${id}-us-east-1`,
    env: {
      ...machine.env(),
      AWS_PROFILE: undefined,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      TMPDIR: tmp,
    },
  };
}

/** Counts, by account, the calls that change something. */
export class Changes {
  readonly #counts = new Map<string, number>();

  /** To be told of every call to the emulator. */
  readonly onCall = (request: Request): void => {
    if (!isRead(request)) this.#counts.set(request.accountId, this.of(request.accountId) + 1);
  };

  of(accountId: string): number {
    return this.#counts.get(accountId) ?? 0;
  }
}

/** What an account holds of a bootstrap. */
export interface Held {
  readonly buckets: readonly string[];
  /** Ids of customer keys that are not waiting to be deleted. */
  readonly keys: readonly string[];
  /** Id of the key that the alias points to. */
  readonly aliased: string | undefined;
  /** In the bucket. */
  readonly objects: readonly string[];
  /** Addresses in the state in the bucket. */
  readonly resources: readonly string[];
}

/** SDK clients of an account of the emulator. */
export function clientsOf(machine: Machine, id: string, region = "us-east-1") {
  const settings = { region, credentials: keysOf(id), endpoint: machine.emulator().url };
  return { s3: new S3Client({ ...settings, forcePathStyle: true }), kms: new KMSClient(settings) };
}

/** Looks at what an account holds. */
export async function heldBy(machine: Machine, { id, bucket }: BootstrapAccount): Promise<Held> {
  const { s3, kms } = clientsOf(machine, id);
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  const { Aliases = [] } = await kms.send(new ListAliasesCommand({}));
  const states = await Promise.all(
    Keys.map(async ({ KeyId }) => (await kms.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata),
  );
  const keys = states.flatMap((key) =>
    key?.KeyId && key.KeyManager === "CUSTOMER" && key.KeyState !== "PendingDeletion" ? [key.KeyId] : [],
  );
  const names = Buckets.map(({ Name }) => String(Name));
  const objects = names.includes(bucket) ? await objectsOf(s3, bucket) : [];
  const state = objects.includes(STATE_KEY) ? readStateFile(await textOf(s3, bucket)) : undefined;
  return {
    buckets: names,
    keys,
    aliased: Aliases.find(({ AliasName }) => AliasName === "alias/acme-state")?.TargetKeyId,
    objects,
    resources: state?.resources.map(({ address }) => address) ?? [],
  };
}

async function objectsOf(s3: S3Client, bucket: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return Contents.map(({ Key }) => String(Key));
}

async function textOf(s3: S3Client, bucket: string): Promise<string> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: STATE_KEY }));
  return (await Body?.transformToString()) ?? "";
}

/** Calls in an order: the last one is the moment. `kms CreateAlias`, `s3 PUT /bucket?policy=` */
export type Moment = readonly RegExp[];

/** Tells of moments in accounts, as the emulator's `onCall`. */
export class Moments {
  readonly #waiting = new Map<string, { left: Moment; then: () => void }>();

  readonly onCall = ({ accountId, service, action }: Request): void => {
    const waiting = this.#waiting.get(accountId);
    const [next, ...left] = waiting?.left ?? [];
    if (!waiting || !next?.test(`${service} ${action}`)) return;
    waiting.left = left;
    if (left.length > 0) return;
    this.#waiting.delete(accountId);
    waiting.then();
  };

  /** Calls `then` once, when the moment has come in that account: before the call is answered. */
  at(accountId: string, moment: Moment, then: () => void): void {
    this.#waiting.set(accountId, { left: moment, then });
  }
}
