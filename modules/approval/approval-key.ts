import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { EncryptionKey } from "../encryption-key/encryption-key";
import { usedByApprovals } from "./approval.policies";

export interface ApprovalKeyProps {
  readonly place: Place;
  /** Beginning with `alias/`. */
  readonly alias: string;
}

/** The key of the account's approval topics: SNS's own key can't be granted to publishers. */
export class ApprovalKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: ApprovalKeyProps) {
    super(scope, id);
    const key = new EncryptionKey(this, "encryption", {
      owner: props.place,
      alias: props.alias,
      description: "Encrypts the messages that ask people for approval",
      statements: [usedByApprovals(props.place)],
    });
    this.arn = key.arn;
  }
}
