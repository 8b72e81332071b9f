/** What deployment groups of CodeDeploy refer to, made in the emulator. */
import type { Emulator } from "../../emulator/emulator";
import { output, query, send } from "./emulator";

const ELB = { Version: "2015-12-01" };

/** Makes an application. */
export async function makeApplication(emulator: Emulator, applicationName: string, computePlatform: string) {
  const input = { applicationName, computePlatform };
  await output(emulator, { service: "codedeploy", operation: "CreateApplication", input });
}

/** Makes a target group in the default network. */
export async function makeTargetGroup(emulator: Emulator, name: string): Promise<string> {
  const text = await query(emulator, "elasticloadbalancing", {
    ...ELB,
    Action: "CreateTargetGroup",
    Name: name,
    Protocol: "HTTP",
    Port: "80",
    VpcId: tagIn(await describe(emulator, "Vpcs"), "vpcId"),
    TargetType: "ip",
  });
  return tagIn(text, "TargetGroupArn");
}

/** Makes a load balancer with a listener that leads to the target group, and returns the listener's ARN. */
export async function makeListener(
  emulator: Emulator,
  name: string,
  targetGroupArn: string,
): Promise<string> {
  const subnets = [...(await describe(emulator, "Subnets")).matchAll(/<subnetId>([^<]+)/g)];
  const made = await query(emulator, "elasticloadbalancing", {
    ...ELB,
    Action: "CreateLoadBalancer",
    Name: name,
    "Subnets.member.1": subnets[0]?.[1] ?? "",
    "Subnets.member.2": subnets[1]?.[1] ?? "",
  });
  const listener = await query(emulator, "elasticloadbalancing", {
    ...ELB,
    Action: "CreateListener",
    LoadBalancerArn: tagIn(made, "LoadBalancerArn"),
    Protocol: "HTTP",
    Port: "80",
    "DefaultActions.member.1.Type": "forward",
    "DefaultActions.member.1.TargetGroupArn": targetGroupArn,
  });
  return tagIn(listener, "ListenerArn");
}

/** Makes a cluster with a service whose deployments the controller makes. */
export async function makeEcsService(emulator: Emulator, name: string, controller: string): Promise<void> {
  await ecs(emulator, "CreateCluster", { clusterName: name });
  const containerDefinitions = [{ name: "app", image: "app", memory: 128 }];
  await ecs(emulator, "RegisterTaskDefinition", { family: name, containerDefinitions });
  await ecs(emulator, "CreateService", {
    cluster: name,
    serviceName: name,
    taskDefinition: name,
    desiredCount: 1,
    deploymentController: { type: controller },
  });
}

/** A call to ECS. */
export async function ecs(emulator: Emulator, operation: string, input: object): Promise<unknown> {
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": `AmazonEC2ContainerServiceV20141113.${operation}`,
  };
  const response = await send(emulator, { service: "ecs", headers, body: JSON.stringify(input) });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return JSON.parse(text);
}

function describe(emulator: Emulator, what: string): Promise<string> {
  return query(emulator, "ec2", { Action: `Describe${what}`, Version: "2016-11-15" });
}

function tagIn(xml: string, name: string): string {
  const found = new RegExp(`<${name}>([^<]+)`).exec(xml)?.[1];
  if (found === undefined) throw new Error(`no ${name} in ${xml}`);
  return found;
}
