/** Access that no policy gives: what an argument opens to everybody, hands out, or tells to somebody. */
import { lookupOf } from "../ask/lookup";
import type { BucketRecord } from "../world/records/bucket";
import type { SubscriptionRecord } from "../world/records/notice";
import type { OpeningWay } from "../world/records/opening";
import type { World } from "../world/world";
import type { ActorKind } from "./actor";
import type { Finding } from "./finding";

/** What a way of being open comes to. */
interface Opening {
  readonly who: string;
  readonly kind: ActorKind;
  readonly worth: string;
  /** What it amounts to. */
  readonly actions: readonly string[];
  readonly advice: string;
  /** The page of AWS's that says so. */
  readonly page: string;
}

type Way = OpeningWay | "no-block" | "copies" | "listens";

const DOCS = "https://docs.aws.amazon.com";
const ANYBODY = { who: "anybody, without signature", kind: "anonymous" } as const;

const WAYS: Readonly<Record<Way, Opening>> = {
  "public-builds": {
    ...ANYBODY,
    worth: "read builds' logs and artifacts",
    actions: ["codebuild:BatchGetBuilds", "logs:GetLogEvents", "s3:GetObject"],
    advice: "leave project_visibility out: PRIVATE is the default",
    page: `${DOCS}/codebuild/latest/userguide/public-builds.html`,
  },
  "access-list": {
    ...ANYBODY,
    worth: "do with the bucket what its access list says",
    actions: ["s3:ListBucket", "s3:GetObject", "s3:PutObject"],
    advice: "take the access list away, and say in the bucket's policy who gets in",
    page: `${DOCS}/AmazonS3/latest/userguide/acl-overview.html`,
  },
  "function-url": {
    ...ANYBODY,
    worth: "call the function",
    actions: ["lambda:InvokeFunctionUrl"],
    advice: "ask for AWS_IAM as authorization_type",
    page: `${DOCS}/lambda/latest/dg/urls-auth.html`,
  },
  "access-key": {
    who: "whoever reads the state",
    kind: "outsider",
    worth: "become the user",
    actions: ["iam:CreateAccessKey"],
    advice: "make keys outside Terraform, or let a role be assumed instead",
    page: `${DOCS}/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp`,
  },
  "no-block": {
    ...ANYBODY,
    worth: "get in by a public policy or access list of the bucket, which nothing blocks",
    actions: ["s3:PutBucketPolicy", "s3:PutBucketAcl"],
    advice: "give the bucket an aws_s3_bucket_public_access_block whose four flags are true",
    page: `${DOCS}/AmazonS3/latest/userguide/access-control-block-public-access.html`,
  },
  copies: {
    who: "whoever owns the other bucket",
    kind: "outsider",
    worth: "read copies of all that is written into the bucket",
    actions: ["s3:ReplicateObject"],
    advice: "copy into buckets that a stack makes",
    page: `${DOCS}/AmazonS3/latest/userguide/replication.html`,
  },
  listens: {
    who: "whoever is told",
    kind: "outsider",
    worth: "listen in",
    actions: ["sns:Subscribe"],
    advice: "name the address in slipway.yaml, or take the subscription away",
    page: `${DOCS}/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html`,
  },
};

/** Something that is open, and what says so. */
interface Open {
  readonly way: Way;
  /** ARN. */
  readonly on: string;
  readonly account: string;
  readonly where: string;
  /** Who gets in, where it says so. */
  readonly who?: string;
}

/**
 * What is open without a policy.
 * @param addresses of e-mail that the configuration names; absent: nobody here knows them, and none is a finding
 */
export function openFindings(world: World, addresses: readonly string[] | undefined): Finding[] {
  const { openings, buckets, subscriptions } = world.records;
  const said = openings.map(({ way, arn, place, where }) => ({
    way,
    on: arn,
    account: place.account,
    where,
  }));
  return [
    ...said,
    ...buckets.flatMap((bucket) => [...unblocked(bucket), ...copied(world, bucket)]),
    ...subscriptions.flatMap((subscription) => told(world, subscription, addresses)),
  ].map(findingOf);
}

function unblocked({ arn, place: { account }, publicAccessBlock }: BucketRecord): Open[] {
  if (Object.values(publicAccessBlock).every((flag) => flag)) return [];
  return [{ way: "no-block", on: arn, account, where: "Block Public Access, which isn't on as a whole" }];
}

function copied(world: World, { arn, place: { account }, replication }: BucketRecord): Open[] {
  return (replication?.rules ?? [])
    .filter(({ bucketArn }) => !lookupOf(world).targets.has(bucketArn))
    .map(({ id, bucketArn }) => ({
      way: "copies",
      on: arn,
      account,
      where: `the rule ${id} of its replication, into ${bucketArn}`,
      who: `whoever owns ${bucketArn}`,
    }));
}

function told(
  world: World,
  { topicArn, protocol, endpoint, place: { account } }: SubscriptionRecord,
  addresses: readonly string[] | undefined,
): Open[] {
  const isMail = /^email(-json)?$/.test(protocol);
  const isMeant = isMail
    ? addresses === undefined || addresses.includes(endpoint)
    : lookupOf(world).targets.has(endpoint);
  if (isMeant) return [];
  return [{ way: "listens", on: topicArn, account, where: `a subscription by ${protocol}`, who: endpoint }];
}

function findingOf({ way, on, account, where, who }: Open): Finding {
  const { kind, worth, actions, advice, page, ...row } = WAYS[way];
  return {
    who: who ?? row.who,
    kind,
    worth,
    actions,
    on: [on],
    account,
    condition: "always",
    through: [where],
    by: [],
    advice: `${advice}: ${page}`,
  };
}
