import { allow, deny, type Statement } from "../../iam/statement";

/**
 * The site bucket's policy. `distributionArn` is a reference: CloudFront chooses the id, so this is one policy that a
 * first plan can't show.
 */
export function siteStatements(bucketArn: string, distributionArn: string): Statement[] {
  return [
    deny({
      sid: "TlsOnly",
      principals: "*",
      actions: ["s3:*"],
      resources: [bucketArn, `${bucketArn}/*`],
      when: { Bool: { "aws:SecureTransport": "false" } },
      because: "Files travel encrypted or not at all.",
    }),
    allow({
      sid: "ReadByDistribution",
      principals: { service: ["cloudfront.amazonaws.com"] },
      actions: ["s3:GetObject"],
      resources: [`${bucketArn}/*`],
      when: { ArnEquals: { "aws:SourceArn": distributionArn } },
      because: "This one distribution serves the files; nobody reads the bucket past it.",
    }),
  ];
}
