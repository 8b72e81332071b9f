/**
 * Documents of buckets, kept as they came. moto would apply a policy with a conditional Deny to every later call
 * (403), forgets that a bucket notifies EventBridge, and takes access logs only where a policy that it hasn't got
 * allows them.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
import { Aws } from "../aws";
import type { Forward, Handler, Reply, Request } from "../request";
import type { Store } from "../store";
import { escapeXml } from "../xml";
import { bucketCallOf } from "./bucket-call";
import { ownerOf } from "./bucket-owner";
import { malformedPolicy } from "./bucket-policies";

const XMLNS = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

/** Subresources, and what AWS answers to a GET when there is none: an error, or an empty document. */
const ABSENT: Readonly<Record<string, () => Reply>> = {
  policy: () => xml(404, s3Error("NoSuchBucketPolicy", "The bucket policy does not exist")),
  notification: () => xml(200, `<NotificationConfiguration ${XMLNS}/>`),
  logging: () => xml(200, `<BucketLoggingStatus ${XMLNS}/>`),
};

const NO_TARGET = {
  nobody: "The target bucket for logging does not exist",
  another: "The owner for the bucket to be logged and the target bucket must be the same.",
} as const;

/** What AWS refuses to keep, by subresource. */
const REFUSALS: Readonly<Record<string, (request: Request, forward: Forward) => Promise<Reply | undefined>>> =
  {
    policy: async ({ body, accountId, region }, forward) => {
      const message = await malformedPolicy(body.toString("utf8"), new Aws(forward, accountId, region));
      return message === undefined ? undefined : xml(400, s3Error("MalformedPolicy", message));
    },
    logging: async (request, forward) => {
      const target = /<TargetBucket>([^<]*)/.exec(request.body.toString("utf8"))?.[1];
      const owner = target === undefined ? "caller" : await ownerOf(request, forward, target);
      return owner === "caller"
        ? undefined
        : xml(400, s3Error("InvalidTargetBucketForLogging", NO_TARGET[owner]));
    },
  };

export function bucketDocuments(store: Store): Handler {
  return (request, forward) => {
    if (request.service !== "s3") return undefined;
    const place = placeOf(request);
    if (!place) return undefined;
    const { bucket, subresource } = place;
    // Bucket names are global: what is kept of them belongs to no account.
    const documents = (kind: string) => store.collection<Buffer>("", "", `bucket ${kind}`);
    if (subresource === "")
      return request.method === "DELETE" ? forgetting(request, forward, documents, bucket) : undefined;
    return answer(request, forward, documents(subresource), bucket, subresource);
  };
}

async function answer(
  request: Request,
  forward: Forward,
  documents: Map<string, Buffer>,
  bucket: string,
  subresource: string,
): Promise<Reply> {
  switch (request.method) {
    case "PUT": {
      const refusal = await REFUSALS[subresource]?.(request, forward);
      if (refusal) return refusal;
      documents.set(bucket, request.body);
      return subresource === "policy" ? empty(204) : empty(200);
    }
    case "DELETE":
      documents.delete(bucket);
      return empty(204);
    default: {
      const kept = documents.get(bucket);
      if (!kept) return ABSENT[subresource]?.() ?? empty(404);
      const type = subresource === "policy" ? "application/json" : "application/xml";
      return {
        status: 200,
        headers: { "content-type": type, "content-length": String(kept.length) },
        body: kept,
      };
    }
  }
}

/** A bucket that is made again begins without the documents of the one before it. */
async function forgetting(
  request: Request,
  forward: Forward,
  documents: (kind: string) => Map<string, Buffer>,
  bucket: string,
): Promise<Reply> {
  const reply = await forward(request);
  if (reply.status < 300) for (const kind of Object.keys(ABSENT)) documents(kind).delete(bucket);
  return reply;
}

/** Bucket and subresource, empty for the bucket itself; undefined for objects and other subresources. */
function placeOf(request: Request): { bucket: string; subresource: string } | undefined {
  const { bucket, key, parameters } = bucketCallOf(request);
  if (bucket === "" || key !== "") return undefined;
  if (parameters.length === 0) return { bucket, subresource: "" };
  const subresource = Object.keys(ABSENT).find((name) => parameters.includes(name));
  return subresource === undefined ? undefined : { bucket, subresource };
}

function s3Error(code: string, message: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
}

function xml(status: number, text: string): Reply {
  const body = Buffer.from(text);
  return {
    status,
    headers: { "content-type": "application/xml", "content-length": String(body.length) },
    body,
  };
}

function empty(status: number): Reply {
  return { status, headers: { "content-length": "0" }, body: Buffer.alloc(0) };
}
