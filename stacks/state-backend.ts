import { S3Backend, type S3BackendConfig, type TerraformStack } from "cdktf";
import type { Account } from "../config/config";

/** cdktf 0.21 doesn't know S3's own lock file yet; this is the one place that does. */
interface LockedS3BackendConfig extends S3BackendConfig {
  readonly useLockfile: true;
  readonly allowedAccountIds: string[];
}

/**
 * A stack's state: S3 in the stack's own account, locked by S3. `encrypt` stays unset: without a key ARN it would
 * ask for AES256 and override the bucket's customer key.
 * https://developer.hashicorp.com/terraform/language/backend/s3
 */
export function keepStateInS3(stack: TerraformStack, account: Account, bucket: string): void {
  const { credentials } = account;
  const config: LockedS3BackendConfig = {
    bucket,
    key: stateKey(stack.node.id),
    region: account.region,
    useLockfile: true,
    allowedAccountIds: [account.id],
    ...(credentials.kind === "profile" && { profile: credentials.profile }),
    ...(credentials.kind === "assume-role" && { assumeRole: { roleArn: credentials.roleArn } }),
  };
  new S3Backend(stack, config);
}

/** Where a stack's state lies in its account's bucket. */
export function stateKey(stack: string): string {
  return `${stack}.tfstate`;
}
