import { whereIs } from "../../support/policies";
import { type Resource, referredTo, resourcesOf, resourcesOfType, type Stacks } from "../../support/stacks";
import { system } from "../fixtures";
import type { Rule } from "../rule";

export const protectedResources: Rule = {
  title: "state, artifacts, their copies and logs, source and every key survive a `terraform destroy`",
  because:
    "Nothing brings back a state, an artifact that a rollback needs, a repository, or what a key encrypted.",
  violations: (stacks) =>
    [
      ...statefulBuckets(stacks),
      ...resourcesOfType(stacks, "aws_kms_key"),
      ...resourcesOfType(stacks, "aws_codecommit_repository"),
    ]
      .filter(({ arguments: { lifecycle } }) => JSON.stringify(lifecycle) !== '{"prevent_destroy":true}')
      .map((resource) => `${whereIs(resource)}: can be destroyed`),
  kept: () =>
    system({
      aws_s3_bucket: { state: { bucket: STATE, lifecycle: PROTECTED }, site: { bucket: "acme-site" } },
      aws_kms_key: { state: { lifecycle: PROTECTED } },
    }),
  broken: {
    "a state bucket": {
      by: () => system({ aws_s3_bucket: { state: { bucket: STATE } } }),
      says: "aws_s3_bucket state: can be destroyed",
    },
    "an artifact bucket": {
      by: () =>
        system({
          aws_s3_bucket: { artifacts: { bucket: "acme-artifacts" } },
          aws_codepipeline: { web: { artifact_store: [{ location: "${aws_s3_bucket.artifacts.bucket}" }] } },
        }),
      says: "aws_s3_bucket artifacts: can be destroyed",
    },
    "a copy of artifacts": {
      by: () =>
        system({
          aws_s3_bucket: { copy: { bucket: "acme-copy" } },
          aws_s3_bucket_replication_configuration: {
            web: { rule: [{ destination: { bucket: "${aws_s3_bucket.copy.arn}" } }] },
          },
        }),
      says: "aws_s3_bucket copy: can be destroyed",
    },
    "a bucket of access logs": {
      by: () =>
        system({
          aws_s3_bucket: { logs: { bucket: "acme-logs" } },
          aws_s3_bucket_logging: { web: { target_bucket: "${aws_s3_bucket.logs.bucket}" } },
        }),
      says: "aws_s3_bucket logs: can be destroyed",
    },
    "a bucket that source is uploaded to": {
      by: () =>
        system({
          aws_s3_bucket: { source: { bucket: "acme-source" } },
          aws_codepipeline: {
            web: { stage: [{ action: [{ configuration: { S3Bucket: "${aws_s3_bucket.source.bucket}" } }] }] },
          },
        }),
      says: "aws_s3_bucket source: can be destroyed",
    },
    "an artifact bucket that another stack names": {
      by: () =>
        system({
          aws_s3_bucket: { artifacts: { bucket: "acme-artifacts" } },
          aws_codepipeline: { web: { artifact_store: [{ location: "acme-artifacts" }] } },
        }),
      says: "aws_s3_bucket artifacts: can be destroyed",
    },
    "a repository": {
      by: () => system({ aws_codecommit_repository: { web: { repository_name: "web" } } }),
      says: "aws_codecommit_repository web: can be destroyed",
    },
    "a key": {
      by: () => system({ aws_kms_key: { web: { lifecycle: { prevent_destroy: false } } } }),
      says: "aws_kms_key web: can be destroyed",
    },
  },
};

const STATE = "acme-state-222222222222-us-east-1";
const PROTECTED = { prevent_destroy: true };

/** Buckets that a backend, a pipeline, a replication or a log delivery names. */
function statefulBuckets(stacks: Stacks): Resource[] {
  const states = Object.values(stacks).map(({ terraform }) => terraform.backend.s3.bucket);
  const artifacts = resourcesOf(stacks)
    .filter(({ type }) => type === "aws_codepipeline")
    .flatMap((pipeline) => locationsOf(pipeline).map((location) => nameOf(stacks, pipeline, location)));
  const targets = resourcesOf(stacks).flatMap((resource) =>
    targetsOf(resource).map((target) => nameOf(stacks, resource, target)),
  );
  const names = new Set([...states, ...artifacts, ...targets]);
  return resourcesOfType(stacks, "aws_s3_bucket").filter((bucket) => names.has(bucket.arguments.bucket));
}

/** Where a bucket's objects are copied to, and where its access logs go. */
function targetsOf({ type, arguments: { rule, target_bucket: logs } }: Resource): unknown[] {
  if (type === "aws_s3_bucket_logging") return [logs];
  if (type !== "aws_s3_bucket_replication_configuration" || !Array.isArray(rule)) return [];
  return rule.map(({ destination }: { destination: { bucket: unknown } }) => destination.bucket);
}

/** Where artifacts lie, and where source is taken from. */
function locationsOf({ arguments: { artifact_store: stores, stage } }: Resource): unknown[] {
  const artifacts = Array.isArray(stores)
    ? stores.map(({ location }: { location: unknown }) => location)
    : [];
  const sources = [...JSON.stringify(stage ?? []).matchAll(/"S3Bucket":"([^"]+)"/g)].map(([, name]) => name);
  return [...artifacts, ...sources];
}

function nameOf(stacks: Stacks, pipeline: Resource, location: unknown): unknown {
  return referredTo(stacks, pipeline, location)?.arguments.bucket ?? location;
}
