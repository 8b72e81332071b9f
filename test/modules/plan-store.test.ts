import { PlanStore } from "../../modules/plan-store/plan-store";
import { getPlans, putPlans } from "../../modules/plan-store/plan-store.policies";
import { policyOf, synthStack } from "../support/synth";

const location = {
  account: "111111111111",
  region: "us-east-1",
  bucket: "acme-plans-111111111111-us-east-1",
  keyAlias: "alias/acme-plans",
};
const role = (name: string) => `arn:aws:iam::111111111111:role/slipway/build/${name}`;
const users = { writer: role("plan"), readers: [role("apply-tools"), role("apply-production")] };
const made = synthStack((stack) => {
  new PlanStore(stack, "plans", { location, users, expireAfterDays: 12 });
});

describe("PlanStore", () => {
  test("plans and their former versions expire, and parts of an upload after a day", () => {
    const [rule] = made.only("aws_s3_bucket_lifecycle_configuration").rule as Record<string, unknown>[];
    expect(rule).toMatchObject({
      status: "Enabled",
      filter: [{ prefix: "" }],
      expiration: [{ days: 12 }],
      noncurrent_version_expiration: [{ noncurrent_days: 12 }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
    });
  });

  test("everybody but the planner is denied to write, everybody but what applies to read", () => {
    const { DenyOtherWriters, DenyOtherReaders } = policyOf(made.only("aws_s3_bucket_policy"));
    expect(DenyOtherWriters).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:PutObject"],
      Condition: { ArnNotEquals: { "aws:PrincipalArn": [users.writer] } },
    });
    expect(DenyOtherReaders).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:GetObject", "s3:GetObjectVersion"],
      Condition: { ArnNotEquals: { "aws:PrincipalArn": users.readers } },
    });
  });

  test("the key encrypts for the planner and decrypts for what applies, through S3 and in this bucket only", () => {
    const { EncryptPlans, DecryptPlans, AdministerKey } = policyOf(made.only("aws_kms_key"));
    const through = {
      StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" },
      StringLike: { "kms:EncryptionContext:aws:s3:arn": `arn:aws:s3:::${location.bucket}/*` },
    };
    expect(EncryptPlans?.Condition).toEqual({
      ArnEquals: { "aws:PrincipalArn": [users.writer] },
      ...through,
    });
    expect(DecryptPlans?.Condition).toEqual({ ArnEquals: { "aws:PrincipalArn": users.readers }, ...through });
    expect(DecryptPlans?.Action).toEqual(["kms:Decrypt"]);
    expect(AdministerKey?.Action).not.toContain("kms:Decrypt");
  });

  test("who puts plans can't get them, and who gets them can't put any", () => {
    const actions = (statements: typeof putPlans) => statements(location).flatMap((one) => one.actions);
    expect(actions(putPlans)).not.toContain("s3:GetObject");
    expect(actions(getPlans).filter((action) => /Put|Delete|Generate|Encrypt/.test(action))).toEqual([]);
  });
});
