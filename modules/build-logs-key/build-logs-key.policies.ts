import { DECRYPT, ENCRYPT } from "../../iam/actions/artifacts";
import { arn, dnsSuffixOf, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { THIS_KEY } from "../encryption-key/encryption-key.policies";

/**
 * CloudWatch Logs, for the log groups meant and no others of the account.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function usedByLogGroups(place: Place, logGroups: string): Statement {
  return allow({
    sid: "UseByCloudWatchLogs",
    principals: { service: [`logs.${place.region}.${dnsSuffixOf(place.region)}`] },
    // kms:DescribeKey has no encryption context, and is not asked: AWS's own example allows it under this condition.
    actions: [...DECRYPT, ...ENCRYPT],
    resources: THIS_KEY,
    when: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn("logs", place, `log-group:${logGroups}`) } },
    because: "Encrypts what is logged, and decrypts it for whoever may read the log.",
  });
}
