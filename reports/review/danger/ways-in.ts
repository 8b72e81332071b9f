/** Where rules of ways in stand, in the form that rules of security groups have. */
import { textFor, type Values } from "../../values";
import type { Change } from "../plan/change";
import { Hidden, UNKNOWN } from "../plan/hidden";
import { isFields } from "../plan/values";

export const SOURCES = ["cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6", "cidr"];

/** By type; a list of prefixes stands for whatever lets it in. */
const RULES: ReadonlyMap<string, (values: Values) => unknown> = new Map([
  ["aws_security_group", ({ ingress }: Values) => ingress],
  ["aws_default_security_group", ({ ingress }: Values) => ingress],
  ["aws_security_group_rule", (values: Values) => (values.type === "ingress" ? values : [])],
  ["aws_vpc_security_group_ingress_rule", (values: Values) => values],
  ["aws_ec2_managed_prefix_list", ({ entry }: Values) => entry],
  ["aws_ec2_managed_prefix_list_entry", (values: Values) => values],
  ["aws_eks_cluster", ({ vpc_config: network }: Values) => blocks(network).map(endpointRule)],
  ["google_compute_firewall", googleRules],
  ["azurerm_network_security_rule", azureRules],
  ["azurerm_network_security_group", ({ security_rule: rules }: Values) => blocks(rules).flatMap(azureRules)],
]);

export function rulesIn(type: string, values: Values): Values[] {
  return blocks(RULES.get(type)?.(values));
}

/** What of the sources nobody is to see. */
export function hiddenSources(type: string, values: unknown): Hidden[] {
  if (!isFields(values)) return [];
  const rules = [RULES.get(type)?.(values) ?? []].flat();
  const sources = rules
    .filter(isFields)
    .flatMap((rule) => SOURCES.flatMap((name) => [rule[name] ?? []].flat()));
  return [...rules, ...sources].filter((one) => one instanceof Hidden);
}

/** What a rule opens: the group that it is part of, or itself. */
export function targetOf({ stack, address, type, before, after }: Change): string {
  const values = isFields(after) ? after : isFields(before) ? before : {};
  const attribute = /^aws_(?:default_)?security_group$/.test(type) ? "id" : "security_group_id";
  const group = values[attribute];
  return typeof group === "string" ? `${stack}\n${group}` : `${stack}\n${address}\n`;
}

function blocks(value: unknown): Values[] {
  return [value ?? []].flat().filter(isFields);
}

/** Without ranges the endpoint is open to all. https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
function endpointRule({ endpoint_public_access: isPublic, public_access_cidrs: ranges }: Values): Values {
  const isLeftOut = ranges === undefined || ranges === UNKNOWN;
  const cidr = isLeftOut ? "0.0.0.0/0" : ranges;
  return { protocol: "tcp", from_port: 443, cidr_blocks: isPublic === true ? cidr : [] };
}

/** https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall */
function googleRules({ direction = "INGRESS", disabled, allow, source_ranges: ranges }: Values): Values[] {
  if (direction !== "INGRESS" || disabled === true) return [];
  return blocks(allow).flatMap(({ protocol, ports }) =>
    portsIn(ports).map((bounds) => ({ ...bounds, protocol, cidr_blocks: ranges })),
  );
}

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_rule */
function azureRules(rule: Values): Values[] {
  if (rule.access !== "Allow" || rule.direction !== "Inbound") return [];
  const sources = [rule.source_address_prefix ?? [], rule.source_address_prefixes ?? []].flat().map(textFor);
  const ports = [rule.destination_port_range ?? [], rule.destination_port_ranges ?? []].flat();
  const protocol = rule.protocol === "*" ? "-1" : textFor(rule.protocol).toLowerCase();
  return portsIn(ports).map((bounds) => ({ ...bounds, protocol, cidr_blocks: sources.map(rangeOf) }));
}

/** Azure's words for everywhere. */
function rangeOf(source: string): string {
  return ["*", "internet", "any"].includes(source.toLowerCase()) ? "0.0.0.0/0" : source;
}

/** `22`, `8000-8080`, `*`; none: every port. */
function portsIn(value: unknown): Values[] {
  const texts = [value ?? []].flat().map(textFor);
  const all = { from_port: 0, to_port: 65_535 };
  if (texts.length === 0) return [all];
  return texts.map((text) => {
    const [first = "", last = first] = text.split("-");
    return text === "*" ? all : { from_port: Number(first), to_port: Number(last) };
  });
}
