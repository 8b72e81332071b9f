import type { Account } from "./config";
import { shorten } from "./shorten";

/** Limits of the services, in characters. */
export const LIMIT = {
  role: 64,
  bucket: 63,
  connection: 32,
  targetGroup: 32,
  loadBalancer: 32,
  project: 150,
  alarm: 255,
  approvalRule: 100,
  policy: 128,
  launchTemplate: 128,
  codedeploy: 100,
  eventRule: 64,
  function: 64,
};

/** What names in an account are made of. */
export type Owner = { readonly organization: string };

/** Bucket names are global: account and region at the end keep anybody else from sitting on them. */
export function bucketName(stem: string, account: Pick<Account, "id" | "region">): string {
  return shorten(stem, LIMIT.bucket, `-${account.id}-${account.region}`);
}
