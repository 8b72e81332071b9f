import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { AccessLogs } from "../../modules/access-logs/access-logs";
import { ArtifactReplica } from "../../modules/artifact-replica/artifact-replica";
import { ArtifactStore } from "../../modules/artifact-store/artifact-store";
import { policyOf, synthStack } from "../support/synth";

const tools = { account: "111111111111", region: "us-east-1" };
const reader = {
  kind: "role" as const,
  name: "reader-1",
  place: { account: "444444444444", region: "us-east-1" },
  arn: "arn:aws:iam::444444444444:role/audit",
};
const SOURCE = "arn:aws:s3:::acme-artifacts";
const COPY = "arn:aws:s3:::acme-copy";
const ROLE = "arn:aws:iam::111111111111:role/slipway/service/acme-replication";

const made = synthStack((stack) => {
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  const provider = new AwsProvider(stack, "there", { region: "us-west-2", alias: "replica" });
  const accessLogs = new AccessLogs(stack, "logs", {
    place: tools,
    bucket: "acme-logs",
    sources: ["acme-artifacts"],
    expireAfterDays: 365,
  });
  const store = new ArtifactStore(stack, "store", {
    place: tools,
    bucket: "acme-artifacts",
    keyAlias: "alias/acme-artifacts",
    expireAfterDays: 30,
    readers: [],
    accessLogs,
    replicationRole: "acme-replication",
  });
  new ArtifactReplica(stack, "replica", {
    place: { account: "111111111111", region: "us-west-2" },
    provider,
    bucket: "acme-copy",
    keyAlias: "alias/acme-copy",
    expireAfterDays: 30,
    role: "acme-replication",
    readers: [reader],
    source: { ...tools, bucket: "acme-artifacts", versioning: store.versioning },
  });
});
const ofBucket = (type: string, name: string) => {
  const [id] = Object.entries(made.json.resource?.aws_s3_bucket ?? {}).find(
    ([, { bucket }]) => bucket === name,
  ) ?? [""];
  return made.where(type, { bucket: `\${aws_s3_bucket.${id}.bucket}` });
};

describe("the copy", () => {
  test("bucket, key and all that belongs to them lie in the other region, and nothing else does", () => {
    const there = Object.entries(made.json.resource ?? {}).flatMap(([type, byId]) =>
      Object.values(byId).flatMap(({ provider }) => (provider === "aws.replica" ? [type] : [])),
    );
    expect(there.sort()).toEqual([
      "aws_kms_alias",
      "aws_kms_key",
      "aws_s3_bucket",
      "aws_s3_bucket_lifecycle_configuration",
      "aws_s3_bucket_ownership_controls",
      "aws_s3_bucket_policy",
      "aws_s3_bucket_public_access_block",
      "aws_s3_bucket_server_side_encryption_configuration",
      "aws_s3_bucket_versioning",
    ]);
  });

  test("refuses uploads as the artifact bucket does, and lets the named readers read", () => {
    const denials = (bucket: string) =>
      Object.entries(policyOf(ofBucket("aws_s3_bucket_policy", bucket)))
        .filter(([, { Effect }]) => Effect === "Deny")
        .map(([sid]) => sid);
    expect(denials("acme-copy")).toEqual(denials("acme-artifacts"));
    expect(denials("acme-copy")).toHaveLength(5);
    expect(policyOf(ofBucket("aws_s3_bucket_policy", "acme-copy")).ReadByReaderN1).toMatchObject({
      Resource: [`${COPY}/*`],
      Condition: { ArnEquals: { "aws:PrincipalArn": reader.arn } },
    });
  });

  test("expires as the artifacts do, and is protected", () => {
    expect(ofBucket("aws_s3_bucket_lifecycle_configuration", "acme-copy").rule).toEqual(
      ofBucket("aws_s3_bucket_lifecycle_configuration", "acme-artifacts").rule,
    );
    expect(made.where("aws_s3_bucket", { bucket: "acme-copy" }).lifecycle).toEqual({ prevent_destroy: true });
  });

  test("its key encrypts for the replication role, through S3 and for its objects only; readers may decrypt", () => {
    const key = policyOf(
      made.where("aws_kms_key", { description: "Encrypts the copies of artifacts in another region" }),
    );
    expect(Object.keys(key)).toEqual([
      "AdministerKey",
      "EncryptReplicas",
      "DecryptByReaderN1",
      "DescribeByReaderN1",
    ]);
    expect(key.EncryptReplicas).toMatchObject({
      Principal: { AWS: ["arn:aws:iam::111111111111:root"] },
      Action: ["kms:Encrypt", "kms:GenerateDataKey"],
      Condition: {
        ArnEquals: { "aws:PrincipalArn": ROLE },
        StringEquals: { "kms:ViaService": "s3.us-west-2.amazonaws.com" },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": `${COPY}/*` },
      },
    });
  });
});

