/** Files in a bucket behind CloudFront. */
export interface WebsiteDeploy {
  readonly kind: "website";
  readonly indexDocument: string;
  readonly errorDocument: string;
  /** True: the build hands files whose names hold a hash of their content on beside the others. */
  readonly immutableAssets: boolean;
}
