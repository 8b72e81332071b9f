/**
 * A customer managed KMS key with an alias. The account's administrators manage it; only who the given statements
 * name may encrypt and decrypt with it. The id is AWS's to choose: other accounts reach it by condition, roles of the
 * same account by alias (`usesKey`).
 */
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import type { Items } from "../../face/each";
import { printPolicyWithin } from "../../iam/printer";
import type { Statement } from "../../iam/statement";
import { type KeyOwner, keyAdministration } from "./encryption-key.policies";

/** https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
const KEY_POLICY_LIMIT = 32 * 1024;

export interface EncryptionKeyInputs {
  readonly owner: KeyOwner;
  /** Beginning with `alias/`. */
  readonly alias: string;
  readonly description: string;
}

export interface EncryptionKeyShape {
  /** Who may use the key, beside the administration that is always there. */
  readonly statements: Items<Statement>;
}

export interface EncryptionKeyProps extends EncryptionKeyInputs, EncryptionKeyShape {}

export class EncryptionKey extends Construct {
  readonly resource: KmsKey;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const statements = [keyAdministration(props.owner), ...props.statements];
    this.resource = new KmsKey(this, "key", {
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: printPolicyWithin(KEY_POLICY_LIMIT, `the key policy of ${props.alias}`, statements),
      lifecycle: { preventDestroy: true },
    });
    new KmsAlias(this, "alias", { name: props.alias, targetKeyId: this.resource.keyId });
  }

  get arn(): string {
    return this.resource.arn;
  }
}
