import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";

/** A call to AWS as it came in, and what its signature says of it. */
export interface Request {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Of whoever signed. */
  readonly accountId: string;
  readonly region: string;
  /** Signing name: `s3`, `ec2`, `codepipeline`. */
  readonly service: string;
  /** `CreatePipeline`, where the protocol names it; else method and path. */
  readonly action: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** Hands a request, or a changed one, on to moto. */
export type Forward = (request: Request) => Promise<Reply>;

/** A part of the layer in front of moto: answers a request, or leaves it to the next part (undefined). */
export type Handler = (request: Request, forward: Forward) => Promise<Reply> | undefined;

const SIGNATURE = /Credential=([^/\s]+)\/\d{8}\/([^/\s]+)\/([^/\s]+)\/aws4_request/;

/** Who signed a request, for which region and service; undefined when nobody did. */
export function signatureOf(authorization: string | undefined) {
  const [, accessKeyId, region, service] = SIGNATURE.exec(authorization ?? "") ?? [];
  if (accessKeyId === undefined || region === undefined || service === undefined) return undefined;
  return { accessKeyId, region, service };
}

/** The action that a request names: in X-Amz-Target (JSON), in the body (query), or by method and path (REST). */
export function actionOf(method: string, path: string, headers: IncomingHttpHeaders, body: Buffer): string {
  const target = headers["x-amz-target"];
  if (typeof target === "string") return target.slice(target.lastIndexOf(".") + 1);
  if (headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    return new URLSearchParams(body.toString("utf8")).get("Action") ?? `${method} ${path}`;
  }
  return `${method} ${path}`;
}

/** True when a call leaves everything as it is. */
export function isRead({ action, method }: Pick<Request, "action" | "method">): boolean {
  if (action.startsWith(`${method} `)) return method === "GET" || method === "HEAD";
  return /^(Get|List|Describe|BatchGet|Head|AssumeRole|Decode|Simulate)/.test(action);
}
