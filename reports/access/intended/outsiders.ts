/** What people and systems outside a resource's own account may. What an administrator's role may, it may as that role. */
import { FOREIGN_ACCOUNT } from "../ask/asker";
import { GENERATE_DATA_KEYS } from "./data-keys";
import type { Intended, Somebody } from "./entry";
import type { Facts } from "./facts";
import { appliesOneBranch, plansPullRequests } from "./terraform-roles";

const READ = ["s3:GetObject", "s3:GetObjectVersion"];
const USE_KEY = ["kms:Decrypt", "kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", ...GENERATE_DATA_KEYS];
const page = "docs/concepts/security.md#what-isnt-protected";

export const OUTSIDERS: readonly Intended[] = [
  {
    name: "an administrator of a workload account reads artifacts, by a role of its own making",
    who: ["administrator"],
    may: READ,
    on: (who, thing, facts) =>
      takesName(who, facts) &&
      facts.deliveries.some(({ artifacts }) => artifacts.some((start) => inBucketOf(start, thing.arn))),
    because:
      "who may make and tag roles below /slipway/deploy/ in an account can read any service's artifacts",
    weakness: page,
  },
  {
    name: "an administrator of a workload account opens artifacts, by a role of its own making",
    who: ["administrator"],
    may: ["kms:Decrypt"],
    on: (who, thing, facts) =>
      takesName(who, facts) && facts.deliveries.some(({ keys }) => keys.includes(thing.arn)),
    only: (_, { place }, facts) => [
      { key: "kms:ViaService", like: [`s3.${place.region}.amazonaws.com`] },
      {
        key: "kms:EncryptionContext:aws:s3:arn",
        like: facts.deliveries.flatMap(({ artifacts }) =>
          artifacts.map((start) => `${start.split("/")[0]}/*`),
        ),
      },
    ],
    because: "the same: the key goes by the tag of the role, and its administrator gives it one",
    weakness: page,
  },
  {
    name: "readers of other accounts read artifacts",
    who: ["administrator"],
    may: READ,
    on: (who, thing, facts) =>
      isReader(who, facts) && storesOf(facts).some(({ bucketArn }) => thing.arn.startsWith(`${bucketArn}/`)),
    because: "artifacts.readers names roles anywhere, each by its ARN; which, the configuration alone says",
    weakness: "docs/concepts/accounts-and-trust.md#roles-that-somebody-else-made",
  },
  {
    name: "readers of other accounts open artifacts",
    who: ["administrator"],
    may: ["kms:Decrypt"],
    on: (who, thing, facts) =>
      isReader(who, facts) && storesOf(facts).some(({ keyArn }) => keyArn === thing.arn),
    only: (_, { place }) => [{ key: "kms:ViaService", like: [`s3.${place.region}.amazonaws.com`] }],
    because: "artifacts, and their copies, are closed with this key",
    weakness: "docs/concepts/accounts-and-trust.md#roles-that-somebody-else-made",
  },
  {
    name: "administrators of workload accounts, and readers, look at the artifacts' keys",
    who: ["administrator"],
    may: ["kms:DescribeKey"],
    on: (who, thing, facts) =>
      (takesName(who, facts) || isReader(who, facts)) &&
      storesOf(facts).some(({ keyArn }) => keyArn === thing.arn),
    because: "it takes neither alias nor encryption context, and tells nothing of what is closed",
    weakness: "docs/concepts/security.md#statements-on-",
  },
  {
    name: "a role that somebody else made becomes an uploader",
    who: ["administrator"],
    may: ["sts:AssumeRole"],
    on: ({ arn, account }, thing, facts) =>
      arn !== undefined && account === thing.resource.account && facts.kindOf(thing.arn) === "upload",
    because:
      "the source's uploader names roles of its account, each by its ARN; which, the configuration alone says",
    weakness: "docs/concepts/accounts-and-trust.md#roles-that-somebody-else-made",
  },
  {
    name: "whoever applies a stack reads and writes its state",
    who: ["administrator"],
    may: USE_KEY,
    on: ({ account }, { arn, place }, { world: { keyAliases } }) =>
      account === place.account &&
      keyAliases.some((alias) => alias.keyArn === arn && alias.name.endsWith("-state")),
    only: (_, { place, target }) => [
      { key: "kms:ViaService", like: [`s3.${place.region}.amazonaws.com`] },
      {
        key: "kms:EncryptionContext:aws:s3:arn",
        like: [`arn:*:s3:::${target?.tags["slipway-organization"]}-state-${place.account}-${place.region}/*`],
      },
    ],
    because: "the key of the state lets in whoever may use the state's bucket",
  },
  {
    name: "GitHub's tokens become the workflow's role",
    who: ["token"],
    may: ["sts:AssumeRoleWithWebIdentity"],
    on: (who, thing, facts) => {
      const role = facts.role(thing.arn);
      if (role === undefined || plansPullRequests(role)) return false;
      return facts.kindOf(thing.arn) === "github" && who.name.startsWith("a token of ");
    },
    only: (_, thing, facts) => {
      const url = "token.actions.githubusercontent.com";
      return thing.kind === "aws_iam_role"
        ? [
            { key: `${url}:sub`, like: ["repo:*/*:ref:refs/heads/*", "repo:*/*:environment:*"] },
            { key: `${url}:aud`, like: ["sts.amazonaws.com"] },
            ...(appliesOneBranch(facts.role(thing.arn))
              ? [{ key: `${url}:ref`, like: ["refs/heads/*"] }]
              : []),
          ]
        : [];
    },
    because:
      "one repository, on one branch or in one environment; every other token is asked about by itself",
  },
  {
    name: "a pull request's tokens become the role that plans pull requests",
    who: ["token"],
    may: ["sts:AssumeRoleWithWebIdentity"],
    on: ({ name }, { arn }, facts) => {
      const role = facts.role(arn);
      return role !== undefined && plansPullRequests(role) && /^a (token|pull request) of /.test(name);
    },
    only: () => [
      { key: "token.actions.githubusercontent.com:sub", like: ["repo:*/*:pull_request"] },
      { key: "token.actions.githubusercontent.com:aud", like: ["sts.amazonaws.com"] },
    ],
    because: "its plan is reviewed and never applied; GitHub gives forks no such token",
  },
];

/** Buckets of artifacts, and of their copies, with their keys. */
function storesOf({ deliveries, world: { records } }: Facts): { bucketArn: string; keyArn?: string }[] {
  const stores = deliveries.flatMap(({ pipeline }) => pipeline.stores);
  const copied = records.buckets.filter(({ arn }) => stores.some(({ bucketArn }) => bucketArn === arn));
  return [...stores, ...copied.flatMap(({ replication }) => replication?.rules ?? [])];
}

/** A role of an account that is none of the system's, named by its whole ARN: another account's name stands in no record. */
function isReader({ account, arn = "" }: Somebody, { world }: Facts): boolean {
  const foreign = account !== FOREIGN_ACCOUNT && !world.accounts.some(({ id }) => id === account);
  return foreign && arn.includes(":role/") && !/:role\/(administrator|(.*\/)?any)$/.test(arn);
}

/** In an account without pipelines, as a role below Slipway's path. */
function takesName({ account, arn = "" }: Somebody, { world }: Facts): boolean {
  return (
    arn.includes(":role/slipway/") &&
    world.accounts.some(({ id }) => id === account) &&
    !world.records.pipelines.some(({ place }) => place.account === account)
  );
}

function inBucketOf(start: string, object: string): boolean {
  return object.startsWith(`${start.split("/")[0]}/`);
}