describe("replication", () => {
  test("copies every encrypted object under the copy's key, and no deletions", () => {
    expect(made.only("aws_s3_bucket_replication_configuration")).toMatchObject({
      bucket: "acme-artifacts",
      rule: [
        {
          status: "Enabled",
          filter: { prefix: "" },
          delete_marker_replication: { status: "Disabled" },
          source_selection_criteria: { sse_kms_encrypted_objects: { status: "Enabled" } },
          destination: {
            bucket: expect.stringMatching(/^\$\{aws_s3_bucket\.replica_/),
            encryption_configuration: {
              replica_kms_key_id: expect.stringMatching(/^\$\{aws_kms_key\.replica_/),
            },
          },
        },
      ],
      depends_on: [
        expect.stringMatching(/^aws_s3_bucket_versioning\.store_/),
        expect.stringMatching(/^aws_s3_bucket_versioning\.replica_/),
        expect.stringMatching(/^aws_iam_role_policy\./),
      ],
    });
  });

  test("its role reads the source, writes the copy, and nothing else", () => {
    const policy = policyOf(made.only("aws_iam_role_policy"));
    const resources = Object.fromEntries(
      Object.entries(policy).map(([sid, { Resource }]) => [sid, Resource]),
    );
    expect(resources).toEqual({
      ReadReplicationRules: [SOURCE],
      ReadVersions: [`${SOURCE}/*`],
      WriteReplicas: [`${COPY}/*`],
      DecryptSource: ["arn:aws:kms:us-east-1:111111111111:key/*"],
      EncryptReplicas: ["arn:aws:kms:us-west-2:111111111111:key/*"],
    });
    expect(policy.WriteReplicas?.Action).toEqual(["s3:ReplicateObject", "s3:ReplicateTags"]);
  });

  test("the source's key decrypts for it, through S3 and for its objects only", () => {
    const key = policyOf(
      made.where("aws_kms_key", {
        description: "Encrypts what pipelines hand from the tools account to workload accounts",
      }),
    );
    expect(key.DecryptForReplicas).toMatchObject({
      Action: ["kms:Decrypt"],
      Condition: {
        ArnEquals: { "aws:PrincipalArn": ROLE },
        StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": `${SOURCE}/*` },
      },
    });
  });
});

describe("access logs", () => {
  test("of the artifact bucket go to the log bucket, under its name, once S3 may write there", () => {
    expect(made.only("aws_s3_bucket_logging")).toMatchObject({
      bucket: expect.stringMatching(/^\$\{aws_s3_bucket\.store_/),
      target_bucket: expect.stringMatching(/^\$\{aws_s3_bucket\.logs_/),
      target_prefix: "acme-artifacts/",
      depends_on: [expect.stringMatching(/^aws_s3_bucket_policy\.logs_/)],
    });
  });

  test("S3's log delivery writes them, for that bucket of this account only", () => {
    expect(policyOf(ofBucket("aws_s3_bucket_policy", "acme-logs"))).toMatchObject({
      DenyPlainHttp: { Effect: "Deny" },
      WriteAccessLogs: {
        Principal: { Service: ["logging.s3.amazonaws.com"] },
        Action: ["s3:PutObject"],
        Resource: ["arn:aws:s3:::acme-logs/acme-artifacts/*"],
        Condition: {
          StringEquals: { "aws:SourceAccount": "111111111111" },
          ArnEquals: { "aws:SourceArn": [SOURCE] },
        },
      },
    });
  });

  test("the log bucket has S3's own encryption, as log delivery needs, and its logs expire", () => {
    expect(
      JSON.stringify(ofBucket("aws_s3_bucket_server_side_encryption_configuration", "acme-logs").rule),
    ).toContain('"sse_algorithm":"AES256"');
    expect(ofBucket("aws_s3_bucket_lifecycle_configuration", "acme-logs")).toMatchObject({
      rule: [{ expiration: [{ days: 365 }] }],
    });
  });
});
