import { Aws } from "./aws";
import { isObject } from "./json";
import { loadModel, type Model, routeOf, signingNameOf } from "./model";
import type { Forward, Handler, Reply, Request } from "./request";
import type { Context, Service } from "./service";
import { ServiceError } from "./service-error";
import type { Store } from "./store";
import { problemsOf } from "./validate";

/**
 * The part of the layer that answers for one service, in the JSON and REST-JSON protocols. It refuses actions that
 * the layer doesn't have, and inputs that AWS's model of the action doesn't accept, before the operation sees them.
 * @param models botocore's folder of models
 */
export function serviceHandler(service: Service, models: string, store: Store): Handler {
  const model = loadModel(models, service.model);
  const signingName = signingNameOf(model);
  const { targetPrefix } = model.metadata;
  return (request, forward) => {
    if (request.service !== signingName) return undefined;
    if (targetPrefix !== undefined && !hasTarget(request, targetPrefix)) return undefined;
    return answer(service, model, request, contextOf(request, forward, store));
  };
}

/** Some SDKs leave out what stands before the last dot of a service's prefix: Go's, for connections. */
function hasTarget({ headers }: Request, targetPrefix: string): boolean {
  const target = String(headers["x-amz-target"]);
  return `.${targetPrefix}`.endsWith(`.${target.slice(0, target.lastIndexOf("."))}`);
}

async function answer(service: Service, model: Model, request: Request, context: Context): Promise<Reply> {
  try {
    const { name, input } = callOf(model, request);
    const operation = service.operations[name];
    const operationModel = model.operations[name];
    if (!operation || !operationModel) {
      throw new ServiceError("UnknownOperationException", `${name} is not emulated`);
    }
    const problems = operationModel.input ? problemsOf(model, operationModel.input.shape, input) : [];
    if (problems.length > 0) {
      const count = `${problems.length} validation error${problems.length === 1 ? "" : "s"} detected`;
      throw new ServiceError("ValidationException", `${count}: ${problems.join("; ")}`);
    }
    // Checked against the model: it has the type that the operation states.
    return json(model, 200, await operation(input as never, context));
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return json(model, error.status, { __type: error.code, message: error.message }, error.code);
  }
}

function callOf(model: Model, { headers, body, method, path, action }: Request) {
  const text = body.toString("utf8");
  const parsed: unknown = text === "" ? {} : JSON.parse(text);
  const content = isObject(parsed) ? parsed : {};
  if (headers["x-amz-target"] !== undefined) return { name: action, input: content };
  const route = routeOf(model, method, path);
  if (!route) throw new ServiceError("UnknownOperationException", `${method} ${path} is not emulated`);
  return { name: route.name, input: { ...content, ...route.input } };
}

function contextOf({ accountId, region }: Request, forward: Forward, store: Store): Context {
  return {
    accountId,
    region,
    collection: (kind) => store.collection(accountId, region, kind),
    arn: (service, resource) => `arn:aws:${service}:${region}:${accountId}:${resource}`,
    aws: new Aws(forward, accountId, region),
  };
}

function json({ metadata }: Model, status: number, content: object, errorType?: string): Reply {
  const body = Buffer.from(JSON.stringify(content));
  const type =
    metadata.protocol === "json" ? `application/x-amz-json-${metadata.jsonVersion}` : "application/json";
  return {
    status,
    headers: {
      "content-type": type,
      "content-length": String(body.length),
      ...(errorType !== undefined && { "x-amzn-errortype": errorType }),
    },
    body,
  };
}
