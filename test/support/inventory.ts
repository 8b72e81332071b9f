/** Everything that an emulated account holds, to be compared with another account's. */
import type { Emulator } from "../../emulator/emulator";
import { send } from "./emulator";

/** Kinds of things, each with one entry a thing: its name, where it is chosen. */
export type Inventory = Readonly<Record<string, readonly string[]>>;

/** A call in the query protocol, and what of its answer stands for one thing each. */
interface Listing {
  readonly kind: string;
  readonly service: string;
  readonly version: string;
  readonly action: string;
  readonly each: RegExp;
}

const EC2 = { service: "ec2", version: "2016-11-15" };
const ELB = { service: "elasticloadbalancing", version: "2015-12-01" };
const IAM = { service: "iam", version: "2010-05-08" };
const SNS = { service: "sns", version: "2010-03-31" };

/** What is deleted and still shown doesn't count. Ids are the account's own, so that only their number is kept. */
const LISTINGS: readonly Listing[] = [
  { ...EC2, kind: "VPC", action: "DescribeVpcs", each: /<cidrBlock>/g },
  { ...EC2, kind: "subnet", action: "DescribeSubnets", each: /<subnetId>/g },
  { ...EC2, kind: "internet gateway", action: "DescribeInternetGateways", each: /<internetGatewayId>/g },
  { ...EC2, kind: "route table", action: "DescribeRouteTables", each: /<routeSet>/g },
  { ...EC2, kind: "route", action: "DescribeRouteTables", each: /<destinationCidrBlock>([^<]+)/g },
  { ...EC2, kind: "route table association", action: "DescribeRouteTables", each: /<subnetId>/g },
  { ...EC2, kind: "address", action: "DescribeAddresses", each: /<allocationId>/g },
  { ...EC2, kind: "NAT gateway", action: "DescribeNatGateways", each: /<state>(available|pending)</g },
  { ...EC2, kind: "VPC endpoint", action: "DescribeVpcEndpoints", each: /<state>(available|pending)</g },
  { ...EC2, kind: "security group", action: "DescribeSecurityGroups", each: /<groupName>([^<]+)/g },
  {
    ...EC2,
    kind: "security group rule",
    action: "DescribeSecurityGroupRules",
    each: /<securityGroupRuleId>/g,
  },
  { ...ELB, kind: "load balancer", action: "DescribeLoadBalancers", each: /<LoadBalancerName>([^<]+)/g },
  { ...ELB, kind: "target group", action: "DescribeTargetGroups", each: /<TargetGroupName>([^<]+)/g },
  { ...IAM, kind: "role", action: "ListRoles", each: /<RoleName>([^<]+)/g },
  { ...IAM, kind: "role policy", action: "GetAccountAuthorizationDetails", each: /<PolicyName>([^<]+)/g },
  { ...SNS, kind: "topic", action: "ListTopics", each: /<TopicArn>[^<]+:([^:<]+)</g },
  { ...SNS, kind: "subscription", action: "ListSubscriptions", each: /<Endpoint>([^<]+)/g },
  {
    kind: "alarm",
    service: "monitoring",
    version: "2010-08-01",
    action: "DescribeAlarms",
    each: /<AlarmName>([^<]+)/g,
  },
];

/** A call in a JSON protocol, and the same. */
interface JsonListing {
  readonly kind: string;
  readonly service: string;
  readonly target: string;
  readonly each: RegExp;
}

const JSON_LISTINGS: readonly JsonListing[] = [
  {
    kind: "log group",
    service: "logs",
    target: "Logs_20140328.DescribeLogGroups",
    each: /"logGroupName": ?"([^"]+)/g,
  },
  {
    kind: "alias",
    service: "kms",
    target: "TrentService.ListAliases",
    each: /"AliasName": ?"(alias\/(?!aws\/)[^"]+)/g,
  },
  {
    kind: "repository",
    service: "ecr",
    target: "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories",
    each: /"repositoryName": ?"([^"]+)/g,
  },
  {
    kind: "cluster",
    service: "ecs",
    target: "AmazonEC2ContainerServiceV20141113.ListClusters",
    each: /cluster\/([^"]+)/g,
  },
  {
    kind: "task definition",
    service: "ecs",
    target: "AmazonEC2ContainerServiceV20141113.ListTaskDefinitions",
    each: /task-definition\/([^":]+)/g,
  },
  {
    kind: "build project",
    service: "codebuild",
    target: "CodeBuild_20161006.ListProjects",
    each: /"([^"]+)"(?=[,\]])/g,
  },
  {
    kind: "pipeline",
    service: "codepipeline",
    target: "CodePipeline_20150709.ListPipelines",
    each: /"name": ?"([^"]+)/g,
  },
  {
    kind: "deployment application",
    service: "codedeploy",
    target: "CodeDeploy_20141006.ListApplications",
    each: /"([^"]+)"(?=[,\]])/g,
  },
  {
    kind: "connection",
    service: "codestar-connections",
    target: "com.amazonaws.codestar.connections.CodeStar_connections_20191201.ListConnections",
    each: /"ConnectionName": ?"([^"]+)/g,
  },
];

