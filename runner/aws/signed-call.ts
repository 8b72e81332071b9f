/** Calls to AWS's JSON APIs, for services of which one question is asked: a client of the SDK is 150 packages. */
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { isObject, type JsonObject } from "../json";
import type { ClientSettings } from "./clients";

/** Long enough for AWS, short enough for a person. */
const TIME_LIMIT_MS = 30_000;

/** What is asked. */
export interface Question {
  /** As in the endpoint and the signature: `codestar-notifications`. */
  readonly service: string;
  readonly path: string;
  /** The operation, where it isn't the path: `CodeCommit_20150413.GetPullRequest`. */
  readonly target?: string;
  readonly body: JsonObject;
}

/**
 * Posts a question, signed (Signature Version 4), and returns the answer.
 * @throws Error with AWS's name for it, and its message
 */
export async function signedCall(settings: ClientSettings, question: Question): Promise<JsonObject> {
  const { service, path, target } = question;
  const operation: Record<string, string> =
    target === undefined
      ? { "content-type": "application/json" }
      : { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
  const endpoint = new URL(endpointOf(service, settings.region));
  const body = JSON.stringify(question.body);
  const signer = new SignatureV4({ ...settings, service, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: "POST",
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    ...(endpoint.port !== "" && { port: Number(endpoint.port) }),
    path,
    headers: { host: endpoint.host, ...operation },
    body,
  });
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  const response = await fetch(new URL(path, endpoint), { method: "POST", headers, body, signal });
  const answer: unknown = await response.json().catch(() => ({}));
  const content = isObject(answer) ? answer : {};
  if (response.ok) return content;
  const error = new Error(String(content.message ?? content.Message ?? `HTTP ${response.status}`));
  const type = response.headers.get("x-amzn-errortype") ?? content.__type ?? content.code;
  error.name = String(type ?? "UnknownError")
    .replace(/:.*$/, "")
    .replace(/^.*#/, "");
  throw error;
}

/** The same two variables that the SDK and Terraform's provider read. */
function endpointOf(service: string, region: string): string {
  const own = process.env[`AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll("-", "_")}`];
  const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  return own || process.env.AWS_ENDPOINT_URL || `https://${service}.${region}.${suffix}`;
}
