/** An object of a bucket in the tools account, which a self-hosted source control system uploads. */
export interface S3Source {
  readonly kind: "s3";
  /** The bucket, which Slipway makes. Names of buckets are AWS's world over. */
  readonly bucket: string;
  /** Of the archive: `source.zip`. */
  readonly key: string;
  readonly uploader: Uploader;
}

/** Who uploads: a role that these roles may assume, by their ARNs; or a user, whose access key a person makes. */
export type Uploader = "user" | { readonly roles: readonly string[] };
