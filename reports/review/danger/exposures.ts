/** What a plan opens to a network, or to everybody. */

import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { ruleFindings } from "./attribute-rules";
import { publicAccess } from "./everybody";
import { EXPOSURES } from "./exposure-rules";
import { guardsLost } from "./guards";
import { openings } from "./openings";

/** What keeps others out by being there. */
const GUARDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aws_s3_bucket_public_access_block: "public access to the bucket isn't blocked any more",
    aws_s3_account_public_access_block: "public access to the account's buckets isn't blocked any more",
    aws_s3_bucket_ownership_controls: "access lists may count again",
    aws_ebs_snapshot_block_public_access: "public sharing isn't blocked any more",
    aws_wafv2_web_acl_association: "no firewall stands before it any more",
    aws_wafregional_web_acl_association: "no firewall stands before it any more",
    aws_guardduty_detector: "nobody looks for attacks any more",
  }),
);

export function exposureFindings(changes: readonly Change[]): Finding[] {
  return [
    ...ruleFindings("exposed", EXPOSURES, changes),
    ...openings(changes),
    ...publicAccess(changes),
    ...guardsLost("exposed", GUARDS, changes),
  ];
}
