/**
 * Tags of scalable targets, which moto doesn't have at all.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ListTagsForResource.html
 */
import { isObject, type JsonObject } from "../json";
import type { Forward, Handler, Reply, Request } from "../request";
import type { Store } from "../store";
import { isDone, jsonError, jsonOf, jsonReply } from "./amend";

interface Target {
  /** What of what is scaled. */
  readonly place: string;
  readonly tags: JsonObject;
}

/** By ARN. */
type Targets = Map<string, Target>;

const PLACE = ["ServiceNamespace", "ResourceId", "ScalableDimension"];

export function scalingTags(store: Store): Handler {
  return (request, forward) => {
    const { service, action, accountId, region } = request;
    if (service !== "application-autoscaling") return undefined;
    const targets: Targets = store.collection(accountId, region, "scalable targets");
    switch (action) {
      case "RegisterScalableTarget":
        return register(request, forward, targets);
      case "DeregisterScalableTarget":
        return deregister(request, forward, targets);
      case "ListTagsForResource":
      case "TagResource":
      case "UntagResource":
        return Promise.resolve(answer(action, jsonOf(request), targets));
      default:
        return undefined;
    }
  };
}

async function register(request: Request, forward: Forward, targets: Targets): Promise<Reply> {
  const reply = await forward(request);
  const { ScalableTargetARN: arn } = jsonOf(reply);
  const { Tags } = jsonOf(request);
  if (isDone(reply) && typeof arn === "string") {
    const tags = isObject(Tags) ? Tags : (targets.get(arn)?.tags ?? {});
    targets.set(arn, { place: placeOf(request), tags });
  }
  return reply;
}

async function deregister(request: Request, forward: Forward, targets: Targets): Promise<Reply> {
  const reply = await forward(request);
  const [arn] = [...targets].find(([, { place }]) => place === placeOf(request)) ?? [];
  if (isDone(reply) && arn !== undefined) targets.delete(arn);
  return reply;
}

function placeOf(request: Request): string {
  const input = jsonOf(request);
  return PLACE.map((member) => input[member]).join(" ");
}

function answer(action: string, input: JsonObject, targets: Targets): Reply {
  const arn = String(input.ResourceARN);
  const target = targets.get(arn);
  if (!target)
    return jsonError("ResourceNotFoundException", `No scalable target found for resource ARN: ${arn}`);
  if (action === "ListTagsForResource") return jsonReply({ Tags: target.tags });
  const tags =
    action === "TagResource"
      ? { ...target.tags, ...(isObject(input.Tags) && input.Tags) }
      : without(target.tags, input.TagKeys);
  targets.set(arn, { ...target, tags });
  return jsonReply({});
}

function without(tags: JsonObject, keys: unknown): JsonObject {
  const removed: readonly unknown[] = Array.isArray(keys) ? keys : [];
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !removed.includes(key)));
}
