import type { Forward, Reply, Request } from "./request";
import { escapeXml } from "./xml";

/** Services whose REST protocol speaks XML. */
const REST_XML = new Set(["cloudfront", "route53", "s3"]);

/** What moto raises where it hasn't got a service or an operation. */
const NOT_THERE = new Set(["NotImplementedError", "OperationNotFoundError"]);

/**
 * moto, but with a quick refusal (400) of what it doesn't do, and of what it fails at. By itself it answers with
 * status 404 or 500 then, and often a web page: the status makes clients try again for minutes, and no client can
 * read the page.
 */
export function withRefusals(forward: Forward): Forward {
  return async (request) => {
    const reply = await forward(request);
    const raised = reply.headers["x-moto-failure"];
    if (raised !== undefined && !NOT_THERE.has(String(raised))) return failure(request, reply.body);
    return raised !== undefined || isWebPage(reply) ? notEmulated(request, reply.status) : reply;
  };
}

function isWebPage({ status, headers, body }: Reply): boolean {
  const isHtml = String(headers["content-type"]).startsWith("text/html");
  return (
    status >= 400 && isHtml && body.subarray(0, 15).toString("latin1").toLowerCase() === "<!doctype html>"
  );
}

function notEmulated(request: Request, status: number): Reply {
  const message = `${request.service} ${request.action} is not emulated (moto answers ${status})`;
  return refusal(request, "UnknownOperationException", message);
}

/** @param words the last line of Python's traceback */
function failure(request: Request, words: Buffer): Reply {
  const message = `moto failed at ${request.service} ${request.action}: ${words.toString("utf8")}`;
  return refusal(request, "EmulatorFailure", message);
}

/** AWS's form of an error, in the protocol of the call. */
function refusal(request: Request, code: string, message: string): Reply {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
  if (request.service === "ec2") return xml(`<Response><Errors>${error}</Errors></Response>`);
  if (request.service === "s3") return xml(error);
  if (isQuery(request) || REST_XML.has(request.service))
    return xml(`<ErrorResponse>${error}</ErrorResponse>`);
  return reply("application/json", JSON.stringify({ __type: code, message }), { "x-amzn-errortype": code });
}

function isQuery({ headers }: Request): boolean {
  return String(headers["content-type"]).startsWith("application/x-www-form-urlencoded");
}

function xml(content: string): Reply {
  return reply("text/xml", `<?xml version="1.0" encoding="UTF-8"?>\n${content}`);
}

function reply(type: string, content: string, headers: Reply["headers"] = {}): Reply {
  const body = Buffer.from(content);
  return {
    status: 400,
    headers: { "content-type": type, "content-length": String(body.length), ...headers },
    body,
  };
}
