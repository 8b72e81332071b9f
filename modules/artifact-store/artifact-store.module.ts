import { accountIn } from "../../face/arn";
import { accountId, bucketName, keyAlias, ROLE_ARN, region, TWELVE_DIGITS, WORDS } from "../../face/aws";
import { eachOf, type Items, inMaybe } from "../../face/each";
import { number, structuralText, text, textByName, thingByName } from "../../face/inputs";
import { complete, defineModule } from "../../face/module";
import { between } from "../../face/rule";
import type { ArtifactReader } from "../../iam/artifacts";
import { ArtifactStore, type ArtifactStoreProps } from "./artifact-store";

const BUCKET = "acme-artifacts-111111111111-us-east-1";

export const ARTIFACT_STORE = defineModule({
  name: "artifact-store",
  description:
    "The bucket that pipelines hand their artifacts on through, and the key that encrypts it. Deploy roles in other accounts " +
    "read what their own pipeline built.",
  security:
    "Only pipelines and builds of the tools account write. A role in a workload account reads the prefix that its tag " +
    "`slipway-artifacts` names, and nothing else; bucket policy and key policy both say so, so that neither alone lets " +
    "anybody in. Uploads under another key are refused.",
  inputs: {
    accountId: accountId("The tools account: the bucket, the key and the pipelines are there."),
    region: region("Where the bucket and its key are."),
    bucket: bucketName(
      "Name of the bucket. End it with account and region: nobody else can sit on such a name.",
    ),
    keyAlias: keyAlias("Alias of the key that encrypts the bucket."),
    expireAfterDays: number({
      description:
        "Artifacts older than this are deleted, in days. A stage can be rolled back to what is still there.",
      default: 30,
      rules: [between(1, 3650)],
    }),
    deployAccounts: textByName({
      description: "Accounts whose deploy roles (path /slipway/deploy/) read artifacts, by environment.",
      default: {},
      each: "account_id",
      names: [WORDS],
      of: [TWELVE_DIGITS],
    }),
    serverAccounts: textByName({
      description: "Accounts whose servers (roles of path /slipway/runtime/) read artifacts, by environment.",
      default: {},
      each: "account_id",
      names: [WORDS],
      of: [TWELVE_DIGITS],
    }),
    readers: thingByName(
      {
        roleArn: text({ description: "ARN of the role.", rules: [ROLE_ARN] }),
        prefix: text({ description: "What lies under this prefix it may read, without the slash." }),
      },
      {
        description: "Roles that somebody else made and that read artifacts, by a name.",
        default: {},
        each: "reader",
        names: [WORDS],
      },
    ),
    accessLogBucket: structuralText({
      description:
        "Bucket that Amazon S3 writes access logs into. It must be in the same account and region.",
      each: "bucket",
    }),
  },
  build: (scope, given) => {
    const place = { account: given.accountId, region: given.region };
    const there = (account: string) => ({ account, region: given.region });
    const readers: Items<ArtifactReader> = [
      ...eachOf(given.deployAccounts, ({ name, text: account }) => [
        { kind: "deploy-roles" as const, name, place: there(account) },
      ]),
      ...eachOf(given.serverAccounts, ({ name, text: account }) => [
        { kind: "instance-roles" as const, name, place: there(account) },
      ]),
      ...eachOf(given.readers, ({ name, roleArn, prefix }) => [
        { kind: "role" as const, name, place: there(accountIn(roleArn)), arn: roleArn, prefix },
      ]),
    ];
    return new ArtifactStore(
      scope,
      "artifacts",
      complete<ArtifactStoreProps>({
        place,
        bucket: given.bucket,
        keyAlias: given.keyAlias,
        expireAfterDays: given.expireAfterDays,
        readers,
        accessLogs: inMaybe(given.accessLogBucket, (bucket) => ({ bucket, ready: [] })),
        builds: true,
        expiring: undefined,
        replicationRole: undefined,
      }),
    );
  },
  outputs: (made) => ({
    bucket: { description: "Name of the bucket.", value: made.resource.bucket },
    bucketArn: { description: "ARN of the bucket.", value: made.resource.arn },
    keyArn: { description: "ARN of the key, for the pipelines' artifact stores.", value: made.keyArn },
  }),
  examples: {
    basic: {
      description: "Artifacts for the deploy roles of one account.",
      values: {
        accountId: "111111111111",
        region: "us-east-1",
        bucket: BUCKET,
        keyAlias: "alias/acme-artifacts",
        deployAccounts: { production: "333333333333" },
      },
    },
    complete: {
      description: "Every kind of reader, and access logs.",
      values: {
        accountId: "111111111111",
        region: "us-east-1",
        bucket: BUCKET,
        keyAlias: "alias/acme-artifacts",
        expireAfterDays: 90,
        deployAccounts: { staging: "222222222222", production: "333333333333" },
        serverAccounts: { "production-east": "333333333333" },
        readers: {
          reports: { roleArn: "arn:aws:iam::444444444444:role/reports", prefix: "storefront-acme" },
        },
        accessLogBucket: "acme-access-logs-111111111111-us-east-1",
      },
    },
  },
});
