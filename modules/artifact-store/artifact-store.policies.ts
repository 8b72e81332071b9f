import { eachOf, type Items } from "../../face/each";
import { capitalized } from "../../face/words";
import { DECRYPT, ENCRYPT, READ_OBJECTS } from "../../iam/actions/artifacts";
import { type Place, roleArn, rootArn } from "../../iam/arn";
import type { ArtifactReader } from "../../iam/artifacts";
import { ROLE_PATHS } from "../../iam/paths";
import { allow, type Conditions, deny, type Statement } from "../../iam/statement";
import { THIS_KEY } from "../encryption-key/encryption-key.policies";
import { denyPlainHttp } from "../private-bucket/private-bucket.policies";
import { ARTIFACT_PREFIX_TAG, throughS3 } from "./artifact-access.policies";

/** The bucket and the key that guard the same objects. */
export interface StoreArns {
  readonly bucketArn: string;
  /** A reference: the id is AWS's to choose. */
  readonly keyArn: string;
}

/** Statements of the bucket policy. */
export function bucketStatements(store: StoreArns, readers: Items<ArtifactReader>): Items<Statement> {
  return [...denials(store), ...eachOf(readers, (reader) => [readObjects(store, reader)])];
}

/** Statements of the key policy, beside administration. */
export function keyStatements(
  bucketArn: string,
  tools: Place,
  { readers, builds = true }: { readonly readers: Items<ArtifactReader>; readonly builds?: boolean },
): Items<Statement> {
  return [
    builds ? useByTools(tools) : useByPipelines(tools),
    ...readerKeyStatements(bucketArn, tools.region, readers),
  ];
}

/** Those of the readers alone. */
export function readerKeyStatements(
  bucketArn: string,
  region: string,
  readers: Items<ArtifactReader>,
): Items<Statement> {
  return eachOf(readers, (reader) => [
    decrypt(bucketArn, region, reader),
    // The agent of a server fetches, and asks nothing of the key.
    ...(reader.kind === "instance-roles" ? [] : [describe(reader)]),
  ]);
}

/**
 * What nobody may do. Each condition on a header also asks that the header is there (`Null … false`): a negated
 * condition is true of a header that is missing, `IfExists` or not, and uploads without headers are right, because
 * they take the bucket's default encryption.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
function denials({ bucketArn, keyArn }: StoreArns): Statement[] {
  const objects = [`${bucketArn}/*`];
  const denyUpload = (sid: string, when: Conditions, because: string) =>
    deny({ sid, principals: "*", actions: ["s3:PutObject"], resources: objects, when, because });
  const algorithm = "s3:x-amz-server-side-encryption";
  const keyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";
  return [
    denyPlainHttp(bucketArn, "Artifacts and credentials never travel unencrypted."),
    denyUpload(
      "DenyOtherAlgorithm",
      { StringNotEquals: { [algorithm]: "aws:kms" }, Null: { [algorithm]: "false" } },
      "SSE-S3 would let everybody read who may read the bucket, without the key's consent.",
    ),
    denyUpload(
      "DenyOtherKey",
      { ArnNotEquals: { [keyId]: keyArn }, Null: { [keyId]: "false" } },
      "An object under another key is unreadable to the deploy roles, or held to ransom.",
    ),
    denyUpload(
      "DenyAccountDefaultKey",
      { StringEquals: { [algorithm]: "aws:kms" }, Null: { [keyId]: "true" } },
      "aws:kms without a key id means the aws/s3 key, which no other account can use.",
    ),
    denyUpload(
      "DenyCustomerProvidedKey",
      { Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" } },
      "An object under a key that only its writer knows can't be deployed.",
    ),
  ];
}

/** The tag of the calling role; IAM puts its value in. A role without the tag matches nothing. */
const OWN_PREFIX = `\${aws:PrincipalTag/${ARTIFACT_PREFIX_TAG}}`;

function objectsOf(bucketArn: string, reader: ArtifactReader): string {
  if (reader.kind !== "role") return `${bucketArn}/${OWN_PREFIX}/*`;
  return reader.prefix === undefined ? `${bucketArn}/*` : `${bucketArn}/${reader.prefix}/*`;
}

/** The account as principal, narrowed to the roles meant: a policy that named a role not made yet would be refused. */
function isReader(reader: ArtifactReader): Conditions {
  if (reader.kind === "role") return { ArnEquals: { "aws:PrincipalArn": reader.arn } };
  const path = reader.kind === "deploy-roles" ? ROLE_PATHS.deploy : ROLE_PATHS.runtime;
  return { ArnLike: { "aws:PrincipalArn": roleArn(reader.place, path, "*") } };
}

/** Keeps an environment apart from its servers, and from a role of the same name. */
const WHOSE: Readonly<Record<ArtifactReader["kind"], string>> = {
  "deploy-roles": "",
  "instance-roles": "ByServersOf",
  role: "By",
};

function sidOf(verb: string, reader: ArtifactReader): string {
  return `${verb}${WHOSE[reader.kind]}${capitalized(reader.name)}`;
}

const WHY: Readonly<Record<ArtifactReader["kind"], string>> = {
  "deploy-roles": "Deploy actions fetch what they deploy; each role reads the pipeline that its tag names.",
  "instance-roles": "Servers fetch the revision that they run; a role without the tag reads nothing.",
  role: "A role that somebody else made deploys from here; the configuration names it.",
};

function readObjects({ bucketArn }: StoreArns, reader: ArtifactReader): Statement {
  return allow({
    sid: sidOf("Read", reader),
    principals: { aws: [rootArn(reader.place)] },
    actions: [...READ_OBJECTS],
    resources: [objectsOf(bucketArn, reader)],
    when: isReader(reader),
    because: WHY[reader.kind],
  });
}

function useByTools(tools: Place): Statement {
  const paths = [ROLE_PATHS.pipeline, ROLE_PATHS.build];
  return allow({
    sid: "UseByPipelinesAndBuilds",
    principals: { aws: [rootArn(tools)] },
    actions: [...DECRYPT, ...ENCRYPT, "kms:DescribeKey"],
    resources: THIS_KEY,
    when: { ArnLike: { "aws:PrincipalArn": paths.map((path) => roleArn(tools, path, "*")) } },
    because: "Pipelines and builds write and read artifacts; their own policies say which.",
  });
}

function useByPipelines(tools: Place): Statement {
  return allow({
    sid: "UseByPipelines",
    principals: { aws: [rootArn(tools)] },
    actions: [...DECRYPT, ...ENCRYPT, "kms:DescribeKey"],
    resources: THIS_KEY,
    when: { ArnLike: { "aws:PrincipalArn": roleArn(tools, ROLE_PATHS.pipeline, "*") } },
    because: "Pipelines copy here what their actions in this region take; builds don't work here.",
  });
}

function decrypt(bucketArn: string, region: string, reader: ArtifactReader): Statement {
  return allow({
    sid: sidOf("Decrypt", reader),
    principals: { aws: [rootArn(reader.place)] },
    actions: [...DECRYPT],
    resources: THIS_KEY,
    when: { ...isReader(reader), ...throughS3(region, objectsOf(bucketArn, reader)) },
    because: "Who may read an artifact may have it decrypted, by S3 and for that object only.",
  });
}

function describe(reader: ArtifactReader): Statement {
  return allow({
    sid: sidOf("Describe", reader),
    principals: { aws: [rootArn(reader.place)] },
    actions: ["kms:DescribeKey"],
    resources: THIS_KEY,
    when: isReader(reader),
    because: "Says that the key is usable; it carries no encryption context, so it stands alone.",
  });
}
