import { text } from "./values";

const PARTITION = "arn:aws(-cn|-us-gov)?";

/** A role: its path and up to 64 characters of name. */
export function roleArn() {
  return text(
    "the ARN of a role, such as arn:aws:iam::111111111111:role/platform, without wildcards",
    new RegExp(`^${PARTITION}:iam::[0-9]{12}:role/([\\w+=,.@-]+/)*[\\w+=,.@-]{1,64}$`),
    600,
  );
}

/** A managed policy, one's own or AWS's. */
export function policyArn() {
  return text(
    "the ARN of a managed policy, such as arn:aws:iam::111111111111:policy/boundary",
    new RegExp(`^${PARTITION}:iam::([0-9]{12}|aws):policy/([\\w+=,.@-]+/)*[\\w+=,.@-]{1,128}$`),
    700,
  );
}

export function certificateArn() {
  return text(
    "the ARN of an ACM certificate, such as arn:aws:acm:us-east-1:111111111111:certificate/0a1b",
    new RegExp(`^${PARTITION}:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+$`),
  );
}

/** Connections made before March 2024 are codestar-connections; both spellings live on. */
export function connectionArn() {
  return text(
    "the ARN of a connection, such as arn:aws:codeconnections:us-east-1:111111111111:connection/0a1b",
    new RegExp(
      `^${PARTITION}:(codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/[A-Za-z0-9-]+$`,
    ),
  );
}

/** A key of KMS, no alias: an alias means another key in another account. */
export function keyArn() {
  return text(
    "the ARN of a key, such as arn:aws:kms:us-east-1:111111111111:key/0a1b",
    new RegExp(`^${PARTITION}:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$`),
  );
}
