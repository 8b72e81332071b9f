/** Calls to the emulator as a client of AWS makes them, each reply held against AWS's model of the operation. */
import { spawnSync } from "node:child_process";
import { type Emulator, startEmulator } from "../../emulator/emulator";
import { isObject, type JsonObject } from "../../emulator/json";
import { loadModel, type Model, shapeOf, signingNameOf } from "../../emulator/model";
import { problemsOf } from "../../emulator/validate";
import { missingMoto, PYTHON } from "./emulated";
import { describeTier } from "./tier";

/** A `describe` of tests that need moto; `tests` gets a function that returns the emulator they share. */
export function describeWithMoto(title: string, tests: (emulator: () => Emulator) => void): void {
  describeTier(title, missingMoto(), () => {
    // moto loads a service when it is first called, which takes seconds on a busy machine.
    jest.setTimeout(60_000);
    let emulator: Emulator | undefined;
    beforeAll(async () => {
      emulator = await startEmulator({ python: PYTHON });
    }, 90_000);
    afterAll(() => emulator?.stop());
    tests(() => {
      if (!emulator) throw new Error("the emulator runs from beforeAll on");
      return emulator;
    });
  });
}

/** An operation of a service that the layer answers itself. */
export interface Call {
  /** Folder of its model in botocore's data: `codepipeline`. */
  readonly service: string;
  /** `CreatePipeline`. */
  readonly operation: string;
  readonly input?: JsonObject;
  /** Default: 111111111111. */
  readonly account?: string;
  /** Default: us-east-1. */
  readonly region?: string;
}

/** What the emulator answered. */
export interface Answer {
  readonly status: number;
  /** Output of the operation, or `__type` and `message` of its refusal. */
  readonly body: Output;
  /** Code of a refusal: `PipelineNotFoundException`. */
  readonly error?: string;
  readonly message?: string;
}

/** Some JSON, to be read without saying at each step that it may be absent. */
export type Output = { readonly [key: string]: Output } & readonly Output[];

/**
 * Calls an operation, whichever the protocol of its service (JSON, REST-JSON).
 * @throws Error when a reply that is no refusal doesn't fit AWS's model of the operation's output
 */
export async function call(
  emulator: Emulator,
  { service, operation, input = {}, ...who }: Call,
): Promise<Answer> {
  const model = modelOf(service);
  const request = requestOf(model, operation, input);
  const response = await send(emulator, { ...request, service: signingNameOf(model), ...who });
  const text = await response.text();
  const body = (text === "" ? {} : JSON.parse(text)) as Output;
  if (!response.ok) {
    const { __type: error, message } = body as unknown as Record<string, string>;
    return { status: response.status, body, error, message };
  }
  const output = model.operations[operation]?.output?.shape;
  const problems = output === undefined ? [] : problemsOf(model, output, body);
  if (problems.length > 0)
    throw new Error(`the reply to ${operation} is none of AWS's: ${problems.join("; ")}`);
  return { status: response.status, body };
}

/** The output of a call that must not be refused. */
export async function output(emulator: Emulator, request: Call): Promise<Output> {
  const { body, error, message } = await call(emulator, request);
  if (error !== undefined) throw new Error(`${request.operation} was refused: ${error}: ${message}`);
  return body;
}

/** A signed request to any service, in the emulator's and moto's eyes alike. */
export interface SignedRequest {
  /** Signing name. */
  readonly service: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly account?: string;
  readonly region?: string;
}

