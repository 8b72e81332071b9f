import { DECRYPT, READ_OBJECTS } from "../../iam/actions/artifacts";
import { bucketArn, type Place, rootArn } from "../../iam/arn";
import { allow, deny, type Statement } from "../../iam/statement";
import { throughS3 } from "../artifact-store/artifact-access.policies";
import { THIS_KEY, usesKey } from "../encryption-key/encryption-key.policies";
import { denyPlainHttp } from "../private-bucket/private-bucket.policies";

/** Where saved plans lie, each at `<execution>/<file>`: the tools account, and names that can be predicted. */
export interface PlanLocation extends Place {
  readonly bucket: string;
  /** Beginning with `alias/`. */
  readonly keyAlias: string;
}

/** ARNs of the roles that the store is for. */
export interface PlanUsers {
  /** Plans the protected branch. */
  readonly writer: string;
  /** Apply what was reviewed. */
  readonly readers: readonly string[];
}

/** What keeps a plan takes; an upload in parts decrypts what it wrote. */
const ENCRYPT_PLANS = ["kms:GenerateDataKey", ...DECRYPT] as const;

/** For the role that plans the protected branch: it leaves plans behind, and reads none. */
export function putPlans(store: PlanLocation): Statement[] {
  return [
    allow({
      sid: "PutPlans",
      actions: ["s3:PutObject"],
      resources: [objectsOf(store)],
      when: { StringEquals: { "aws:ResourceAccount": store.account } },
      because: "Keeps what it planned, so that exactly that is applied after the review.",
    }),
    usesKey({
      ...store,
      sid: "EncryptPlans",
      actions: [...ENCRYPT_PLANS],
      because: "Plans hold secrets, and lie encrypted with this key.",
    }),
  ];
}

/** For the roles that apply: they take what was reviewed, and write none. */
export function getPlans(store: PlanLocation): Statement[] {
  const ours = { StringEquals: { "aws:ResourceAccount": store.account } };
  return [
    allow({
      sid: "ListPlans",
      actions: ["s3:ListBucket"],
      resources: [bucketArn(store.region, store.bucket)],
      when: ours,
      because: "Finds the files of one review below its execution.",
    }),
    allow({
      sid: "GetPlans",
      actions: ["s3:GetObject"],
      resources: [objectsOf(store)],
      when: ours,
      because: "Applies the plan that was reviewed, and no other; it compares the digest that was handed on.",
    }),
    usesKey({
      ...store,
      sid: "DecryptPlans",
      actions: [...DECRYPT],
      because: "Plans lie encrypted with this key.",
    }),
  ];
}

/** Statements of the bucket policy: identity policies allow, these keep everybody else of the account out. */
export function planBucketStatements(store: PlanLocation, { writer, readers }: PlanUsers): Statement[] {
  const denyAllBut = (sid: string, arns: readonly string[], actions: readonly string[], because: string) =>
    deny({
      sid,
      principals: "*",
      actions,
      resources: [objectsOf(store)],
      when: { ArnNotEquals: { "aws:PrincipalArn": arns } },
      because,
    });
  return [
    denyPlainHttp(bucketArn(store.region, store.bucket), "Plans hold secrets and never travel unencrypted."),
    denyAllBut(
      "DenyOtherWriters",
      [writer],
      ["s3:PutObject"],
      "Whoever writes a plan could say what is applied: pull requests and people don't.",
    ),
    denyAllBut(
      "DenyOtherReaders",
      readers,
      READ_OBJECTS,
      "A plan holds every secret that the state does; only what applies it reads it.",
    ),
  ];
}

/** Statements of the key policy, beside administration: the same users, through S3 and in this bucket. */
export function planKeyStatements(store: PlanLocation, { writer, readers }: PlanUsers): Statement[] {
  const use = (sid: string, arns: readonly string[], actions: readonly string[], because: string) =>
    allow({
      sid,
      principals: { aws: [rootArn(store)] },
      actions,
      resources: THIS_KEY,
      when: {
        ArnEquals: { "aws:PrincipalArn": arns },
        ...throughS3(store.region, objectsOf(store)),
      },
      because,
    });
  return [
    use("EncryptPlans", [writer], ENCRYPT_PLANS, "The planner writes plans, through S3 alone."),
    use("DecryptPlans", readers, DECRYPT, "What applies reads them, through S3 alone."),
  ];
}

function objectsOf({ region, bucket }: PlanLocation): string {
  return `${bucketArn(region, bucket)}/*`;
}
