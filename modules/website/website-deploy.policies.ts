import { LOCATE_BUCKET } from "../../iam/actions/artifacts";
import { bucketArn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";

/**
 * What CodePipeline's S3 action does in the workload account.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3Deploy.html
 */
export function deployWebsite({ place, bucket }: { place: Place; bucket: string }): Statement[] {
  const site = bucketArn(place.region, bucket);
  const when = { StringEquals: { "aws:ResourceAccount": place.account } };
  return [
    allow({
      sid: "LocateSite",
      actions: [...LOCATE_BUCKET],
      resources: [site],
      when,
      because:
        "The action looks at the bucket before it writes. The account is named: bucket names can be predicted.",
    }),
    allow({
      sid: "WriteSite",
      actions: ["s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectVersionAcl"],
      resources: [`${site}/*`],
      when,
      because: "Publishes the files of a release. It can neither delete nor read what is there.",
    }),
  ];
}
