/**
 * The owner that a call to S3 expects of a bucket. moto lets every account use every bucket and doesn't look at it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html
 */
import type { Forward, Handler, Reply, Request } from "../request";

/** The handler of calls to S3, behind the question whose the bucket is. */
export function expectingOwner(handler: Handler): Handler {
  return (request, forward) => {
    const expected = request.headers["x-amz-expected-bucket-owner"];
    if (request.service !== "s3" || typeof expected !== "string") return handler(request, forward);
    return answer(request, forward, expected, handler);
  };
}

async function answer(
  request: Request,
  forward: Forward,
  expected: string,
  handler: Handler,
): Promise<Reply> {
  const [bucket = ""] = new URL(request.path, "http://localhost").pathname.slice(1).split("/");
  const call = (method: string, path: string, accountId: string) => {
    const { host, authorization } = request.headers;
    const body = Buffer.alloc(0);
    return forward({ ...request, method, path, accountId, headers: { host, authorization }, body });
  };
  const own = await call("GET", "/", expected);
  if (own.body.toString("utf8").includes(`<Name>${bucket}</Name>`))
    return handler(request, forward) ?? forward(request);
  // A bucket that doesn't exist is nobody's, and answered so.
  const head = await call("HEAD", `/${bucket}`, expected);
  return head.status === 404 ? forward(request) : denied(request.method);
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
