/**
 * Composite alarms, which moto doesn't have.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html
 */
import type { Forward, Handler, Reply, Request } from "../request";
import type { Store } from "../store";
import { element, escapeXml } from "../xml";
import { isDone, listOf, parametersOf, queryError, queryReply, withText } from "./amend";

const NAMESPACE = "http://monitoring.amazonaws.com/doc/2010-08-01/";

interface CompositeAlarm {
  readonly arn: string;
  readonly rule: string;
  /** As a `<member>` of a list, without the list. */
  readonly xml: string;
  readonly tags: ReadonlyMap<string, string>;
}

type Alarms = Map<string, CompositeAlarm>;
type Answer = (request: Request, forward: Forward, alarms: Alarms) => Promise<Reply> | undefined;

const ANSWERS: Readonly<Record<string, Answer>> = {
  PutCompositeAlarm: put,
  DescribeAlarms: describe,
  DeleteAlarms: remove,
  ListTagsForResource: listTags,
  TagResource: (request, _forward, alarms) =>
    changeTags(request, alarms, (tags, parameters) => new Map([...tags, ...tagsIn(parameters)])),
  UntagResource: (request, _forward, alarms) =>
    changeTags(request, alarms, (tags, parameters) => {
      const keys = listOf(parameters, "TagKeys.member");
      return new Map([...tags].filter(([key]) => !keys.includes(key)));
    }),
};

export function compositeAlarms(store: Store): Handler {
  return (request, forward) => {
    const { service, action, accountId, region } = request;
    const answer = service === "monitoring" ? ANSWERS[action] : undefined;
    return answer?.(request, forward, store.collection(accountId, region, "composite alarms"));
  };
}

async function put(request: Request, forward: Forward, alarms: Alarms): Promise<Reply> {
  const parameters = parametersOf(request);
  const name = parameters.get("AlarmName") ?? "";
  const rule = parameters.get("AlarmRule") ?? "";
  if (name === "" || rule === "") {
    return queryError("ValidationError", `${name === "" ? "AlarmName" : "AlarmRule"} is required`);
  }
  const missing = await missingAlarms(rule, request, forward, alarms);
  if (missing.length > 0) {
    return queryError(
      "ValidationError",
      escapeXml(
        `Could not save the composite alarm as alarms [${missing.join(", ")}] in the alarm rule do not exist`,
      ),
    );
  }
  const arn = `arn:aws:cloudwatch:${request.region}:${request.accountId}:alarm:${name}`;
  const kept = alarms.get(name)?.tags ?? new Map();
  const tags = new Map([...kept, ...tagsIn(parameters)]);
  alarms.set(name, { arn, rule, xml: xmlOf(name, arn, parameters), tags });
  return queryReply("PutCompositeAlarm", NAMESPACE);
}

