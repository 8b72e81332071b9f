import type { Request } from "../request";

/** What a call to S3 is about: the bucket in its path, and what of the bucket. */
export interface BucketCall {
  /** Empty for calls about no bucket, such as the list of all. */
  readonly bucket: string;
  /** Of an object; empty for calls about the bucket itself. */
  readonly key: string;
  /** Names in its query: `policy`, `versioning`. None when a bucket is made, asked for or deleted. */
  readonly parameters: readonly string[];
}

export function bucketCallOf({ path }: Pick<Request, "path">): BucketCall {
  const { pathname, searchParams } = new URL(path, "http://localhost");
  const [bucket = "", ...key] = pathname.slice(1).split("/");
  // Some SDKs name the operation there.
  const parameters = [...searchParams.keys()].filter((name) => name !== "x-id");
  return { bucket, key: key.join("/"), parameters };
}