/** Sends a request to the emulator. */
export function send(
  { url }: Pick<Emulator, "url">,
  { service, method = "POST", path = "/", headers, body, account, region }: SignedRequest,
): Promise<Response> {
  const scope = `EMULATED${account ?? "111111111111"}/20260101/${region ?? "us-east-1"}/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
  const content = body === undefined || body === "" ? {} : { body };
  return fetch(`${url}${path}`, { method, headers: { ...headers, authorization }, ...content });
}

function requestOf(model: Model, operation: string, input: JsonObject) {
  const { protocol, targetPrefix, jsonVersion } = model.metadata;
  if (protocol === "json") {
    return {
      headers: {
        "content-type": `application/x-amz-json-${jsonVersion}`,
        "x-amz-target": `${targetPrefix}.${operation}`,
      },
      body: JSON.stringify(input),
    };
  }
  const found = model.operations[operation];
  if (!found) throw new Error(`the model has no operation ${operation}`);
  return restRequest(model, found, input);
}

function restRequest(model: Model, { http, input: shape }: Model["operations"][string], input: JsonObject) {
  const members = shape ? (shapeOf(model, shape.shape).members ?? {}) : {};
  const query = new URLSearchParams();
  const content: Record<string, unknown> = {};
  let path = http.requestUri;
  for (const [name, value] of Object.entries(input)) {
    const { location, locationName = name } = members[name] ?? {};
    if (location === "uri") {
      path = path.replace(new RegExp(`\\{${locationName}\\+?\\}`), encodeURIComponent(String(value)));
    } else if (location === "querystring") {
      for (const each of Array.isArray(value) ? value : [value]) query.append(locationName, String(each));
    } else content[name] = value;
  }
  return {
    method: http.method,
    path: query.size > 0 ? `${path}?${query}` : path,
    headers: { "content-type": "application/json" },
    body: http.method === "GET" ? "" : JSON.stringify(content),
  };
}

const models = new Map<string, Model>();
let folder: string | undefined;

/** AWS's model of a service, by its folder in botocore's data. */
export function modelOf(service: string): Model {
  const script = "import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), 'data'))";
  folder ??= spawnSync(PYTHON, ["-c", script], { encoding: "utf8" }).stdout.trim();
  const model = models.get(service) ?? loadModel(folder, service);
  models.set(service, model);
  return model;
}

/** Makes a role, and returns its ARN. */
export async function makeRole(emulator: Emulator, name: string, account = "111111111111"): Promise<string> {
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
  const parameters = { Action: "CreateRole", Version: "2010-05-08", AssumeRolePolicyDocument: policy };
  await query(emulator, "iam", { ...parameters, RoleName: name }, account);
  return `arn:aws:iam::${account}:role/${name}`;
}

/** Makes a topic, and returns its ARN. */
export async function makeTopic(emulator: Emulator, name: string, account = "111111111111"): Promise<string> {
  await query(emulator, "sns", { Action: "CreateTopic", Version: "2010-03-31", Name: name }, account);
  return `arn:aws:sns:us-east-1:${account}:${name}`;
}

/** Makes a bucket, and returns its name. */
export async function makeBucket(
  emulator: Emulator,
  name: string,
  region = "us-east-1",
  account?: string,
): Promise<string> {
  const constraint = `<CreateBucketConfiguration><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`;
  const body = region === "us-east-1" ? "" : constraint;
  const put = { service: "s3", method: "PUT", path: `/${name}`, body, region, ...(account && { account }) };
  const response = await send(emulator, put);
  if (!response.ok) throw new Error(await response.text());
  return name;
}

/** Makes a customer key, and returns its ARN. */
export async function makeKey(emulator: Emulator): Promise<string> {
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": "TrentService.CreateKey" };
  const response = await send(emulator, { service: "kms", headers, body: "{}" });
  const made: unknown = await response.json();
  const arn = isObject(made) && isObject(made.KeyMetadata) ? made.KeyMetadata.Arn : undefined;
  if (typeof arn !== "string") throw new Error(`no key was made: ${JSON.stringify(made)}`);
  return arn;
}

/** A call in the query protocol (IAM, SNS, EC2). */
export async function query(
  emulator: Pick<Emulator, "url">,
  service: string,
  parameters: Readonly<Record<string, string>>,
  account?: string,
): Promise<string> {
  const headers = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
  const body = new URLSearchParams(parameters).toString();
  const response = await send(emulator, { service, headers, body, ...(account && { account }) });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
