/**
 * Configurations of buckets that moto checks, but doesn't give back whole: which objects are replicated, and when
 * they expire. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
 */
import type { Forward, Handler, Reply, Request } from "../request";
import type { Store } from "../store";
import { isDone, withText } from "./amend";
import { bucketCallOf } from "./bucket-call";

const CONFIGURATIONS = ["lifecycle", "replication"];

export function bucketConfigurations(store: Store): Handler {
  return (request, forward) => {
    const place = request.service === "s3" ? placeOf(request) : undefined;
    if (!place) return undefined;
    // Bucket names are global: what is kept of them belongs to no account.
    return answer(request, forward, store.collection("", "", "bucket configurations"), place);
  };
}

async function answer(
  request: Request,
  forward: Forward,
  kept: Map<string, string>,
  place: string,
): Promise<Reply> {
  const reply = await forward(request);
  if (!isDone(reply)) return reply;
  if (request.method === "PUT") kept.set(place, request.body.toString("utf8"));
  // moto knows whether there still is one.
  const configuration = request.method === "GET" ? kept.get(place) : undefined;
  return configuration === undefined ? reply : withText(reply, configuration);
}

/** Bucket and configuration of a call: `<bucket>?lifecycle`; undefined for every other call. */
function placeOf(request: Request): string | undefined {
  const { bucket, key, parameters } = bucketCallOf(request);
  const configuration = CONFIGURATIONS.find((name) => parameters.includes(name));
  if (bucket === "" || key !== "" || configuration === undefined) return undefined;
  return `${bucket}?${configuration}`;
}
