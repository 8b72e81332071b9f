import { EVERY_S3_ACTION } from "../../iam/actions/artifacts";
import { deny, type Statement } from "../../iam/statement";

/**
 * Nobody reaches the bucket without TLS, whatever else allows it.
 * @param because what lies in it
 */
export function denyPlainHttp(bucketArn: string, because: string): Statement {
  return deny({
    sid: "DenyPlainHttp",
    principals: "*",
    actions: [...EVERY_S3_ACTION],
    resources: [bucketArn, `${bucketArn}/*`],
    when: { Bool: { "aws:SecureTransport": "false" } },
    because,
  });
}
