import { regionWords } from "../../face/words";
import {
  DECRYPT,
  ENCRYPT,
  LOCATE_BUCKET,
  LOCATE_BUCKET_OF_BUILDS,
  READ_OBJECTS,
  WRITE_OBJECTS,
} from "../../iam/actions/artifacts";
import { arn, dnsSuffixOf, type Place } from "../../iam/arn";
import type { ArtifactLocation, ArtifactPlace } from "../../iam/artifacts";
import { allow, type Conditions, type Statement } from "../../iam/statement";
import { usesKey } from "../encryption-key/encryption-key.policies";

/**
 * Role tag that holds the artifact prefix a role may read. The bucket's and the key's policy compare it, so that
 * they need one statement per account and not one per service.
 */
export const ARTIFACT_PREFIX_TAG = "slipway-artifacts";

/**
 * S3 decrypts with the object's ARN as encryption context, because the bucket has no bucket key.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#encryption-context
 */
export function throughS3(region: string, objects: string): Conditions {
  return {
    StringEquals: { "kms:ViaService": `s3.${region}.${dnsSuffixOf(region)}` },
    StringLike: { "kms:EncryptionContext:aws:s3:arn": objects },
  };
}

/** Every key of the tools account: its id is AWS's to choose, so the conditions say which one is meant. */
function keysOf(place: Place): string {
  return arn("kms", place, "key/*");
}

/** The half of the access that a reader's own policy states: one pipeline's artifacts, nothing else in the bucket. */
export function readArtifacts(location: ArtifactPlace): Statement[] {
  return [...fetchArtifacts(location), describeKeys(location)];
}

/** The same for who fetches objects and asks nothing of the key: the CodeDeploy agent of a server. */
export function fetchArtifacts(location: ArtifactPlace): Statement[] {
  const objects = `${location.bucketArn}/${location.prefix}/*`;
  return [
    allow({
      sid: "ReadArtifacts",
      actions: [...READ_OBJECTS],
      resources: [objects],
      when: { StringEquals: { "aws:ResourceAccount": location.account } },
      because:
        "Reads what its own pipeline built. The account is named because bucket names can be predicted.",
    }),
    allow({
      sid: "DecryptArtifacts",
      actions: [...DECRYPT],
      resources: [keysOf(location)],
      when: throughS3(location.region, objects),
      because: "The artifacts are encrypted; S3 decrypts only this pipeline's objects on the role's behalf.",
    }),
  ];
}

/**
 * What a build in the tools account needs that hands nothing on: checks and verifications run the repository's
 * commands, and must not be able to replace what is released behind them.
 */
export function takeArtifacts(location: ArtifactLocation): Statement[] {
  return [
    locateBucket(location, LOCATE_BUCKET_OF_BUILDS),
    allow({
      sid: "TakeArtifacts",
      actions: [...READ_OBJECTS],
      resources: [`${location.bucketArn}/${location.prefix}/*`],
      when: { StringEquals: { "aws:ResourceAccount": location.account } },
      because: "Takes the artifacts of its own pipeline. It hands none on, so it can't replace any.",
    }),
    usesKey({
      ...location,
      sid: "OpenArtifacts",
      actions: [...DECRYPT, "kms:DescribeKey"],
      because: "Artifacts are encrypted with this key.",
    }),
  ];
}

/** What a pipeline needs: its artifacts in and out. */
export function readAndWriteArtifacts(location: ArtifactLocation): Statement[] {
  return inAndOut(location, LOCATE_BUCKET, WRITE_OBJECTS);
}

/** The same for a build in the tools account, of which AWS asks less. */
export function takeAndGiveArtifacts(location: ArtifactLocation): Statement[] {
  return inAndOut(location, LOCATE_BUCKET_OF_BUILDS, ["s3:PutObject"]);
}

function inAndOut(
  location: ArtifactLocation,
  locate: readonly string[],
  write: readonly string[],
): Statement[] {
  const objects = `${location.bucketArn}/${location.prefix}/*`;
  return [
    locateBucket(location, locate),
    allow({
      sid: "ReadAndWriteArtifacts",
      actions: [...READ_OBJECTS, ...write],
      resources: [objects],
      when: { StringEquals: { "aws:ResourceAccount": location.account } },
      because: "Takes the artifacts of its own pipeline and hands its own on.",
    }),
    usesKey({
      ...location,
      sid: "UseArtifactKey",
      actions: [...DECRYPT, ...ENCRYPT, "kms:DescribeKey"],
      because:
        "Artifacts are encrypted with this key. CodeBuild uses it directly too, so S3 isn't a condition.",
    }),
  ];
}

/**
 * What CodePipeline needs to hand an action in another region what it takes: it copies that from the pipeline's region into the
 * action's, as the pipeline's role.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
 */
export function handArtifactsOver(location: ArtifactLocation): Statement[] {
  const where = regionWords(location.region);
  return readAndWriteArtifacts(location).map((statement) => ({
    ...statement,
    sid: `${statement.sid}In${where}`,
  }));
}

function locateBucket(location: ArtifactLocation, actions: readonly string[]): Statement {
  return allow({
    sid: "LocateArtifactBucket",
    actions: [...actions],
    resources: [location.bucketArn],
    when: { StringEquals: { "aws:ResourceAccount": location.account } },
    because: "CodePipeline and CodeBuild look at the bucket before they use it.",
  });
}

function describeKeys(location: ArtifactPlace): Statement {
  return allow({
    sid: "DescribeArtifactKey",
    actions: ["kms:DescribeKey"],
    resources: [keysOf(location)],
    because: "Says that the key is usable. It has no encryption context, so it can't stand with Decrypt.",
  });
}