/** Takes the inventory of an account in us-east-1. */
export async function inventoryOf(emulator: Emulator, account: string): Promise<Inventory> {
  const masked = (text: string) => text.replaceAll(account, "ACCOUNT");
  const entries: [string, string[]][] = [];
  const add = (kind: string, text: string, each: RegExp) =>
    entries.push([kind, [...text.matchAll(each)].map(([, name = ""]) => masked(name)).sort()]);
  for (const { kind, service, version, action, each } of LISTINGS) {
    const body = new URLSearchParams({ Action: action, Version: version }).toString();
    add(kind, await answer(emulator, account, service, body, {}), each);
  }
  for (const { kind, service, target, each } of JSON_LISTINGS) {
    add(kind, await answer(emulator, account, service, "{}", { "x-amz-target": target }), each);
  }
  add("bucket", await got(emulator, account, "s3", "/"), /<Name>([^<]+)/g);
  add(
    "distribution",
    await got(emulator, account, "cloudfront", "/2020-05-31/distribution"),
    /<DistributionSummary>/g,
  );
  add(
    "origin access control",
    await got(emulator, account, "cloudfront", "/2020-05-31/origin-access-control"),
    /<Name>([^<]+)/g,
  );
  entries.push(["key", await keysOf(emulator, account)]);
  entries.push(["listener or rule", await listenersOf(emulator, account)]);
  entries.push(["service", await servicesOf(emulator, account)]);
  return Object.fromEntries(entries);
}

/** Customer keys by description; AWS's own, and those that are to be deleted, don't count. */
async function keysOf(emulator: Emulator, account: string): Promise<string[]> {
  const call = (operation: string, input: object) =>
    answer(emulator, account, "kms", JSON.stringify(input), { "x-amz-target": `TrentService.${operation}` });
  const ids = [...(await call("ListKeys", {})).matchAll(/"KeyId": ?"([^"]+)/g)].map(([, id]) => id);
  const keys = await Promise.all(ids.map((KeyId) => call("DescribeKey", { KeyId })));
  return keys
    .filter((key) => /"KeyManager": ?"CUSTOMER"/.test(key) && /"KeyState": ?"Enabled"/.test(key))
    .map((key) => /"Description": ?"([^"]*)/.exec(key)?.[1] ?? "")
    .sort();
}

/** Ports of listeners, and priorities of their rules. */
async function listenersOf(emulator: Emulator, account: string): Promise<string[]> {
  const call = (parameters: Readonly<Record<string, string>>) => {
    const body = new URLSearchParams({ Version: ELB.version, ...parameters }).toString();
    return answer(emulator, account, ELB.service, body, {});
  };
  const found: string[] = [];
  const balancers = await call({ Action: "DescribeLoadBalancers" });
  for (const [, LoadBalancerArn = ""] of balancers.matchAll(/<LoadBalancerArn>([^<]+)/g)) {
    const listeners = await call({ Action: "DescribeListeners", LoadBalancerArn });
    found.push(...[...listeners.matchAll(/<Port>(\d+)/g)].map(([, port]) => `port ${port}`));
    for (const [, ListenerArn = ""] of listeners.matchAll(/<ListenerArn>([^<]+)/g)) {
      const rules = await call({ Action: "DescribeRules", ListenerArn });
      found.push(...[...rules.matchAll(/<Priority>(\w+)/g)].map(([, priority]) => `priority ${priority}`));
    }
  }
  return found.sort();
}

async function servicesOf(emulator: Emulator, account: string): Promise<string[]> {
  const call = (operation: string, input: object) =>
    answer(emulator, account, "ecs", JSON.stringify(input), {
      "x-amz-target": `AmazonEC2ContainerServiceV20141113.${operation}`,
    });
  const clusters = [...(await call("ListClusters", {})).matchAll(/cluster\/([^"]+)/g)];
  const services = await Promise.all(clusters.map(([, cluster]) => call("ListServices", { cluster })));
  return services
    .flatMap((text) => [...text.matchAll(/service\/([^"]+)/g)].map(([, name = ""]) => name))
    .sort();
}

async function answer(
  emulator: Emulator,
  account: string,
  service: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  const json = "x-amz-target" in headers;
  const type = json ? "application/x-amz-json-1.1" : "application/x-www-form-urlencoded; charset=utf-8";
  return textOf(send(emulator, { service, account, body, headers: { ...headers, "content-type": type } }));
}

function got(emulator: Emulator, account: string, service: string, path: string): Promise<string> {
  return textOf(send(emulator, { service, account, method: "GET", path }));
}

async function textOf(pending: Promise<Response>): Promise<string> {
  const response = await pending;
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
