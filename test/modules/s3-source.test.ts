import { printPolicy } from "../../iam/printer";
import { allow } from "../../iam/statement";
import { uploadEvents } from "../../modules/s3-source/s3-events";
import { s3Source } from "../../modules/s3-source/s3-source";
import { uploaderArn } from "../../modules/s3-source/s3-source.policies";
import { SourceBucket } from "../../modules/s3-source/source-bucket";
import { Uploader } from "../../modules/s3-source/uploader";
import { allows, type Request } from "../support/access";
import { statementsOf } from "../support/policy";
import { synthStack } from "../support/synth";

const place = { account: "111111111111", region: "us-east-1" };
const source = { ...place, bucket: "acme-source", key: "orders/source.zip", keyAlias: "alias/acme-source" };
const object = "arn:aws:s3:::acme-source/orders/source.zip";
const uploader = uploaderArn(place, { kind: "role", name: "acme-orders-uploader" });
const pipelineRole = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-orders-pipeline";
const administrator = "arn:aws:iam::111111111111:role/administrator";
const gitea = "arn:aws:iam::444444444444:role/gitea";

const made = synthStack((stack) => {
  new SourceBucket(stack, "source", { source, uploader, pipelineRole, expireAfterDays: 30 });
});
const bucketPolicy = statementsOf(String(made.only("aws_s3_bucket_policy").policy));
const keyPolicy = statementsOf(String(made.only("aws_kms_key").policy));

describe("SourceBucket", () => {
  const upload: Request = {
    principal: uploader,
    action: "s3:PutObject",
    resource: object,
    context: { "aws:SecureTransport": "true" },
  };
  // The bucket's policy only denies; who may is an identity's to say.
  const may = allow({ sid: "May", actions: ["s3:PutObject"], resources: [object], because: "Asks." });
  const identity = statementsOf(printPolicy([may]));
  const passes = (request: Request) => allows([...identity, ...bucketPolicy], request);

  test("is written by the uploader, over TLS, with the bucket's key, and by nobody else", () => {
    expect(passes(upload)).toBe(true);
    expect(passes({ ...upload, principal: administrator })).toBe(false);
    expect(passes({ ...upload, principal: pipelineRole })).toBe(false);
    expect(passes({ ...upload, context: { "aws:SecureTransport": "false" } })).toBe(false);
    for (const header of ["", "-customer-algorithm"]) {
      const named = { ...upload.context, [`s3:x-amz-server-side-encryption${header}`]: "AES256" };
      expect(passes({ ...upload, context: named })).toBe(false);
    }
  });

  test("its key serves the uploader and the pipeline, through S3, for the one object", () => {
    const use = (principal: string, action: string, of = object, via = "s3.us-east-1.amazonaws.com") =>
      allows(keyPolicy, {
        principal,
        action,
        context: { "kms:ViaService": via, "kms:EncryptionContext:aws:s3:arn": of },
      });
    expect(use(uploader, "kms:GenerateDataKey")).toBe(true);
    expect(use(pipelineRole, "kms:Decrypt")).toBe(true);
    expect(use(pipelineRole, "kms:GenerateDataKey")).toBe(false);
    expect(use(administrator, "kms:Decrypt")).toBe(false);
    expect(use(pipelineRole, "kms:Decrypt", "arn:aws:s3:::acme-source/other.zip")).toBe(false);
    expect(use(pipelineRole, "kms:Decrypt", object, "codebuild.us-east-1.amazonaws.com")).toBe(false);
  });

  test("tells EventBridge, keeps the latest version and lets former ones go, survives a destroy", () => {
    expect(made.only("aws_s3_bucket_notification").eventbridge).toBe(true);
    const [rule] = [made.only("aws_s3_bucket_lifecycle_configuration").rule].flat();
    expect(rule).toMatchObject({ noncurrent_version_expiration: [{ noncurrent_days: 30 }] });
    expect(rule).not.toHaveProperty("expiration");
    for (const type of ["aws_s3_bucket", "aws_kms_key"])
      expect(made.only(type).lifecycle).toEqual({ prevent_destroy: true });
  });
});

describe("s3Source", () => {
  const { actions, statements } = s3Source({ source, bucketRef: "acme-source" });

  test("doesn't poll: events start the pipeline", () => {
    expect(actions).toMatchObject([
      {
        provider: "S3",
        configuration: {
          S3Bucket: "acme-source",
          S3ObjectKey: "orders/source.zip",
          PollForSourceChanges: "false",
        },
      },
    ]);
  });

  test("reads the one object and nothing beside it", () => {
    const identity = statementsOf(printPolicy(statements));
    const context = { "aws:ResourceAccount": "111111111111" };
    const may = (action: string, resource: string, given = context) =>
      allows(identity, { principal: pipelineRole, action, resource, context: given });
    expect(may("s3:GetObjectVersion", object)).toBe(true);
    expect(may("s3:GetObject", "arn:aws:s3:::acme-source/other.zip")).toBe(false);
    expect(may("s3:PutObject", object)).toBe(false);
    expect(may("s3:GetObject", object, { "aws:ResourceAccount": "999999999999" })).toBe(false);
  });
});

describe("Uploader", () => {
  const role = synthStack((stack) => {
    new Uploader(stack, "uploader", { name: "acme-orders-uploader", source, roles: [gitea] });
  });
  const user = synthStack((stack) => {
    new Uploader(stack, "uploader", {
      name: "acme-orders-uploader",
      source,
      permissionsBoundary: "arn:aws:iam::111111111111:policy/boundary",
    });
  });

  test("as a role is assumed by the roles that are named, and by nobody else of their account", () => {
    const trust = statementsOf(String(role.only("aws_iam_role").assume_role_policy));
    const becomes = (principal: string) => allows(trust, { principal, action: "sts:AssumeRole" });
    expect(becomes(gitea)).toBe(true);
    expect(becomes("arn:aws:iam::444444444444:role/other")).toBe(false);
    expect(becomes(administrator)).toBe(false);
  });

  test("as a user has no access key, a boundary and the same policy", () => {
    expect(user.only("aws_iam_user")).toMatchObject({
      path: "/slipway/upload/",
      permissions_boundary: "arn:aws:iam::111111111111:policy/boundary",
    });
    expect(Object.keys(user.json.resource ?? {}).sort()).toEqual(["aws_iam_user", "aws_iam_user_policy"]);
    expect(user.only("aws_iam_user_policy").policy).toBe(role.only("aws_iam_role_policy").policy);
  });

  test("writes the one object, and can't read, list or delete", () => {
    const identity = statementsOf(String(role.only("aws_iam_role_policy").policy));
    const may = (action: string, resource = object) =>
      allows(identity, {
        principal: uploader,
        action,
        resource,
        context: { "aws:ResourceAccount": "111111111111" },
      });
    expect(may("s3:PutObject")).toBe(true);
    expect(may("s3:PutObject", "arn:aws:s3:::acme-source/orders/source.zip.bak")).toBe(false);
    for (const action of ["s3:GetObject", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObjectAcl"])
      expect([action, may(action)]).toEqual([action, false]);
    expect(may("s3:ListBucket", "arn:aws:s3:::acme-source")).toBe(false);
  });
});

test("events are uploads of the exact key, and the revision is the version that was uploaded", () => {
  expect(uploadEvents("acme-source", "source.zip")).toEqual({
    pattern: {
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: { bucket: { name: ["acme-source"] }, object: { key: ["source.zip"] } },
    },
    revisionType: "S3_OBJECT_VERSION_ID",
    revisionPath: "$.detail.object.version-id",
  });
});
