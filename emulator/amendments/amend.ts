/** What amendments share: reading calls, and changing what moto answers to them. */
import { isObject, type JsonObject } from "../json";
import type { Reply, Request } from "../request";
import { escapeXml } from "../xml";

/** Parameters of a call in the query protocol. */
export function parametersOf({ body }: Request): URLSearchParams {
  return new URLSearchParams(body.toString("utf8"));
}

/** A list in the query protocol: `<name>.1`, `<name>.2`, … */
export function listOf(parameters: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let index = 1; ; index++) {
    const value = parameters.get(`${name}.${index}`);
    if (value === null) return values;
    values.push(value);
  }
}

/** A JSON body; an empty object when it is none. */
export function jsonOf({ body }: Pick<Request | Reply, "body">): JsonObject {
  try {
    const content: unknown = JSON.parse(body.toString("utf8"));
    return isObject(content) ? content : {};
  } catch {
    return {};
  }
}

/** The members of an object that have these names. */
export function pick(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)));
}

/** True when moto did what it was asked. */
export function isDone({ status }: Reply): boolean {
  return status < 300;
}

/** The same reply with another text. */
export function withText(reply: Reply, text: string): Reply {
  const body = Buffer.from(text);
  return { ...reply, headers: { ...reply.headers, "content-length": String(body.length) }, body };
}

/** A reply of XML in the query protocol: the result of an action. */
export function queryReply(action: string, namespace: string, result = ""): Reply {
  const body = Buffer.from(
    `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result>` +
      `<ResponseMetadata><RequestId>emulated</RequestId></ResponseMetadata></${action}Response>`,
  );
  return {
    status: 200,
    headers: { "content-type": "text/xml", "content-length": String(body.length) },
    body,
  };
}

/** A refusal in the query protocol. */
export function queryError(code: string, message: string): Reply {
  const body = Buffer.from(
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error></ErrorResponse>`,
  );
  return {
    status: 400,
    headers: { "content-type": "text/xml", "content-length": String(body.length) },
    body,
  };
}

/** A reply in the JSON protocol. */
export function jsonReply(content: object, status = 200): Reply {
  const body = Buffer.from(JSON.stringify(content));
  return {
    status,
    headers: { "content-type": "application/x-amz-json-1.1", "content-length": String(body.length) },
    body,
  };
}

/** A refusal in the JSON protocol. */
export function jsonError(code: string, message: string): Reply {
  const reply = jsonReply({ __type: code, message }, 400);
  return { ...reply, headers: { ...reply.headers, "x-amzn-errortype": code } };
}
