/**
 * Dead-letter queue, logging and snapshots of Lambda functions, which moto forgets.
 * https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html
 */
import { isObject, type JsonObject } from "../json";
import type { Forward, Handler, Reply, Request } from "../request";
import type { Store } from "../store";
import { isDone, jsonOf, pick, withText } from "./amend";

const KEPT = ["DeadLetterConfig", "LoggingConfig", "SnapStart"];

const FUNCTIONS = /^\/2015-03-31\/functions\/?(?:([^/?]+)(\/configuration|\/versions)?)?(?:\?|$)/;

export function lambdaFunctions(store: Store): Handler {
  return (request, forward) => {
    const path = request.service === "lambda" ? FUNCTIONS.exec(request.path) : undefined;
    if (!path) return undefined;
    const kept = store.collection<JsonObject>(request.accountId, request.region, "lambda functions");
    return answer(request, forward, kept);
  };
}

async function answer(request: Request, forward: Forward, kept: Map<string, JsonObject>): Promise<Reply> {
  const reply = await forward(request);
  if (!isDone(reply) || reply.body.length === 0) return reply;
  const content = jsonOf(reply);
  const name = String(content.FunctionName);
  const settings = pick(jsonOf(request), KEPT);
  const [path = ""] = request.path.split("?");
  if (request.method === "POST" && !path.endsWith("/versions")) kept.set(name, settings);
  if (request.method === "PUT") kept.set(name, { ...kept.get(name), ...settings });
  return withText(reply, JSON.stringify(whole(content, kept)));
}

/** The reply with every function's settings, wherever in it the function stands. */
function whole(value: unknown, kept: ReadonlyMap<string, JsonObject>): unknown {
  if (Array.isArray(value)) return value.map((each) => whole(each, kept));
  if (!isObject(value)) return value;
  const inside = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, whole(each, kept)]));
  const { FunctionName: name, FunctionArn: arn } = value;
  if (typeof name !== "string" || typeof arn !== "string") return inside;
  const { DeadLetterConfig: queue, LoggingConfig, SnapStart } = kept.get(name) ?? {};
  const logging = { LogFormat: "Text", LogGroup: `/aws/lambda/${name}` };
  return {
    ...inside,
    ...(isObject(queue) && queue.TargetArn ? { DeadLetterConfig: queue } : {}),
    SnapStart: { ApplyOn: "None", OptimizationStatus: "Off", ...(isObject(SnapStart) && SnapStart) },
    LoggingConfig: isObject(LoggingConfig) ? { ...logging, ...LoggingConfig } : logging,
  };
}
