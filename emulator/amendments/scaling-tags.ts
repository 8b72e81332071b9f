/**
 * Tags of scalable targets, which moto doesn't have at all.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ListTagsForResource.html
 */
import { isObject, type JsonObject } from "../json";
import type { Forward, Handler, Reply, Request } from "../request";
import type { Store } from "../store";
import { isDone, jsonOf } from "./amend";

export function scalingTags(store: Store): Handler {
  return (request, forward) => {
    const { service, action, accountId, region } = request;
    if (service !== "application-autoscaling") return undefined;
    const tags = store.collection<JsonObject>(accountId, region, "scalable target tags");
    const input = jsonOf(request);
    const arn = String(input.ResourceARN);
    switch (action) {
      case "RegisterScalableTarget":
        return register(request, forward, tags);
      case "ListTagsForResource":
        return Promise.resolve(json({ Tags: tags.get(arn) ?? {} }));
      case "TagResource":
        tags.set(arn, { ...tags.get(arn), ...(isObject(input.Tags) && input.Tags) });
        return Promise.resolve(json({}));
      case "UntagResource":
        tags.set(arn, without(tags.get(arn) ?? {}, input.TagKeys));
        return Promise.resolve(json({}));
      default:
        return undefined;
    }
  };
}

async function register(request: Request, forward: Forward, tags: Map<string, JsonObject>): Promise<Reply> {
  const reply = await forward(request);
  const { ScalableTargetARN: arn } = jsonOf(reply);
  const { Tags } = jsonOf(request);
  if (isDone(reply) && typeof arn === "string" && isObject(Tags)) tags.set(arn, Tags);
  return reply;
}

function without(tags: JsonObject, keys: unknown): JsonObject {
  const removed: readonly unknown[] = Array.isArray(keys) ? keys : [];
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !removed.includes(key)));
}

function json(content: object): Reply {
  const body = Buffer.from(JSON.stringify(content));
  return {
    status: 200,
    headers: { "content-type": "application/x-amz-json-1.1", "content-length": String(body.length) },
    body,
  };
}
