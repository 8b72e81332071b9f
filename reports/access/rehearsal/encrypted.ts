/**
 * What an encrypted thing asks of its key, in the name of whoever uses it. Only a customer key asks: one of AWS's own
 * answers to the service.
 */

import { NotInWorld } from "../ask/not-in-world";
import { ownerOf } from "../ask/owner";
import type { Target } from "../world/target";
import type { Call, CallContext } from "./call";
import type { Cast } from "./cast";
import { accountIn, endpointOf, regionIn } from "./scene";
import { SOURCES } from "./sources";

/** What one call asks of a key. */
interface KeyUse {
  readonly actions: readonly string[];
  /** Through which service; the caller's own name, where it is a service that is asked for by its principal. */
  readonly service: string;
  readonly context: (resource: string) => Readonly<Record<string, string>>;
  readonly source: string;
}

const s3Context = (object: string) => ({ "aws:s3:arn": object });

const READ: KeyUse = { actions: ["kms:Decrypt"], service: "s3", context: s3Context, source: SOURCES.s3Kms };

/** Parts of a large upload are decrypted before they are put together. */
const WRITE: KeyUse = { ...READ, actions: ["kms:GenerateDataKey", "kms:Decrypt"] };

const PUBLISH: KeyUse = {
  actions: ["kms:GenerateDataKey", "kms:Decrypt"],
  service: "sns",
  context: (topic) => ({ "aws:sns:topicArn": topic }),
  source: SOURCES.snsKey,
};

const CODECOMMIT: KeyUse = {
  actions: [
    "kms:Encrypt",
    "kms:Decrypt",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
    "kms:DescribeKey",
  ],
  service: "codecommit",
  context: (repository) => ({ "aws:codecommit:id": repository }),
  source: SOURCES.codeCommitKey,
};

const SECRET: KeyUse = {
  actions: ["kms:Decrypt"],
  service: "secretsmanager",
  context: (secret) => ({ SecretARN: secret }),
  source: SOURCES.secretsKey,
};

const USES: Readonly<Record<string, KeyUse>> = {
  "s3:GetObject": READ,
  "s3:GetObjectVersion": READ,
  "s3:PutObject": WRITE,
  "sns:Publish": PUBLISH,
  "codecommit:GetCommit": CODECOMMIT,
  "codecommit:UploadArchive": CODECOMMIT,
  "secretsmanager:GetSecretValue": SECRET,
};

/** The calls to KMS that a call makes beside itself. */
export function keyCalls(cast: Cast, call: Call): Call[] {
  if (call.action === "logs:PutLogEvents") return logKeyCalls(cast, call);
  const use = USES[call.action];
  const owner = use && targetOf(cast, call.resource);
  if (!use || owner?.keyArn === undefined) return [];
  const context = contextOf(cast, use, owner, call);
  const { keyArn: resource } = owner;
  return use.actions.map((action) => ({
    caller: call.caller,
    action,
    resource,
    context,
    source: use.source,
  }));
}

/** The key sees the service that was asked, and for what; of a service in its own name also what it works for. */
function contextOf(cast: Cast, use: KeyUse, owner: Target, call: Call): CallContext {
  const { values = {} } = call.context;
  const sources = ["aws:SourceArn", "aws:SourceAccount"].flatMap((key) => {
    const value = values[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  const byBucket = cast.bucket(owner.arn)?.encryption.bucketKey === true;
  return {
    values: {
      "kms:ViaService": endpointOf(use.service, owner.place.region),
      ...Object.fromEntries(sources),
    },
    encryptionContext: use.context(byBucket ? owner.arn : call.resource),
  };
}

/** CloudWatch Logs encrypts in its own name, whoever writes. */
function logKeyCalls(cast: Cast, { resource }: Call): Call[] {
  const owner = targetOf(cast, resource);
  if (owner?.keyArn === undefined) return [];
  const { keyArn, arn } = owner;
  const actions = [
    "kms:Encrypt",
    "kms:Decrypt",
    "kms:ReEncryptFrom",
    "kms:ReEncryptTo",
    "kms:GenerateDataKey",
  ];
  return actions.map((action) => ({
    caller: { service: endpointOf("logs", regionIn(arn)) },
    action,
    resource: keyArn,
    context: { values: { "aws:SourceAccount": accountIn(arn) }, encryptionContext: { "aws:logs:arn": arn } },
    source: SOURCES.logsKey,
  }));
}

function targetOf({ world }: Cast, arn: string): Target | undefined {
  try {
    return ownerOf(world, arn);
  } catch (error) {
    if (error instanceof NotInWorld) return undefined;
    throw error;
  }
}
