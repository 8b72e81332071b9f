import type { ArtifactReader } from "../../iam/artifacts";
import { ArtifactStore } from "../../modules/artifact-store/artifact-store";
import { policyOf, synthStack } from "../support/synth";

const tools = { account: "111111111111", region: "us-east-1" };
const staging = { account: "222222222222", region: "us-east-1" };
const arn = "arn:aws:s3:::acme-artifacts";
const deployRoles: ArtifactReader = { kind: "deploy-roles", name: "staging", place: staging };
const foreign: ArtifactReader = {
  kind: "role",
  name: "web/in/staging",
  place: staging,
  arn: "arn:aws:iam::222222222222:role/theirs",
  prefix: "web-acme",
};

function store(...readers: ArtifactReader[]) {
  return synthStack((stack) => {
    new ArtifactStore(stack, "store", {
      place: tools,
      bucket: "acme-artifacts",
      keyAlias: "alias/acme-artifacts",
      expireAfterDays: 30,
      readers,
    });
  });
}

describe("the bucket", () => {
  const made = store(deployRoles, foreign);
  const policy = policyOf(made.only("aws_s3_bucket_policy"));

  test("is private, versioned, without ACLs and without a bucket key", () => {
    expect(made.only("aws_s3_bucket_public_access_block")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(made.only("aws_s3_bucket_versioning")).toMatchObject({
      versioning_configuration: { status: "Enabled" },
    });
    expect(made.only("aws_s3_bucket_ownership_controls")).toMatchObject({
      rule: { object_ownership: "BucketOwnerEnforced" },
    });
    const [rule] = made.only("aws_s3_bucket_server_side_encryption_configuration").rule as Record<
      string,
      unknown
    >[];
    expect(rule).toMatchObject({
      apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms" },
      bucket_key_enabled: false,
    });
  });

  test("is protected from destruction, and so is its key", () => {
    expect(made.only("aws_s3_bucket").lifecycle).toEqual({ prevent_destroy: true });
    expect(made.only("aws_kms_key").lifecycle).toEqual({ prevent_destroy: true });
  });

  test("expires artifacts and their former versions", () => {
    expect(made.only("aws_s3_bucket_lifecycle_configuration").rule).toEqual([
      expect.objectContaining({
        expiration: [{ days: 30 }],
        noncurrent_version_expiration: [{ noncurrent_days: 30 }],
      }),
    ]);
  });

  test("GIVEN plain HTTP THEN everything is denied to everybody", () => {
    expect(policy.DenyPlainHttp).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:*"],
      Resource: [arn, `${arn}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  const algorithm = "s3:x-amz-server-side-encryption";
  const keyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";
  test.each([
    // Null "false": a negated condition is true of a missing header too, and uploads without headers are right.
    [
      "another algorithm",
      "DenyOtherAlgorithm",
      { StringNotEquals: { [algorithm]: "aws:kms" }, Null: { [algorithm]: "false" } },
    ],
    [
      "another key",
      "DenyOtherKey",
      {
        ArnNotEquals: { [keyId]: expect.stringMatching(/^\$\{aws_kms_key\..*\.arn\}$/) },
        Null: { [keyId]: "false" },
      },
    ],
    [
      "aws:kms without a key id, which means the aws/s3 key",
      "DenyAccountDefaultKey",
      { StringEquals: { [algorithm]: "aws:kms" }, Null: { [keyId]: "true" } },
    ],
    [
      "a key that only the writer knows",
      "DenyCustomerProvidedKey",
      { Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" } },
    ],
  ])(
    "GIVEN an upload under %s THEN it is denied to everybody, and no other upload is",
    (_, sid, condition) => {
      expect(policy[sid]).toEqual({
        Sid: sid,
        Effect: "Deny",
        Principal: "*",
        Action: ["s3:PutObject"],
        Resource: [`${arn}/*`],
        Condition: condition,
      });
    },
  );

  test("GIVEN an account's deploy roles THEN each reads the prefix in its own tag only", () => {
    expect(policy.ReadStaging).toMatchObject({
      Effect: "Allow",
      Principal: { AWS: ["arn:aws:iam::222222222222:root"] },
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Resource: [`${arn}/\${aws:PrincipalTag/slipway-artifacts}/*`],
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/slipway/deploy/*" } },
    });
  });

  test("GIVEN a foreign role THEN that role alone reads its service's prefix", () => {
    expect(policy.ReadByWebInStaging).toMatchObject({
      Resource: [`${arn}/web-acme/*`],
      Condition: { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::222222222222:role/theirs" } },
    });
  });

  test("nobody outside the account may write", () => {
    const allowed = Object.values(policy).filter(({ Effect }) => Effect === "Allow");
    for (const { Action } of allowed) expect(Action).toEqual(["s3:GetObject", "s3:GetObjectVersion"]);
  });
});

describe("the key", () => {
  const policy = policyOf(store(deployRoles, foreign).only("aws_kms_key"));

  test("lets administrators manage it and not use it", () => {
    const actions = policy.AdministerKey?.Action ?? [];
    expect(actions).toContain("kms:PutKeyPolicy");
    expect(actions.filter((action) => /Decrypt|Encrypt|GenerateDataKey|CreateGrant|\*/.test(action))).toEqual(
      [],
    );
  });

  test("is used inside the account by roles of pipelines and builds, and by no others", () => {
    expect(policy.UseByPipelinesAndBuilds).toMatchObject({
      Effect: "Allow",
      Principal: { AWS: ["arn:aws:iam::111111111111:root"] },
      Condition: {
        ArnLike: {
          "aws:PrincipalArn": [
            "arn:aws:iam::111111111111:role/slipway/pipeline/*",
            "arn:aws:iam::111111111111:role/slipway/build/*",
          ],
        },
      },
    });
  });

  test("GIVEN a region in which nothing is built THEN pipelines alone use it", () => {
    const made = synthStack((stack) => {
      new ArtifactStore(stack, "store", {
        place: { ...tools, region: "eu-west-1" },
        bucket: "acme-artifacts",
        keyAlias: "alias/acme-artifacts",
        expireAfterDays: 30,
        readers: [],
        builds: false,
      });
    });
    const elsewhere = policyOf(made.only("aws_kms_key"));
    expect(Object.keys(elsewhere)).toEqual(["AdministerKey", "UseByPipelines"]);
    expect(elsewhere.UseByPipelines?.Condition).toEqual({
      ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/slipway/pipeline/*" },
    });
  });

  test("is used from outside through S3 only, and for the reader's own objects only", () => {
    expect(policy.DecryptStaging).toMatchObject({
      Action: ["kms:Decrypt"],
      Condition: {
        StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": `${arn}/\${aws:PrincipalTag/slipway-artifacts}/*` },
      },
    });
    expect(policy.DecryptByWebInStaging?.Condition?.StringLike).toEqual({
      "kms:EncryptionContext:aws:s3:arn": `${arn}/web-acme/*`,
    });
  });

  test("DescribeKey stands alone, because it carries no encryption context", () => {
    expect(policy.DescribeStaging?.Action).toEqual(["kms:DescribeKey"]);
    expect(policy.DescribeStaging?.Condition).not.toHaveProperty("StringLike");
    expect(policy.DecryptStaging?.Action).not.toContain("kms:DescribeKey");
  });

  test("does not grow with services: one account is two statements", () => {
    const sids = Object.keys(policyOf(store(deployRoles).only("aws_kms_key")));
    expect(sids).toEqual(["AdministerKey", "UseByPipelinesAndBuilds", "DecryptStaging", "DescribeStaging"]);
  });
});

test("fails when a policy would be longer than AWS takes", () => {
  const many = Array.from({ length: 80 }, (_, index) => ({ ...foreign, name: `reader-${index}` }));
  expect(() => store(...many)).toThrow(
    /characters of the key policy of alias\/acme-artifacts: \d+; AWS takes 32768 at most/,
  );
});
