/** A bucket, key or repository of the default configuration that lets in more is found. */
import {
  ARTIFACTS,
  also,
  BUILD,
  everybody,
  expectFound,
  removed,
  type Weakening,
  without,
} from "../../support/weakened";

const KEY = (account: string, path: string) =>
  `arn:aws:kms:us-east-1:${account}:key/INVENTED.${account}.${path}.encryption.key`;
const ARTIFACT_KEY = KEY("111111111111", "shared.artifacts");

const TABLE: readonly Weakening[] = [
  [
    "artifacts for another account",
    ARTIFACTS,
    "ReadProduction",
    (one) => ({ ...without("aws:PrincipalArn")(one), Principal: { AWS: "arn:aws:iam::888888888888:root" } }),
    "an administrator of 888888888888, as arn:aws:iam::888888888888:role/administrator",
    "s3:GetObject",
  ],
  [
    "the artifacts' key for a reader outside S3",
    ARTIFACT_KEY,
    "DecryptProduction",
    (one) => ({ ...one, Principal: { AWS: "arn:aws:iam::888888888888:role/reader" }, Condition: {} }),
    "an administrator of 888888888888, as arn:aws:iam::888888888888:role/reader",
    "kms:Decrypt",
  ],
  [
    "artifacts opened outside S3",
    ARTIFACT_KEY,
    "DecryptProduction",
    without("kms:ViaService"),
    "an administrator of 333333333333",
    "kms:Decrypt",
  ],
  [
    "artifacts opened in whatever encryption context",
    ARTIFACT_KEY,
    "DecryptProduction",
    without("kms:EncryptionContext:aws:s3:arn"),
    "an administrator of 333333333333",
    "kms:Decrypt",
  ],
  [
    "artifacts read by whichever role of an account",
    ARTIFACTS,
    "ReadProduction",
    without("aws:PrincipalArn"),
    "an administrator of 333333333333, as arn:aws:iam::333333333333:role/administrator",
    "s3:GetObject",
  ],
  [
    "the artifacts' key for whoever administers keys",
    ARTIFACT_KEY,
    "AdministerKey",
    also("kms:Decrypt"),
    "a role of 111111111111 that no stack makes",
    "kms:Decrypt",
  ],
  [
    "the state's key outside its bucket",
    KEY("333333333333", "state"),
    "UseForState",
    without("kms:EncryptionContext:aws:s3:arn"),
    "a role of 333333333333 that no stack makes",
    "kms:Decrypt",
  ],
  ["artifacts over plain HTTP", ARTIFACTS, "DenyPlainHttp", removed, "", "s3:GetObject"],
  ["artifacts closed with somebody else's key", ARTIFACTS, "DenyOtherKey", removed, BUILD, "s3:PutObject"],
  ["artifacts closed without KMS", ARTIFACTS, "DenyOtherAlgorithm", removed, BUILD, "s3:PutObject"],
  [
    "artifacts closed with the account's key",
    ARTIFACTS,
    "DenyAccountDefaultKey",
    removed,
    BUILD,
    "s3:PutObject",
  ],
  [
    "artifacts closed with a key that comes along",
    ARTIFACTS,
    "DenyCustomerProvidedKey",
    removed,
    BUILD,
    "s3:PutObject",
  ],
  [
    "access logs of other accounts",
    "arn:aws:s3:::acme-access-logs-111111111111-us-east-1",
    "WriteAccessLogs",
    without("aws:SourceAccount"),
    "logging.s3.amazonaws.com at work for 999999999999",
    "s3:PutObject",
  ],
  [
    "logs of other accounts closed",
    KEY("111111111111", "shared.build-logs"),
    "UseByCloudWatchLogs",
    without("kms:EncryptionContext:aws:logs:arn"),
    "logs.us-east-1.amazonaws.com at work for 999999999999",
    "kms:Decrypt",
  ],
  [
    "images for everybody",
    "arn:aws:ecr:us-east-1:111111111111:repository/acme/storefront",
    "PullByExecutionRoles",
    (one) => everybody(without("aws:PrincipalArn")(one)),
    "anybody, without signature",
    "ecr:BatchGetImage",
  ],
];

test.each(TABLE)("%s", (...weakening) => expectFound(weakening));
