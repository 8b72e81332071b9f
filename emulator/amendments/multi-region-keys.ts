/**
 * Which of a key's regions is the first. In moto a key that has been replicated calls itself a replica too.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_MultiRegionConfiguration.html
 */
import { isObject } from "../json";
import type { Handler, Reply } from "../request";
import { isDone, jsonOf, withText } from "./amend";

export function multiRegionKeys(): Handler {
  return (request, forward) => {
    if (request.service !== "kms" || request.action !== "DescribeKey") return undefined;
    return forward(request).then(amended);
  };
}

function amended(reply: Reply): Reply {
  const content = jsonOf(reply);
  const key = content.KeyMetadata;
  if (!isDone(reply) || !isObject(key) || !isObject(key.MultiRegionConfiguration)) return reply;
  const { PrimaryKey: primary } = key.MultiRegionConfiguration;
  const isPrimary = isObject(primary) && primary.Arn === key.Arn;
  const MultiRegionConfiguration = {
    ...key.MultiRegionConfiguration,
    MultiRegionKeyType: isPrimary ? "PRIMARY" : "REPLICA",
  };
  return withText(reply, JSON.stringify({ ...content, KeyMetadata: { ...key, MultiRegionConfiguration } }));
}
