import { accountId, bucketName, keyAlias, region } from "../../face/aws";
import { complete, defineModule } from "../../face/module";
import { StateBucket, type StateBucketInputs } from "./state-bucket";

export const STATE_BUCKET = defineModule({
  name: "state-bucket",
  description:
    "The bucket of an account's Terraform state: versioned, encrypted with a key of its own, never destroyed.",
  security:
    "State can hold secrets. Whoever reads it needs the bucket's and the key's consent, over TLS; the key works through " +
    "Amazon S3 and for this bucket only. Which roles may is said by their own policies.",
  inputs: {
    accountId: accountId("The account whose state it holds."),
    region: region("Where the bucket and its key are."),
    bucket: bucketName(
      "Name of the bucket. End it with account and region: nobody else can sit on such a name.",
    ),
    keyAlias: keyAlias("Alias of the key that encrypts the bucket."),
  },
  build: (scope, given) =>
    new StateBucket(
      scope,
      "state",
      complete<StateBucketInputs>({
        place: { account: given.accountId, region: given.region },
        bucket: given.bucket,
        keyAlias: given.keyAlias,
      }),
    ),
  outputs: (made) => ({
    bucket: { description: 'Name of the bucket, for `backend "s3"`.', value: made.resource.bucket },
    keyArn: { description: "ARN of the key that encrypts the bucket.", value: made.keyArn },
  }),
  examples: {
    basic: {
      description: "The state of one account.",
      values: {
        accountId: "111111111111",
        region: "us-east-1",
        bucket: "acme-state-111111111111-us-east-1",
        keyAlias: "alias/acme-state",
      },
    },
    complete: {
      description: "The same in a region of China, whose ARNs begin otherwise.",
      values: {
        accountId: "222222222222",
        region: "cn-north-1",
        bucket: "acme-state-222222222222-cn-north-1",
        keyAlias: "alias/acme/state",
      },
    },
  },
});
