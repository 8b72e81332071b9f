import type { Forward, Reply, Request } from "./request";
import { escapeXml } from "./xml";

/** Services whose REST protocol speaks XML. */
const REST_XML = new Set(["cloudfront", "route53", "s3"]);

/**
 * moto, but with a quick refusal (400) of what it doesn't do. By itself it answers a web page with status 404 or 500
 * then: the status makes clients try again for minutes, and no client can read the page.
 */
export function withRefusals(forward: Forward): Forward {
  return async (request) => {
    const reply = await forward(request);
    return isWebPage(reply) ? refusal(request, reply.status) : reply;
  };
}

function isWebPage({ status, headers, body }: Reply): boolean {
  const isHtml = String(headers["content-type"]).startsWith("text/html");
  return (
    status >= 400 && isHtml && body.subarray(0, 15).toString("latin1").toLowerCase() === "<!doctype html>"
  );
}

/** AWS's form of an error, in the protocol of the call. */
function refusal(request: Request, status: number): Reply {
  const code = "UnknownOperationException";
  const message = `${request.service} ${request.action} is not emulated (moto answers ${status})`;
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
