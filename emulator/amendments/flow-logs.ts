/**
 * How flow logs are laid out in a bucket. moto forgets it, and a second plan would replace the flow log.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DestinationOptionsResponse.html
 */
import type { Handler, Reply, Request } from "../request";
import type { Store } from "../store";
import { element } from "../xml";
import { isDone, parametersOf, withText } from "./amend";

const OPTIONS = ["FileFormat", "HiveCompatiblePartitions", "PerHourPartition"] as const;

export function flowLogs(store: Store): Handler {
  return (request, forward) => {
    const { service, action, accountId, region } = request;
    if (service !== "ec2") return undefined;
    // XML of the options, by the id of the flow log.
    const kept = store.collection<string>(accountId, region, "flow log destination options");
    if (action === "CreateFlowLogs") return forward(request).then((reply) => keep(request, reply, kept));
    if (action !== "DescribeFlowLogs") return undefined;
    return forward(request).then((reply) => {
      if (!isDone(reply)) return reply;
      const text = reply.body.toString("utf8");
      return withText(
        reply,
        text.replace(/<flowLogId>([^<]*)<\/flowLogId>/g, (all, id) => all + (kept.get(id) ?? "")),
      );
    });
  };
}

function keep(request: Request, reply: Reply, kept: Map<string, string>): Reply {
  const parameters = parametersOf(request);
  const given = OPTIONS.flatMap((name) => {
    const value = parameters.get(`DestinationOptions.${name}`);
    return value === null ? [] : [element(`${name[0]?.toLowerCase()}${name.slice(1)}`, value)];
  });
  if (!isDone(reply) || given.length === 0) return reply;
  for (const [id] of reply.body.toString("utf8").matchAll(/\bfl-[0-9a-f]+/g))
    kept.set(id, `<destinationOptions>${given.join("")}</destinationOptions>`);
  return reply;
}
