import type {
  ContainersFound,
  FunctionFound,
  LoadBalancerFound,
  NetworkFound,
  Workloads,
} from "../../reports/workloads";
import { count } from "../output";

/** A row of an account: what it is, and what is to say of it. */
export type Fact = readonly [what: string, text: string];

/** What serves people in an account, as rows. */
export function workloadFacts({
  networks,
  loadBalancers,
  containers,
  functions,
  websites,
}: Workloads): Fact[] {
  return [
    ...networks.map((network): Fact => ["network", networkText(network)]),
    ...loadBalancers.map((balancer): Fact => ["address", addressText(balancer)]),
    ...containers.flatMap(containerFacts),
    ...functions.flatMap(functionFacts),
    ...websites.map(
      ({ bucket, address }): Fact => [
        "website",
        `${bucket}, behind CloudFront ${address ?? "(no address yet)"}`,
      ],
    ),
  ];
}

function networkText({ cidr, zones, publicSubnets, privateSubnets }: NetworkFound): string {
  return `${cidr}: ${publicSubnets} public, ${privateSubnets} private subnets in ${zones.join(", ")}`;
}

function addressText({ name, address, https }: LoadBalancerFound): string {
  if (address === undefined) return `load balancer ${name} (no address before it is made)`;
  return `${https ? "https" : "http"}://${address}`;
}

function containerFacts({ name, tasks, release }: ContainersFound): Fact[] {
  const service: Fact = ["service", `${name}: ${count(tasks, "task")} on ECS, Fargate`];
  if (release.by === "ecs") {
    const back = release.rollback ? "; undone if the new ones fail" : "";
    return [service, ["releases", `rolling: ECS replaces task by task${back}`]];
  }
  const { config, targetGroups, alarms } = release;
  return [
    service,
    ["releases", `${shiftText(config)} (CodeDeploy)`],
    ["blue/green", targetGroups.join(", ")],
    ...alarmFacts(alarms),
  ];
}

function alarmFacts(alarms: readonly string[]): Fact[] {
  if (alarms.length === 0) return [];
  return [["undone by", `${alarms.length === 1 ? "the alarm" : "the alarms"} ${alarms.join(", ")}`]];
}

function functionFacts({ name, runtime, memory, alias, config, alarms }: FunctionFound): Fact[] {
  return [
    ["function", `${name}: ${runtime}, ${memory} MiB, invoked by its alias ${alias}`],
    ["releases", `${shiftText(config)} (CodeDeploy)`],
    ...alarmFacts(alarms),
  ];
}

/**
 * A deployment configuration in words, by its name: AWS's, or the one that Slipway gives its own.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 */
export function shiftText(config: string): string {
  const canary = /canary-?(\d+)-?percent-?(\d+)-?minutes?$/i.exec(config);
  if (canary) return `canary: ${canary[1]} % of the traffic, all of it ${minutes(canary[2])} later`;
  const linear = /linear-?(\d+)-?percent-?every-?(\d+)-?minutes?$/i.exec(config);
  if (linear)
    return `linear: ${linear[1]} % of the traffic more every ${linear[2] === "1" ? "minute" : minutes(linear[2])}`;
  if (config.endsWith("LambdaAllAtOnce")) return "all traffic at once";
  return config.endsWith("AllAtOnce") ? "blue/green: all traffic at once" : config;
}

function minutes(text: string | undefined): string {
  return count(Number(text), "minute");
}
