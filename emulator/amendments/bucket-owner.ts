/**
 * Whose a bucket is. moto lets every account use every bucket, and doesn't look at the owner that a call expects.
 * Policies aren't evaluated: nobody gets into another account's bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 */
import type { Forward, Handler, Reply, Request } from "../request";
import { bucketCallOf } from "./bucket-call";

/** The handler of calls to S3, behind the question whose the buckets are. */
export function amongOwnBuckets(handler: Handler): Handler {
  return (request, forward) => {
    const uses = request.service === "s3" ? usesOf(request) : [];
    return uses.length === 0 ? handler(request, forward) : answer(request, forward, handler, uses);
  };
}

/** Whose a bucket is, seen from the caller's account. */
export async function ownerOf(
  request: Request,
  forward: Forward,
  bucket: string,
): Promise<"caller" | "another" | "nobody"> {
  const { host, authorization } = request.headers;
  const ask = (method: string, path: string) =>
    forward({ ...request, method, path, headers: { host, authorization }, body: Buffer.alloc(0) });
  const own = await ask("GET", "/");
  if (own.body.toString("utf8").includes(`<Name>${bucket}</Name>`)) return "caller";
  return (await ask("HEAD", `/${bucket}`)).status === 404 ? "nobody" : "another";
}

/** A bucket that a call reads or writes, and the owner that it expects. */
interface Use {
  readonly bucket: string;
  readonly expected: unknown;
}

function usesOf({ headers, ...request }: Request): readonly Use[] {
  const { bucket, key, parameters } = bucketCallOf(request);
  const isCreation = request.method === "PUT" && key === "" && parameters.length === 0;
  // To make a bucket that another account has is a conflict, which moto knows.
  if (bucket === "" || isCreation) return [];
  const use = { bucket, expected: headers["x-amz-expected-bucket-owner"] };
  const source = headers["x-amz-copy-source"];
  if (typeof source !== "string") return [use];
  const [from = ""] = decodeURIComponent(source).replace(/^\//, "").split("/");
  return [use, { bucket: from, expected: headers["x-amz-source-expected-bucket-owner"] }];
}

async function answer(
  request: Request,
  forward: Forward,
  handler: Handler,
  uses: readonly Use[],
): Promise<Reply> {
  for (const { bucket, expected = request.accountId } of uses) {
    const owner = await ownerOf(request, forward, bucket);
    // Answered as any bucket that doesn't exist.
    if (owner === "nobody") return forward(request);
    if (owner === "another" || expected !== request.accountId) return denied(request.method);
  }
  return handler(request, forward) ?? forward(request);
}

function denied(method: string): Reply {
  const text = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
  const body = Buffer.from(method === "HEAD" ? "" : text);
  return {
    status: 403,
    headers: { "content-type": "application/xml", "content-length": String(body.length) },
    body,
  };
}
