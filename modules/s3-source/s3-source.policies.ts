import { DECRYPT, LOCATE_BUCKET, READ_OBJECTS } from "../../iam/actions/artifacts";
import { bucketArn, type Place, parseRoleArn, roleArn, rootArn } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { allow, deny, type Statement } from "../../iam/statement";
import { throughS3 } from "../artifact-store/artifact-access.policies";
import { THIS_KEY, usesKey } from "../encryption-key/encryption-key.policies";
import { denyPlainHttp } from "../private-bucket/private-bucket.policies";

/** The one object that is uploaded and released, and the key that encrypts it. */
export interface SourceObject extends Place {
  readonly bucket: string;
  /** Of the object in the bucket. */
  readonly key: string;
  /** Of the key that encrypts it, beginning with `alias/`. */
  readonly keyAlias: string;
}

/** A role or a user that Slipway makes for whoever uploads. */
export interface UploaderName {
  readonly kind: "role" | "user";
  readonly name: string;
}

/** The uploader's predictable ARN. */
export function uploaderArn(place: Place, { kind, name }: UploaderName): string {
  const role = roleArn(place, ROLE_PATHS.upload, name);
  return kind === "role" ? role : role.replace(":role/", ":user/");
}

function objectArn({ region, bucket, key }: SourceObject): string {
  return `${bucketArn(region, bucket)}/${key}`;
}

/**
 * What the pipeline's role needs of the object.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html
 */
export function readSource(source: SourceObject): Statement[] {
  const when = { StringEquals: { "aws:ResourceAccount": source.account } };
  return [
    allow({
      sid: "LocateSourceBucket",
      actions: [...LOCATE_BUCKET],
      resources: [bucketArn(source.region, source.bucket)],
      when,
      because: "CodePipeline looks at the bucket, and whether it is versioned, before it takes the source.",
    }),
    allow({
      sid: "ReadSource",
      actions: [...READ_OBJECTS],
      resources: [objectArn(source)],
      when,
      because: "Fetches the source: this one object, in the version that was uploaded.",
    }),
    usesKey({
      ...source,
      sid: "OpenSource",
      actions: [...DECRYPT],
      because: "The source is encrypted with this key.",
    }),
  ];
}

/** All that the uploader may do: it can't read, list or delete, nor write another object. */
export function uploadSource(source: SourceObject): Statement[] {
  return [
    allow({
      sid: "UploadSource",
      actions: ["s3:PutObject"],
      resources: [objectArn(source)],
      when: { StringEquals: { "aws:ResourceAccount": source.account } },
      because: "Uploads what is to be released: this one object.",
    }),
    usesKey({
      ...source,
      sid: "EncryptSource",
      actions: ["kms:GenerateDataKey", ...DECRYPT],
      because: "S3 encrypts with the bucket's key for who uploads; parts of a large upload are decrypted.",
    }),
  ];
}

/** Statement of the uploader's trust policy: who becomes it. */
export function becomesUploader(roles: readonly string[]): Statement {
  const roots = roles.map((role) => {
    const { account = "" } = parseRoleArn(role) ?? {};
    return role.replace(/:iam::.*$/, `:iam::${account}:root`);
  });
  return allow({
    sid: "AssumedToUpload",
    principals: { aws: [...new Set(roots)] },
    actions: ["sts:AssumeRole"],
    when: { ArnEquals: { "aws:PrincipalArn": roles } },
    because: "The source control system runs as one of these roles; the configuration names them.",
  });
}

/** What the bucket refuses, whoever asks. Whoever writes the object decides what is released. */
export function guardSource(source: SourceObject, uploader: string): Statement[] {
  const bucket = bucketArn(source.region, source.bucket);
  const denyUpload = (sid: string, when: Statement["when"], because: string) =>
    deny({ sid, principals: "*", actions: ["s3:PutObject"], resources: [`${bucket}/*`], when, because });
  return [
    denyPlainHttp(bucket, "What is released never travels unencrypted."),
    denyUpload(
      "DenyOtherWriters",
      { ArnNotEquals: { "aws:PrincipalArn": uploader } },
      "What lies here is built and released: nobody else writes it, administrators neither.",
    ),
    denyUpload(
      "DenyOwnEncryption",
      { Null: { "s3:x-amz-server-side-encryption": "false" } },
      "An upload takes the bucket's key. One that names an encryption would take another.",
    ),
    denyUpload(
      "DenyCustomerProvidedKey",
      { Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" } },
      "An object under a key that only its writer knows can't be released.",
    ),
  ];
}

/** Statements of the key policy: who writes the object and who reads it, through S3 and for it alone. */
export function sourceKey(source: SourceObject, uploader: string, pipelineRole: string): Statement[] {
  const use = (sid: string, principal: string, actions: readonly string[], because: string) =>
    allow({
      sid,
      principals: { aws: [rootArn(source)] },
      actions,
      resources: THIS_KEY,
      when: {
        ArnEquals: { "aws:PrincipalArn": principal },
        ...throughS3(source.region, objectArn(source)),
      },
      because,
    });
  return [
    use(
      "EncryptForUploader",
      uploader,
      ["kms:GenerateDataKey", ...DECRYPT],
      "S3 encrypts what the uploader uploads.",
    ),
    use("DecryptForPipeline", pipelineRole, [...DECRYPT], "The pipeline takes what was uploaded."),
  ];
}
