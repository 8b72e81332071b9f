/** Files in a bucket behind CloudFront. */
export interface WebsiteDeploy {
  readonly kind: "website";
  readonly indexDocument: string;
  readonly errorDocument: string;
}
