/** What somebody else made and lets everybody in: what an attacker lays out, and what only the asker's own policies hold back. */
import { FOREIGN_ACCOUNT } from "../ask/asker";
import { policyOf } from "../evaluate/policy";
import type { Place } from "../world/place";
import type { Target } from "../world/target";
import { stranger } from "./stranger";
import { type Thing, unmade } from "./thing";

const OPEN = { Effect: "Allow", Principal: "*", Action: "*" };
const Version = "2012-10-17";
const name = "the policy of something that somebody else made";
const EVERYBODY = policyOf({
  name,
  kind: "resource",
  document: { Version, Statement: [{ ...OPEN, Resource: "*" }] },
});
const TRUSTS_ALL = policyOf({ name, kind: "trust", document: { Version, Statement: [OPEN] } });

/** Kinds that can let other accounts in. */
export const OPENED = [
  "aws_iam_role",
  "object",
  "aws_kms_key",
  "aws_ecr_repository",
  "aws_lambda_function",
  "aws_sns_topic",
  "aws_sqs_queue",
  "aws_secretsmanager_secret",
  "aws_cloudwatch_event_bus",
];

/** What an attacker lays out: who may do something with it brings code, secrets or artifacts there, or fetches them. */
export function baitIn(region: string): Thing[] {
  const place = { account: FOREIGN_ACCOUNT, region };
  return OPENED.map((kind) => bait(kind, stranger(kind, place), place));
}

/** Names of buckets belong to whoever makes them first. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html */
export function twinOf({ place: { region } }: Target, kind: string, arn: string): Thing {
  return bait(kind, arn, { account: FOREIGN_ACCOUNT, region });
}

const opened = new WeakMap<Thing, Thing>();

/** A thing whose own policies hold nobody back. */
export function openedOf(thing: Thing): Thing {
  const known = opened.get(thing);
  if (known !== undefined) return known;
  const policies = [thing.kind === "aws_iam_role" ? TRUSTS_ALL : EVERYBODY];
  const made: Thing = { ...thing, resource: { ...thing.resource, policies }, opened: true };
  opened.set(thing, made);
  return made;
}

function bait(kind: string, arn: string, place: Place): Thing {
  const policies = [kind === "aws_iam_role" ? TRUSTS_ALL : EVERYBODY];
  return { ...unmade(kind, arn, place), resource: { arn, account: place.account, policies }, bait: true };
}
