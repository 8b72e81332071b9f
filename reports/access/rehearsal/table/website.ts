/** What releases files. Nothing is invalidated: no role may, and nothing in a release needs it. */
import type { CallContext, Step } from "../call";
import { type ActionScene, accountIn } from "../scene";
import { SOURCES } from "../sources";

const site = ({ action, actor }: ActionScene) =>
  `arn:${actor.split(":")[1]}:s3:::${action.configuration.BucketName ?? ""}`;

export const UPLOAD_SITE: Step<ActionScene> = {
  name: "unpacks the artifact into the bucket",
  caller: ({ actor }) => ({ role: actor }),
  rows: [
    {
      actions: ["s3:GetBucketVersioning", "s3:GetBucketAcl", "s3:GetBucketLocation"],
      on: (scene) => [site(scene)],
      source: SOURCES.s3DeployAction,
    },
    {
      actions: ["s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectVersionAcl"],
      on: (scene) => [`${site(scene)}/index.html`],
      source: SOURCES.s3DeployAction,
    },
  ],
};

/** A workflow's `aws s3 cp`. */
export const COPY_FILES: Step<{ readonly role: string; readonly bucket: string }> = {
  name: "copies files into the bucket",
  caller: ({ role }) => ({ role }),
  rows: [{ actions: ["s3:PutObject"], on: ({ bucket }) => [`${bucket}/index.html`], source: SOURCES.s3Put }],
};

/** What a Git server of one's own does to start a release. */
export const UPLOAD_SOURCE: Step<{ readonly role: string; readonly object: string }> = {
  name: "uploads the source",
  caller: ({ role }) => ({ role }),
  rows: [{ actions: ["s3:PutObject"], on: ({ object }) => [object], source: SOURCES.s3Put }],
};

/** A distribution that serves a bucket. */
export interface Serving {
  readonly distribution: string;
  readonly bucket: string;
}

export const SERVE_SITE: Step<Serving> = {
  name: "CloudFront fetches what visitors ask for",
  caller: () => ({ service: "cloudfront.amazonaws.com" }),
  rows: [
    {
      actions: ["s3:GetObject"],
      on: ({ bucket }) => [`${bucket}/index.html`],
      context: ({ distribution }): readonly CallContext[] => [
        { values: { "aws:SourceArn": distribution, "aws:SourceAccount": accountIn(distribution) } },
      ],
      source: SOURCES.cloudFront,
    },
  ],
};
