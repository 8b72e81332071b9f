/**
 * Descriptions of rules whose other side is a security group or a prefix list: moto keeps those of addresses only.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html
 */
import type { Forward, Handler, Reply, Request } from "../request";
import type { Store } from "../store";
import { element } from "../xml";
import { isDone, parametersOf, withText } from "./amend";

const AMENDED = new Set([
  "AuthorizeSecurityGroupEgress",
  "AuthorizeSecurityGroupIngress",
  "DescribeSecurityGroupRules",
  "ModifySecurityGroupRules",
]);

/** A list of other sides in a permission, and what names each: `IpPermissions.1.Groups.1.GroupId`. */
const OTHER_SIDES = /^(IpPermissions\.\d+)\.(?:Groups|PrefixListIds)\.\d+\.(?:GroupId|PrefixListId)$/;

export function securityGroupRules(store: Store): Handler {
  return (request, forward) => {
    if (request.service !== "ec2" || !AMENDED.has(request.action)) return undefined;
    const kept = store.collection<string>(
      request.accountId,
      request.region,
      "security group rule descriptions",
    );
    return answer(request, forward, kept);
  };
}

async function answer(request: Request, forward: Forward, kept: Map<string, string>): Promise<Reply> {
  const reply = await forward(request);
  if (!isDone(reply)) return reply;
  const parameters = parametersOf(request);
  if (request.action === "ModifySecurityGroupRules") {
    for (const [id, description] of modified(parameters)) kept.set(id, description);
    return reply;
  }
  for (const [rule, description] of authorized(request.action, parameters)) {
    // A rule made anew without a description hasn't the one of the rule before it.
    if (description === null) kept.delete(rule);
    else kept.set(rule, description);
  }
  const rules = reply.body.toString("utf8").split(/(?=<securityGroupRuleId>)/);
  return withText(reply, rules.map((rule) => described(rule, kept)).join(""));
}

/** A rule of a reply, from its id to the next one's, with its description. */
function described(rule: string, kept: ReadonlyMap<string, string>): string {
  if (rule.includes("<description>")) return rule;
  const id = /<securityGroupRuleId>([^<]*)/.exec(rule)?.[1] ?? "";
  const description = kept.get(id) ?? kept.get(keyIn(rule));
  return rule.replace("</securityGroupRuleId>", (end) => end + element("description", description));
}

/** What tells a rule apart: its group and direction, what it lets through, its other side. */
function keyIn(rule: string): string {
  const of = (name: string) => new RegExp(`<${name}>([^<]*)`).exec(rule)?.[1];
  const otherSide = /<referencedGroupInfo><groupId>([^<]*)/.exec(rule)?.[1] ?? of("prefixListId");
  const direction = of("isEgress") === "true" ? "Egress" : "Ingress";
  return [of("groupId"), direction, of("ipProtocol"), of("fromPort"), of("toPort"), otherSide].join(" ");
}

/** What an Authorize call says of its rules, by what tells them apart. */
function authorized(action: string, parameters: URLSearchParams): [string, string | null][] {
  const direction = action.replace("AuthorizeSecurityGroup", "");
  return [...parameters].flatMap(([name, otherSide]) => {
    const permission = OTHER_SIDES.exec(name)?.[1];
    if (permission === undefined) return [];
    const of = (member: string) => parameters.get(`${permission}.${member}`) ?? "-1";
    const through = [of("IpProtocol"), of("FromPort"), of("ToPort")];
    const rule = [parameters.get("GroupId"), direction, ...through, otherSide].join(" ");
    return [[rule, parameters.get(name.replace(/\.\w+$/, ".Description"))]];
  });
}

/** Ids and new descriptions of a Modify call; a rule that it leaves without one has none. */
function modified(parameters: URLSearchParams): [string, string][] {
  return [...parameters].flatMap(([name, id]) => {
    const rule = /^(SecurityGroupRule\.\d+)\.SecurityGroupRuleId$/.exec(name)?.[1];
    return rule ? [[id, parameters.get(`${rule}.SecurityGroupRule.Description`) ?? ""]] : [];
  });
}
