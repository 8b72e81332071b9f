import { whereIs } from "../../support/policies";
import { statementsOf } from "../../support/policy";
import { type Resource, referredTo, resourcesOfType, type Stacks } from "../../support/stacks";
import { policyText, system } from "../fixtures";
import type { Rule } from "../rule";

/** What a bucket must have beside it, and how each must look. */
const COMPANIONS: Readonly<
  Record<string, { says: string; isRight: (found: Resource["arguments"]) => boolean }>
> = {
  aws_s3_bucket_public_access_block: {
    says: "closed to the public",
    isRight: (found) =>
      ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"].every(
        (flag) => found[flag] === true,
      ),
  },
  aws_s3_bucket_versioning: {
    says: "versioned",
    isRight: (found) => has(found, '"status":"Enabled"'),
  },
  aws_s3_bucket_ownership_controls: {
    says: "without ACLs",
    isRight: (found) => has(found, '"object_ownership":"BucketOwnerEnforced"'),
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    says: "encrypted",
    isRight: (found) => has(found, '"sse_algorithm":"AES256"') || has(found, '"kms_master_key_id":'),
  },
  aws_s3_bucket_policy: {
    says: "closed to plain HTTP",
    isRight: (found) => deniesPlainHttp(String(found.policy)),
  },
};

export const buckets: Rule = {
  title: "every bucket is private, versioned, encrypted, without ACLs and closed to plain HTTP",
  because:
    "Each is S3's default today or was not when somebody's bucket was made; written down, a plan shows who changes it.",
  violations: (stacks) =>
    resourcesOfType(stacks, "aws_s3_bucket").flatMap((bucket) =>
      Object.entries(COMPANIONS)
        .filter(
          ([type, { isRight }]) =>
            !companions(stacks, bucket, type).some((found) => isRight(found.arguments)),
        )
        .map(([, { says }]) => `${whereIs(bucket)}: isn't ${says}`),
    ),
  kept: () => system(PRIVATE),
  broken: {
    "nothing beside it": {
      by: () => system({ aws_s3_bucket: PRIVATE.aws_s3_bucket }),
      says: "staging: aws_s3_bucket web: isn't closed to the public",
    },
    "one flag off": {
      by: () => system(changed("aws_s3_bucket_public_access_block", { block_public_policy: false })),
      says: "isn't closed to the public",
    },
    "versioning suspended": {
      by: () =>
        system(changed("aws_s3_bucket_versioning", { versioning_configuration: { status: "Suspended" } })),
      says: "isn't versioned",
    },
    ACLs: {
      by: () =>
        system(changed("aws_s3_bucket_ownership_controls", { rule: { object_ownership: "ObjectWriter" } })),
      says: "isn't without ACLs",
    },
    "a key that AWS manages": {
      by: () =>
        system(
          changed("aws_s3_bucket_server_side_encryption_configuration", {
            rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms" } }],
          }),
        ),
      says: "isn't encrypted",
    },
    "plain HTTP to the objects": {
      by: () =>
        system(changed("aws_s3_bucket_policy", { policy: policyText({ ...TLS_ONLY, Resource: [ARN] }) })),
      says: "isn't closed to plain HTTP",
    },
  },
};

const BUCKET = "${aws_s3_bucket.web.bucket}";
const ARN = "arn:aws:s3:::acme-web";
const TLS_ONLY = {
  Effect: "Deny",
  Principal: "*",
  Action: ["s3:*"],
  Resource: [ARN, `${ARN}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

const PRIVATE = {
  aws_s3_bucket: { web: { bucket: "acme-web" } },
  aws_s3_bucket_public_access_block: {
    web: {
      bucket: BUCKET,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    },
  },
  aws_s3_bucket_versioning: { web: { bucket: BUCKET, versioning_configuration: { status: "Enabled" } } },
  aws_s3_bucket_ownership_controls: {
    web: { bucket: BUCKET, rule: { object_ownership: "BucketOwnerEnforced" } },
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    web: { bucket: BUCKET, rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }] },
  },
  aws_s3_bucket_policy: { web: { bucket: BUCKET, policy: policyText(TLS_ONLY) } },
};

function changed(type: keyof typeof PRIVATE, change: Resource["arguments"]) {
  return { ...PRIVATE, [type]: { web: { ...PRIVATE[type].web, ...change } } };
}

/** Resources of a type that name this bucket. */
function companions(stacks: Stacks, bucket: Resource, type: string): Resource[] {
  return resourcesOfType(stacks, type).filter(
    (found) => referredTo(stacks, found, found.arguments.bucket) === bucket,
  );
}

function has(found: Resource["arguments"], text: string): boolean {
  return JSON.stringify(found).includes(text);
}

/** Everybody, everything, bucket and objects. */
function deniesPlainHttp(policy: string): boolean {
  return statementsOf(policy).some(
    ({ Effect, Principal, Action, Resource = [], Condition }) =>
      Effect === "Deny" &&
      Principal === "*" &&
      Action.join() === "s3:*" &&
      Resource.some((resource) => Resource.includes(`${resource}/*`)) &&
      JSON.stringify(Condition) === '{"Bool":{"aws:SecureTransport":"false"}}',
  );
}
