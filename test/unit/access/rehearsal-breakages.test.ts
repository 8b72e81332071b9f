/** What the rehearsal finds when a policy about artifacts is wrong in the default example. */
import { rehearse } from "../../../reports/access/rehearsal/rehearse";
import type { World } from "../../../reports/access/world/world";
import {
  BUCKET,
  bucketArn,
  DEFAULT,
  DEPLOY,
  gone,
  KEY,
  ofResource,
  ofRole,
  on,
  when,
} from "../../support/broken-policies";

/** What is wrong, and an action that fails of it. */
const BROKEN: readonly (readonly [what: string, world: World, action: string])[] = [
  [
    "another prefix in the bucket's policy",
    ofResource(BUCKET, "ReadProduction", on(`${bucketArn}/other/*`)),
    "s3:GetObject",
  ],
  [
    "another prefix in the role's policy",
    ofRole(DEPLOY, "ReadArtifacts", on(`${bucketArn}/storefront/*`)),
    "s3:GetObject",
  ],
  ["no read in the bucket's policy", ofResource(BUCKET, "ReadProduction", gone), "s3:GetObject"],
  [
    "another account's bucket",
    ofRole(DEPLOY, "ReadArtifacts", when({ StringEquals: { "aws:ResourceAccount": "333333333333" } })),
    "s3:GetObject",
  ],
  ["no decryption in the key's policy", ofResource(KEY, "DecryptProduction", gone), "kms:Decrypt"],
  [
    "the wrong service in the key's policy",
    ofResource(
      KEY,
      "DecryptProduction",
      when({ StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } }),
    ),
    "kms:Decrypt",
  ],
  [
    "the bucket as encryption context",
    ofRole(
      DEPLOY,
      "DecryptArtifacts",
      when({ StringLike: { "kms:EncryptionContext:aws:s3:arn": bucketArn } }),
    ),
    "kms:Decrypt",
  ],
  [
    "an encryption context where there is none",
    ofResource(
      KEY,
      "DescribeProduction",
      when({ StringLike: { "kms:EncryptionContext:aws:s3:arn": `${bucketArn}/*` } }),
    ),
    "kms:DescribeKey",
  ],
  [
    "the key of another region",
    ofRole("acme-storefront-pipeline", "UseArtifactKey", on("arn:aws:kms:eu-west-1:111111111111:key/*")),
    "kms:GenerateDataKey",
  ],
  [
    "another alias",
    ofRole(
      "acme-storefront-build",
      "UseArtifactKey",
      when({ "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/other" } }),
    ),
    "kms:Decrypt",
  ],
];

test("nothing is found in the default example as it is", () => {
  expect(rehearse(DEFAULT).findings).toEqual([]);
});

test.each(BROKEN)("%s is found", (_what, broken, action) => {
  const { findings } = rehearse(broken);
  expect(findings.map(({ call }) => call.action)).toContain(action);
});
