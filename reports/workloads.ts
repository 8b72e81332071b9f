/** What a workload account runs, and how a release gets there. */
import { ofType, type Resource } from "./resources";
import { blocksIn, numberIn, textIn, textsIn, type Values, valuesAt } from "./values";

export interface NetworkFound {
  readonly cidr: string;
  /** Availability zones with a subnet in them. */
  readonly zones: readonly string[];
  readonly publicSubnets: number;
  readonly privateSubnets: number;
}

export interface LoadBalancerFound {
  readonly name: string;
  /** Absent before it is made. */
  readonly address?: string;
  readonly https: boolean;
}

/** A service of containers. */
export interface ContainersFound {
  readonly name: string;
  readonly cluster: string;
  readonly tasks: number;
  /** Who exchanges the tasks: ECS by itself, or CodeDeploy by a deployment group. */
  readonly release: RollingRelease | ShiftedRelease;
}

export interface RollingRelease {
  readonly by: "ecs";
  /** True: ECS goes back by itself when the new tasks don't come up. */
  readonly rollback: boolean;
}

export interface ShiftedRelease {
  readonly by: "codedeploy";
  /** Deployment configuration: `CodeDeployDefault.ECSCanary10Percent5Minutes`. */
  readonly config: string;
  /** Between which traffic moves. */
  readonly targetGroups: readonly string[];
  /** Each stops the release and takes it back. */
  readonly alarms: readonly string[];
}

/** A Lambda function behind an alias that releases move. */
export interface FunctionFound {
  readonly name: string;
  readonly runtime: string;
  /** MiB. */
  readonly memory: number;
  readonly alias: string;
  /** Deployment configuration: `CodeDeployDefault.LambdaAllAtOnce`. */
  readonly config: string;
  /** Each stops the release and takes it back. */
  readonly alarms: readonly string[];
}

/** Files in a bucket behind CloudFront. */
export interface WebsiteFound {
  readonly bucket: string;
  /** Absent before it is made. */
  readonly address?: string;
}

export interface Workloads {
  readonly networks: readonly NetworkFound[];
  readonly loadBalancers: readonly LoadBalancerFound[];
  readonly containers: readonly ContainersFound[];
  readonly functions: readonly FunctionFound[];
  readonly websites: readonly WebsiteFound[];
}

/** What of an account's resources serves people. */
export function workloadsOf(resources: readonly Resource[]): Workloads {
  const https = ofType(resources, "aws_lb_listener").some(({ protocol }) => protocol === "HTTPS");
  return {
    networks: networksOf(resources),
    loadBalancers: ofType(resources, "aws_lb").map((values) => ({
      name: textIn(values, "name") ?? "",
      https,
      ...addressOf(values, "dns_name"),
    })),
    containers: ofType(resources, "aws_ecs_service").map((values) => containersOf(values, resources)),
    functions: ofType(resources, "aws_lambda_alias").flatMap((alias) => functionOf(alias, resources)),
    websites: ofType(resources, "aws_cloudfront_distribution").map((values) => ({
      bucket: textIn(values, "comment") ?? "",
      ...addressOf(values, "domain_name"),
    })),
  };
}

function addressOf(values: Values, attribute: string): { readonly address?: string } {
  const address = textIn(values, attribute);
  return address === undefined ? {} : { address };
}

function networksOf(resources: readonly Resource[]): NetworkFound[] {
  const subnets = ofType(resources, "aws_subnet");
  const inTier = (tier: string) =>
    subnets.filter((subnet) => valuesAt(subnet, "tags")["slipway-tier"] === tier);
  const zones = new Set(subnets.flatMap((subnet) => textIn(subnet, "availability_zone") ?? []));
  return ofType(resources, "aws_vpc").map((vpc) => ({
    cidr: textIn(vpc, "cidr_block") ?? "",
    zones: [...zones].sort(),
    publicSubnets: inTier("public").length,
    privateSubnets: inTier("private").length,
  }));
}

function containersOf(service: Values, resources: readonly Resource[]): ContainersFound {
  const name = textIn(service, "name") ?? "";
  const cluster = textIn(service, "cluster") ?? "";
  const group = ofType(resources, "aws_codedeploy_deployment_group").find((found) =>
    blocksIn(found, "ecs_service").some((target) => target.service_name === name),
  );
  return {
    name,
    cluster: cluster.slice(cluster.lastIndexOf("/") + 1),
    tasks: numberIn(service, "desired_count") ?? 0,
    release: group ? shifted(group) : rolling(service),
  };
}

/** A function without an alias serves nobody but CodeDeploy. */
function functionOf(alias: Values, resources: readonly Resource[]): FunctionFound[] {
  const name = textIn(alias, "function_name") ?? "";
  const found = ofType(resources, "aws_lambda_function").find((made) => made.function_name === name);
  const group = ofType(resources, "aws_codedeploy_deployment_group").find((made) => made.app_name === name);
  if (!found || !group) return [];
  return [
    {
      name,
      runtime: textIn(found, "runtime") ?? "",
      memory: numberIn(found, "memory_size") ?? 0,
      alias: textIn(alias, "name") ?? "",
      config: textIn(group, "deployment_config_name") ?? "",
      alarms: alarmsOf(group),
    },
  ];
}

function alarmsOf(group: Values): string[] {
  return blocksIn(group, "alarm_configuration").flatMap((alarms) => textsIn(alarms, "alarms"));
}

function rolling(service: Values): RollingRelease {
  const breakers = blocksIn(service, "deployment_circuit_breaker");
  return { by: "ecs", rollback: breakers.some(({ rollback }) => rollback === true) };
}

function shifted(group: Values): ShiftedRelease {
  const pairs = blocksIn(group, "load_balancer_info").flatMap((info) =>
    blocksIn(info, "target_group_pair_info"),
  );
  return {
    by: "codedeploy",
    config: textIn(group, "deployment_config_name") ?? "",
    targetGroups: pairs
      .flatMap((pair) => blocksIn(pair, "target_group"))
      .flatMap((target) => textIn(target, "name") ?? []),
    alarms: alarmsOf(group),
  };
}
