import { allow, type Statement } from "../../iam/statement";
import { denyPlainHttp } from "../private-bucket/private-bucket.policies";

interface LogFacts {
  readonly bucketArn: string;
  readonly account: string;
  readonly sources: readonly { readonly name: string; readonly arn: string }[];
}

/** Statements of the bucket policy. */
export function accessLogsStatements({ bucketArn, account, sources }: LogFacts): Statement[] {
  return [
    denyPlainHttp(bucketArn, "Logs say who reads what, and never travel unencrypted."),
    allow({
      sid: "WriteAccessLogs",
      principals: { service: ["logging.s3.amazonaws.com"] },
      actions: ["s3:PutObject"],
      resources: sources.map(({ name }) => `${bucketArn}/${name}/*`),
      when: {
        StringEquals: { "aws:SourceAccount": account },
        ArnEquals: { "aws:SourceArn": sources.map(({ arn }) => arn) },
      },
      because: "S3 delivers the access logs of these buckets of the account, and of no others.",
    }),
  ];
}
