/** What takes the source: each provider's calls in the pipeline's role. */
import { regional } from "../../world/place";
import type { Step } from "../call";
import type { ActionScene } from "../scene";
import { SOURCES } from "../sources";

const byActor = ({ actor }: ActionScene) => ({ role: actor });
const setting = ({ action }: ActionScene, name: string) => action.configuration[name] ?? "";

/** The connection's ARN keeps the prefix that it was made with; the permission has two names. */
export const CONNECTION: Step<ActionScene> = {
  name: "fetches the source through the connection",
  caller: byActor,
  rows: [
    {
      actions: ["codeconnections:UseConnection", "codestar-connections:UseConnection"],
      on: (scene) => [setting(scene, "ConnectionArn")],
      context: (scene) =>
        ["codeconnections", "codestar-connections"].map((prefix) => ({
          values: { [`${prefix}:FullRepositoryId`]: setting(scene, "FullRepositoryId") },
        })),
      source: SOURCES.connectionAction,
      unsettled: "No page says which of the two names is asked for: both must be allowed.",
    },
  ],
};

const bucketArn = (scene: ActionScene) => {
  const [, partition = "aws"] = scene.pipeline.arn.split(":");
  return `arn:${partition}:s3:::${setting(scene, "S3Bucket")}`;
};

export const S3_OBJECT: Step<ActionScene> = {
  name: "fetches the source from its bucket",
  caller: byActor,
  rows: [
    {
      actions: ["s3:GetBucketVersioning", "s3:GetBucketAcl", "s3:GetBucketLocation"],
      on: (scene) => [bucketArn(scene)],
      source: SOURCES.s3Action,
    },
    {
      actions: ["s3:GetObject", "s3:GetObjectVersion"],
      on: (scene) => [`${bucketArn(scene)}/${setting(scene, "S3ObjectKey")}`],
      source: SOURCES.s3Action,
      unsettled:
        "The page lists s3:GetObjectTagging too; the service role's page says: for objects with tags, and the uploader can't tag.",
    },
  ],
};

export const CODECOMMIT: Step<ActionScene> = {
  name: "fetches the source from CodeCommit",
  caller: byActor,
  rows: [
    {
      actions: [
        "codecommit:GetBranch",
        "codecommit:GetCommit",
        "codecommit:GetRepository",
        "codecommit:UploadArchive",
        "codecommit:GetUploadArchiveStatus",
        "codecommit:CancelUploadArchive",
      ],
      on: (scene) => [
        regional(
          "codecommit",
          { ...scene.pipeline.place, region: scene.action.region },
          setting(scene, "RepositoryName"),
        ),
      ],
      source: SOURCES.codeCommitAction,
    },
    {
      actions: ["s3:ListBucket"],
      on: ({ store }) => (store ? [store.bucketArn] : []),
      source: SOURCES.codeCommitBucket,
    },
  ],
};
