/** Security groups, and their rules: a group can't hold the same rule twice, whatever its description. */
import type { SecurityGroupRule } from "@aws-sdk/client-ec2";
import type { ClientSettings } from "../../aws/clients";
import { everyPage, type Lookup, tagRecord } from "./lookup";

const securityGroups: Lookup = {
  by: ["name"],
  compare: ["vpc_id", "name"],
  list: async (settings, name = "") => {
    const { EC2Client, paginateDescribeSecurityGroups } = await import("@aws-sdk/client-ec2");
    const Filters = [{ Name: "group-name", Values: [name] }];
    const pages = paginateDescribeSecurityGroups({ client: new EC2Client(settings) }, { Filters });
    return (await everyPage(pages, ({ SecurityGroups }) => SecurityGroups)).map(
      ({ GroupId = "", GroupName, VpcId, Tags }) => ({
        id: GroupId,
        tags: tagRecord(Tags),
        values: { vpc_id: VpcId, name: GroupName },
      }),
    );
  },
  /** AWS lets everything out of a new group; Terraform takes that rule away, and only while it makes the group. */
  isHalfMade: async (settings, id) => {
    const rules = await rulesOf(settings, id);
    return rules.length > 0 && rules.every(isOfNewGroup);
  },
};

/** In a network with IPv6 there are two of them, and Terraform takes one away after the other. */
function isOfNewGroup({ IsEgress, IpProtocol, CidrIpv4, CidrIpv6, Tags = [] }: SecurityGroupRule): boolean {
  const everywhere = CidrIpv4 === "0.0.0.0/0" || CidrIpv6 === "::/0";
  return IsEgress === true && IpProtocol === "-1" && everywhere && Tags.length === 0;
}

async function rulesOf(settings: ClientSettings, group: string): Promise<SecurityGroupRule[]> {
  const { EC2Client, paginateDescribeSecurityGroupRules } = await import("@aws-sdk/client-ec2");
  const Filters = [{ Name: "group-id", Values: [group] }];
  const pages = paginateDescribeSecurityGroupRules({ client: new EC2Client(settings) }, { Filters });
  return everyPage(pages, ({ SecurityGroupRules }) => SecurityGroupRules);
}

function rules(egress: boolean): Lookup {
  return {
    by: ["security_group_id"],
    compare: [
      "ip_protocol",
      "from_port",
      "to_port",
      "cidr_ipv4",
      "cidr_ipv6",
      "prefix_list_id",
      "referenced_security_group_id",
    ],
    // Of two whose address ranges are unknown yet.
    narrow: ["description"],
    list: async (settings, group = "") =>
      (await rulesOf(settings, group))
        .filter(({ IsEgress }) => IsEgress === egress)
        .map((rule) => ({
          id: rule.SecurityGroupRuleId ?? "",
          tags: tagRecord(rule.Tags),
          values: ruleValues(rule),
        })),
  };
}

/** AWS writes -1 for the ports of a rule about every protocol; Terraform leaves them out. */
function ruleValues(rule: SecurityGroupRule) {
  const ports = rule.IpProtocol === "-1" ? {} : { from_port: rule.FromPort, to_port: rule.ToPort };
  return {
    ip_protocol: rule.IpProtocol,
    ...ports,
    cidr_ipv4: rule.CidrIpv4,
    cidr_ipv6: rule.CidrIpv6,
    prefix_list_id: rule.PrefixListId,
    referenced_security_group_id: rule.ReferencedGroupInfo?.GroupId,
    description: rule.Description,
  };
}

export const firewalls: Readonly<Record<string, Lookup>> = {
  aws_security_group: securityGroups,
  aws_vpc_security_group_egress_rule: rules(true),
  aws_vpc_security_group_ingress_rule: rules(false),
};
