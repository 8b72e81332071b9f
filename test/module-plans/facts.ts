import type { Construct } from "constructs";
import type { ArtifactLocation } from "../../iam/artifacts";

/** Variants of a module by construct id: each puts it into its part of a stack, with literals as a stack gives them. */
export type Variants = Readonly<Record<string, (scope: Construct) => void>>;

export const tools = { account: "111111111111", region: "us-east-1" };
export const staging = { account: "222222222222", region: "us-east-1" };
export const production = { account: "333333333333", region: "eu-west-1" };

export const bucket = "acme-artifacts-111111111111-us-east-1";
export const keyArn = "arn:aws:kms:us-east-1:111111111111:key/0a1b2c3d-0000-4000-8000-000000000000";
export const connectionArn = "arn:aws:codeconnections:us-east-1:111111111111:connection/0a1b2c3d";

export const deployRoleArn = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy";

export const artifacts: ArtifactLocation = {
  ...tools,
  bucketArn: `arn:aws:s3:::${bucket}`,
  keyAlias: "alias/acme-artifacts",
  prefix: "web-acme",
};

/** Where the pipeline keeps artifacts for actions in another region. */
export const storeElsewhere = {
  bucket: "acme-artifacts-111111111111-eu-west-1",
  artifacts: {
    ...artifacts,
    region: "eu-west-1",
    bucketArn: "arn:aws:s3:::acme-artifacts-111111111111-eu-west-1",
  },
  keyArn: keyArn.replace("us-east-1", "eu-west-1"),
};

export const approvals = {
  place: tools,
  topic: "acme-production-approvals",
  keyAlias: "alias/acme-approvals",
};

export const notifications = {
  place: tools,
  topic: "acme-notifications",
  keyAlias: "alias/acme-notifications",
};
