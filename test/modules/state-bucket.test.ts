import { StateBucket } from "../../modules/state-bucket/state-bucket";
import { policyOf, synthStack } from "../support/synth";

const made = synthStack((stack) => {
  new StateBucket(stack, "state", {
    place: { account: "222222222222", region: "eu-central-1" },
    bucket: "acme-state-222222222222-eu-central-1",
    keyAlias: "alias/acme-state",
  });
});

describe("StateBucket", () => {
  test("is never destroyed, nor is its key", () => {
    expect(made.only("aws_s3_bucket").lifecycle).toEqual({ prevent_destroy: true });
    expect(made.only("aws_kms_key").lifecycle).toEqual({ prevent_destroy: true });
  });

  test("keeps former states, and not for ever", () => {
    const [rule] = made.only("aws_s3_bucket_lifecycle_configuration").rule as Record<string, unknown>[];
    expect(rule).toMatchObject({ noncurrent_version_expiration: [{ noncurrent_days: 365 }] });
    expect(rule).not.toHaveProperty("expiration");
  });

  test("is reached by TLS only", () => {
    expect(policyOf(made.only("aws_s3_bucket_policy")).DenyPlainHttp).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  test("its key is used through S3 and for this bucket only", () => {
    expect(policyOf(made.only("aws_kms_key")).UseForState?.Condition).toEqual({
      StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" },
      StringLike: {
        "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::acme-state-222222222222-eu-central-1/*",
      },
    });
  });
});
