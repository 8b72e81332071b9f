/**
 * Redrive policies of queues: AWS gives their JSON back without spaces, moto with some, and a second plan shows them.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
 */
import { isObject } from "../json";
import type { Handler, Reply } from "../request";
import { isDone, jsonOf, withText } from "./amend";

const POLICIES = ["RedrivePolicy", "RedriveAllowPolicy"];

export function queues(): Handler {
  return (request, forward) => {
    if (request.service !== "sqs" || request.action !== "GetQueueAttributes") return undefined;
    return forward(request).then(amended);
  };
}

function amended(reply: Reply): Reply {
  const content = jsonOf(reply);
  if (!isDone(reply) || !isObject(content.Attributes)) return reply;
  const attributes = Object.entries(content.Attributes).map(([name, value]) => [
    name,
    POLICIES.includes(name) && typeof value === "string" ? JSON.stringify(JSON.parse(value)) : value,
  ]);
  return withText(reply, JSON.stringify({ ...content, Attributes: Object.fromEntries(attributes) }));
}