/** Alarms that a rule names (`ALARM("name")`, `OK(name)`, …) and nobody has made. */
async function missingAlarms(rule: string, request: Request, forward: Forward, alarms: Alarms) {
  const named = [...rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|([^")\s]+))\s*\)/g)]
    .map(([, quoted, bare]) => (quoted ?? bare ?? "").replace(/^arn:aws:cloudwatch:[^:]*:[^:]*:alarm:/, ""))
    .filter((name) => !alarms.has(name));
  if (named.length === 0) return [];
  const parameters = new URLSearchParams({ Action: "DescribeAlarms", Version: "2010-08-01" });
  for (const [index, name] of named.entries()) parameters.set(`AlarmNames.member.${index + 1}`, name);
  const { body } = await forward(withParameters(request, parameters));
  return named.filter((name) => !body.includes(`<AlarmName>${escapeXml(name)}</AlarmName>`));
}

function xmlOf(name: string, arn: string, parameters: URLSearchParams): string {
  const now = new Date().toISOString();
  const actions = ["AlarmActions", "InsufficientDataActions", "OKActions"].map((list) => {
    const members = listOf(parameters, `${list}.member`).map((each) => element("member", each));
    return `<${list}>${members.join("")}</${list}>`;
  });
  const optional = (member: string) => element(member, parameters.get(member) ?? undefined);
  return [
    element("AlarmName", name),
    element("AlarmArn", arn),
    optional("AlarmDescription"),
    optional("AlarmRule"),
    element("ActionsEnabled", parameters.get("ActionsEnabled") ?? "true"),
    ...actions,
    optional("ActionsSuppressor"),
    optional("ActionsSuppressorWaitPeriod"),
    optional("ActionsSuppressorExtensionPeriod"),
    element("AlarmConfigurationUpdatedTimestamp", now),
    element("StateUpdatedTimestamp", now),
    element("StateReason", "Unchecked: Initial alarm creation"),
    element("StateValue", "INSUFFICIENT_DATA"),
  ].join("");
}

async function describe(request: Request, forward: Forward, alarms: Alarms): Promise<Reply> {
  const parameters = parametersOf(request);
  const types = listOf(parameters, "AlarmTypes.member");
  const names = listOf(parameters, "AlarmNames.member");
  const prefix = parameters.get("AlarmNamePrefix") ?? "";
  const reply = await forward(request);
  // Without a type, AWS shows metric alarms only.
  if (!isDone(reply) || !types.includes("CompositeAlarm")) return reply;
  const shown = [...alarms]
    .filter(([name]) => name.startsWith(prefix) && (names.length === 0 || names.includes(name)))
    .map(([, { xml }]) => `<member>${xml}</member>`);
  const list = `<CompositeAlarms>${shown.join("")}</CompositeAlarms>`;
  const text = reply.body
    .toString("utf8")
    .replace(/<CompositeAlarms\s*\/>|<CompositeAlarms>.*<\/CompositeAlarms>/s, "");
  return withText(
    reply,
    text.replace("</DescribeAlarmsResult>", (end) => list + end),
  );
}

async function remove(request: Request, forward: Forward, alarms: Alarms): Promise<Reply> {
  const names = listOf(parametersOf(request), "AlarmNames.member");
  const others = names.filter((name) => !alarms.has(name));
  for (const name of names) alarms.delete(name);
  if (others.length === 0) return queryReply("DeleteAlarms", NAMESPACE);
  const parameters = new URLSearchParams({ Action: "DeleteAlarms", Version: "2010-08-01" });
  for (const [index, name] of others.entries()) parameters.set(`AlarmNames.member.${index + 1}`, name);
  return forward(withParameters(request, parameters));
}

function listTags(request: Request, _forward: Forward, alarms: Alarms): Promise<Reply> | undefined {
  const [, alarm] = alarmIn(request, alarms);
  if (!alarm) return undefined;
  const members = [...alarm.tags].map(
    ([key, value]) => `<member>${element("Key", key)}${element("Value", value)}</member>`,
  );
  return Promise.resolve(queryReply("ListTagsForResource", NAMESPACE, `<Tags>${members.join("")}</Tags>`));
}

function changeTags(
  request: Request,
  alarms: Alarms,
  change: (tags: CompositeAlarm["tags"], parameters: URLSearchParams) => CompositeAlarm["tags"],
): Promise<Reply> | undefined {
  const [name, alarm] = alarmIn(request, alarms);
  if (!alarm) return undefined;
  alarms.set(name, { ...alarm, tags: change(alarm.tags, parametersOf(request)) });
  return Promise.resolve(queryReply(request.action, NAMESPACE));
}

function alarmIn(request: Request, alarms: Alarms): readonly [string, CompositeAlarm | undefined] {
  const arn = parametersOf(request).get("ResourceARN");
  return [...alarms].find(([, alarm]) => alarm.arn === arn) ?? ["", undefined];
}

function tagsIn(parameters: URLSearchParams): [string, string][] {
  const keys = [...parameters].filter(([name]) => /^Tags\.member\.\d+\.Key$/.test(name));
  return keys.map(([name, key]) => [key, parameters.get(name.replace(/Key$/, "Value")) ?? ""]);
}

function withParameters(request: Request, parameters: URLSearchParams): Request {
  const body = Buffer.from(parameters.toString());
  return { ...request, headers: { ...request.headers, "content-length": String(body.length) }, body };
}
