import type { SourceConfig } from "../source-config";
import { accessKeys } from "./access-keys";
import type { S3Source } from "./object";
import { onlyUploads } from "./only-uploads";

/** An object that a self-hosted source control system uploads to a bucket of the tools account. */
export const s3: SourceConfig<S3Source> = {
  startsBy: "events",
  tellsOfPullRequests: false,
  // https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html
  variables: ["BucketName", "ETag", "ObjectKey", "VersionId"],
  rules: [onlyUploads],
  warnings: [accessKeys],
  resolve: ({ s3: fields }) => fields && { kind: "s3", ...fields },
  branchOf: () => undefined,
  comesFrom: ({ bucket, key }) => `${bucket}/${key}`,
  usesConnection: () => false,
  namedArns: ({ uploader }) =>
    uploader === "user"
      ? []
      : uploader.roles.map((arn, index) => ({ path: ["uploader", "roles", index], arn, anywhere: true })),
  uniqueNames: ({ bucket }) => [{ kind: "bucket", name: bucket, field: "bucket", everywhere: true }],
};
