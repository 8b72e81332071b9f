import { Construct } from "constructs";
import type { Config, Service } from "../../config/config";
import { pipelineRole } from "../../config/contract";
import { serviceNames } from "../../config/names";
import { placeOf } from "../../config/place";
import type { S3Source } from "../../config/sources/s3/object";
import { EventTrigger } from "../../modules/event-trigger/event-trigger";
import { uploadEvents } from "../../modules/s3-source/s3-events";
import { s3Source } from "../../modules/s3-source/s3-source";
import { type SourceObject, uploaderArn } from "../../modules/s3-source/s3-source.policies";
import { SourceBucket } from "../../modules/s3-source/source-bucket";
import { Uploader } from "../../modules/s3-source/uploader";
import { serviceOutput } from "../output";
import type { ServiceProps } from "../service-props";
import type { ServiceSource } from "./source";

/** An object in a bucket of the tools account: its upload starts the release. */
export function s3ServiceSource(scope: Construct, { config, service }: ServiceProps): ServiceSource {
  const { source } = service;
  if (source.kind !== "s3") throw new Error(`${service.name} doesn't come from S3`);
  const subtree = new Construct(scope, "source");
  const names = serviceNames(config, service.name);
  const place = placeOf(config.tools);
  const object = { ...place, bucket: source.bucket, key: source.key, keyAlias: names.sourceKeyAlias };
  const { bucket } = new SourceBucket(subtree, "bucket", {
    source: object,
    uploader: uploaderArn(place, {
      kind: source.uploader === "user" ? "user" : "role",
      name: names.uploader,
    }),
    pipelineRole: pipelineRole(config, service).arn,
    expireAfterDays: config.artifacts.expireAfterDays,
  }).resource;
  makeUploader(subtree, config, service, source, object);
  serviceOutput(subtree, service.name, {
    name: "source",
    description: `Where the source of ${service.name} is uploaded: each upload is released`,
    value: `s3://${source.bucket}/${source.key}`,
  });
  return {
    begin: s3Source({ source: object, bucketRef: bucket }),
    revision: "#{source.VersionId}",
    trigger: () => undefined,
    start: (at, start, pipeline) => {
      if (start !== "push" || !service.triggers.push) return;
      new EventTrigger(at, `${start}-events`, {
        place,
        name: names.start(start),
        description: `Starts ${pipeline.name} on uploads to ${source.bucket}`,
        pipeline: pipeline.name,
        pipelineArn: pipeline.arn,
        permissionsBoundary: config.tools.permissionsBoundary,
        events: uploadEvents(source.bucket, source.key),
      });
    },
  };
}

function makeUploader(
  scope: Construct,
  config: Config,
  { name }: Service,
  { uploader }: S3Source,
  source: SourceObject,
): void {
  const { arn } = new Uploader(scope, "uploader", {
    name: serviceNames(config, name).uploader,
    source,
    ...(uploader !== "user" && { roles: uploader.roles }),
    permissionsBoundary: config.tools.permissionsBoundary,
  });
  serviceOutput(scope, name, {
    name: "uploader_arn",
    description:
      uploader === "user"
        ? `Uploads the source of ${name}. A person makes its access key: aws iam create-access-key --user-name <name>`
        : `Uploads the source of ${name}: the role to become`,
    value: arn,
  });
}
