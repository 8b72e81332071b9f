import { whereIs } from "../../support/policies";
import { type Resource, referredTo, resourcesOfType, type Stacks } from "../../support/stacks";
import { system } from "../fixtures";
import type { Rule } from "../rule";

const RULE = "aws_vpc_security_group_ingress_rule";
const PUBLIC_PORTS = [80, 443];

/** What opens a server that the load balancer hides, or gives its credentials away. */
const OPENS_SERVERS: Readonly<Record<string, RegExp>> = {
  "public addresses": /"associate_public_ip_address":(?!"false")/,
  "a key pair for SSH": /"key_name":/,
  "version 1 of the metadata service": /^(?!.*"http_tokens":"required")/,
};

export const ingress: Rule = {
  title: "the internet reaches load balancers on 80 and 443, and nothing else",
  because: "Tasks, test listeners and whatever comes next are reached by those who are named.",
  violations: (stacks) => [
    ...resourcesOfType(stacks, RULE)
      .filter(isOpen)
      .filter((rule) => !isForClients(stacks, rule))
      .map((rule) => `${whereIs(rule)}: open to the internet`),
    ...resourcesOfType(stacks, "aws_security_group")
      .filter((group) => group.arguments.ingress !== undefined)
      .map((group) => `${whereIs(group)}: rules inside the group, where this one doesn't look`),
    ...resourcesOfType(stacks, "aws_security_group_rule").map(
      (rule) => `${whereIs(rule)}: another kind of rule, where this one doesn't look`,
    ),
    ...resourcesOfType(stacks, "aws_ecs_service")
      .filter((service) => JSON.stringify(service.arguments).includes('"assign_public_ip":true'))
      .map((service) => `${whereIs(service)}: tasks with public addresses`),
    ...resourcesOfType(stacks, "aws_launch_template").flatMap((template) =>
      Object.entries(OPENS_SERVERS)
        .filter(([, pattern]) => pattern.test(JSON.stringify(template.arguments)))
        .map(([what]) => `${whereIs(template)}: servers with ${what}`),
    ),
  ],
  kept: () => system({ ...LOAD_BALANCER, [RULE]: { web: open(443), api: fromLoadBalancer } }),
  broken: {
    "servers with a key pair": {
      by: () =>
        system({
          aws_launch_template: { web: { key_name: "admin", metadata_options: { http_tokens: "required" } } },
        }),
      says: "aws_launch_template web: servers with a key pair",
    },
    "servers that answer version 1 of the metadata service": {
      by: () => system({ aws_launch_template: { web: { image_id: "ami-0123456789abcdef0" } } }),
      says: "servers with version 1",
    },
    "servers with public addresses": {
      by: () =>
        system({
          aws_launch_template: {
            web: {
              network_interfaces: [{ associate_public_ip_address: "true" }],
              metadata_options: { http_tokens: "required" },
            },
          },
        }),
      says: "servers with public addresses",
    },
    "another port of a load balancer": {
      by: () => system({ ...LOAD_BALANCER, [RULE]: { test: open(8443) } }),
      says: "staging: aws_vpc_security_group_ingress_rule test: open to the internet",
    },
    "a range of ports": {
      by: () => system({ ...LOAD_BALANCER, [RULE]: { web: { ...open(80), to_port: 443 } } }),
      says: "open to the internet",
    },
    "something that isn't a load balancer": {
      by: () => system({ aws_security_group: LOAD_BALANCER.aws_security_group, [RULE]: { web: open(443) } }),
      says: "open to the internet",
    },
    IPv6: {
      by: () =>
        system({
          ...LOAD_BALANCER,
          [RULE]: { web: { ...open(22), cidr_ipv4: undefined, cidr_ipv6: "::/0" } },
        }),
      says: "open to the internet",
    },
    "half of the internet": {
      by: () => system({ ...LOAD_BALANCER, [RULE]: { web: { ...open(22), cidr_ipv4: "0.0.0.0/1" } } }),
      says: "open to the internet",
    },
    "a rule inside the group": {
      by: () => system({ aws_security_group: { web: { ingress: [{ from_port: 22 }] } } }),
      says: "rules inside the group",
    },
    "a task with a public address": {
      by: () => system({ aws_ecs_service: { web: { network_configuration: { assign_public_ip: true } } } }),
      says: "tasks with public addresses",
    },
  },
};

const LOAD_BALANCER = {
  aws_security_group: { alb: { name: "alb" } },
  aws_lb: { alb: { security_groups: ["${aws_security_group.alb.id}"] } },
};

function open(port: number): Resource["arguments"] {
  return {
    security_group_id: "${aws_security_group.alb.id}",
    from_port: port,
    to_port: port,
    cidr_ipv4: "0.0.0.0/0",
  };
}

const fromLoadBalancer = {
  from_port: 8080,
  to_port: 8080,
  referenced_security_group_id: "${aws_security_group.alb.id}",
};

/** A range wider than any organization's. Addresses known after apply are those of our own gateways: `…/32`. */
function isOpen({ arguments: { cidr_ipv4, cidr_ipv6, prefix_list_id } }: Resource): boolean {
  const wide = [cidr_ipv4, cidr_ipv6].filter(
    (range) => range !== undefined && Number(String(range).split("/").at(-1)) < 8,
  );
  return wide.length > 0 || prefix_list_id !== undefined;
}

function isForClients(stacks: Stacks, rule: Resource): boolean {
  const { from_port: from, to_port: to, security_group_id: id } = rule.arguments;
  const group = referredTo(stacks, rule, id);
  const balancers = resourcesOfType(stacks, "aws_lb").filter(({ arguments: { security_groups: groups } }) =>
    Array.isArray(groups) ? groups.includes(id) : false,
  );
  return (
    from === to &&
    PUBLIC_PORTS.includes(Number(from)) &&
    balancers.some(({ stack }) => stack === group?.stack)
  );
}
