/**
 * What moto forgets of an ECS service. A second plan of each would be: grace period 0 → 60.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html
 */
import { isObject, type JsonObject } from "../json";
import type { Forward, Handler, Reply, Request } from "../request";
import type { Store } from "../store";
import { isDone, jsonOf, pick, withText } from "./amend";

const KEPT = [
  "availabilityZoneRebalancing",
  "capacityProviderStrategy",
  "enableECSManagedTags",
  "enableExecuteCommand",
  "healthCheckGracePeriodSeconds",
];

const AMENDED = new Set(["CreateService", "UpdateService", "DescribeServices", "DeleteService"]);

export function ecsServices(store: Store): Handler {
  return (request, forward) => {
    if (request.service !== "ecs" || !AMENDED.has(request.action)) return undefined;
    return answer(request, forward, store.collection(request.accountId, request.region, "ecs services"));
  };
}

async function answer(request: Request, forward: Forward, kept: Map<string, JsonObject>): Promise<Reply> {
  const reply = await forward(request);
  if (!isDone(reply)) return reply;
  const { service, services, ...others } = jsonOf(reply);
  if (isObject(service)) {
    const arn = String(service.serviceArn);
    if (request.action === "DeleteService") kept.delete(arn);
    else {
      const before = request.action === "UpdateService" ? kept.get(arn) : undefined;
      kept.set(arn, { ...before, ...pick(jsonOf(request), KEPT) });
    }
  }
  const whole = (each: unknown) => (isObject(each) ? withKept(each, kept) : each);
  return withText(
    reply,
    JSON.stringify({
      ...others,
      ...(service !== undefined && { service: whole(service) }),
      ...(Array.isArray(services) && { services: services.map(whole) }),
    }),
  );
}

function withKept({ launchType, ...service }: JsonObject, kept: ReadonlyMap<string, JsonObject>): JsonObject {
  const lost = kept.get(String(service.serviceArn)) ?? {};
  const { capacityProviderStrategy: strategy } = lost;
  // AWS has one or the other; moto says EC2 when there is none.
  const hasStrategy = Array.isArray(strategy) && strategy.length > 0;
  return { ...service, ...(!hasStrategy && { launchType }), ...lost };
}
