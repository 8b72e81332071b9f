/** What hands artifacts from action to action. */
import type { ArtifactStoreRecord } from "../../world/records/pipeline";
import type { CallContext, Step } from "../call";
import { SOURCES } from "../sources";

/** A role at work on objects of an artifact store. */
export interface Handling {
  readonly role: string;
  readonly store: ArtifactStoreRecord;
  /** ARNs. */
  readonly objects: readonly string[];
}

const byRole = ({ role }: Handling) => ({ role });
const objects = (scene: Handling) => scene.objects;
const bucket = ({ store }: Handling) => [store.bucketArn];
const key = ({ store }: Handling) => (store.keyArn === undefined ? [] : [store.keyArn]);

/** An upload names the store's key, or leaves it to the bucket's default: which of both, no page says. */
function uploads({ store: { keyArn } }: Handling): readonly CallContext[] {
  if (keyArn === undefined) return [{}];
  const headers = {
    "s3:x-amz-server-side-encryption": "aws:kms",
    "s3:x-amz-server-side-encryption-aws-kms-key-id": keyArn,
  };
  return [{}, { values: headers }];
}

const WHICH_HEADERS =
  "No page says whether uploads name the key in their headers: allowed with and without them.";

/** CodePipeline, in the role of the pipeline or of the action. */
export const LOCATE_STORE: Step<Handling> = {
  name: "looks at the artifact bucket",
  caller: byRole,
  rows: [
    {
      actions: ["s3:GetBucketVersioning", "s3:GetBucketAcl", "s3:GetBucketLocation"],
      on: bucket,
      source: SOURCES.codePipelineRole,
    },
  ],
};

export const FETCH_ARTIFACTS: Step<Handling> = {
  name: "fetches the artifact",
  caller: byRole,
  rows: [
    { actions: ["s3:GetObject", "s3:GetObjectVersion"], on: objects, source: SOURCES.codePipelineRole },
    {
      actions: ["kms:DescribeKey"],
      on: key,
      source: SOURCES.artifactKey,
      unsettled: "AWS's page lists it for who reads artifacts; when it is called it doesn't say.",
    },
  ],
};

export const HAND_ON_ARTIFACTS: Step<Handling> = {
  name: "hands the artifact on",
  caller: byRole,
  rows: [
    {
      actions: ["s3:PutObject", "s3:PutObjectAcl"],
      on: objects,
      context: uploads,
      source: SOURCES.codePipelineRole,
      unsettled: WHICH_HEADERS,
    },
    ...keyRows(SOURCES.artifactKey),
  ],
};

/** A build's artifacts are CodeBuild's to fetch and to write, in the project's role. */
export const LOCATE_BUILD_STORE: Step<Handling> = {
  name: "looks at the artifact bucket",
  caller: byRole,
  rows: [{ actions: ["s3:GetBucketAcl", "s3:GetBucketLocation"], on: bucket, source: SOURCES.codeBuildRole }],
};

export const FETCH_BUILD_INPUT: Step<Handling> = {
  name: "fetches what it builds",
  caller: byRole,
  rows: [
    { actions: ["s3:GetObject", "s3:GetObjectVersion"], on: objects, source: SOURCES.codeBuildRole },
    { actions: ["kms:DescribeKey"], on: key, source: SOURCES.codeBuildKey },
  ],
};

export const UPLOAD_BUILD_OUTPUT: Step<Handling> = {
  name: "uploads what it built",
  caller: byRole,
  rows: [
    {
      actions: ["s3:PutObject"],
      on: objects,
      context: uploads,
      source: SOURCES.codeBuildRole,
      unsettled: WHICH_HEADERS,
    },
    ...keyRows(SOURCES.codeBuildKey),
  ],
};

/** The rest of what AWS's pages say of a key that is written with, beside what S3 asks of it for each object. */
function keyRows(source: string): Step<Handling>["rows"] {
  const actions = ["kms:DescribeKey", "kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo"];
  const unsettled = "AWS's page lists them for who writes artifacts; in which request it doesn't say.";
  return [{ actions, on: key, source, unsettled }];
}
