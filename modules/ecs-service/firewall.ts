import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";

interface FirewallProps {
  readonly name: string;
  readonly vpcId: string;
  readonly port: number;
  readonly loadBalancerSecurityGroupId: string;
  /** What the load balancer reaches, in words. Default: tasks. */
  readonly members?: string;
}

/** Who reaches a service, and what it reaches: the load balancer on one port in, HTTPS out. */
export class Firewall extends Construct {
  readonly group: SecurityGroup;

  constructor(scope: Construct, id: string, props: FirewallProps) {
    super(scope, id);
    this.group = new SecurityGroup(this, "security-group", {
      name: props.name,
      description: `Who reaches the ${props.members ?? "tasks"} of the service, and what they reach`,
      vpcId: props.vpcId,
    });
    const onPort = { ipProtocol: "tcp", fromPort: props.port, toPort: props.port };
    new VpcSecurityGroupIngressRule(this, "ingress", {
      ...onPort,
      securityGroupId: this.group.id,
      referencedSecurityGroupId: props.loadBalancerSecurityGroupId,
      description: "Requests and health checks of the load balancer",
    });
    new VpcSecurityGroupEgressRule(this, "load-balancer-egress", {
      ...onPort,
      securityGroupId: props.loadBalancerSecurityGroupId,
      referencedSecurityGroupId: this.group.id,
      description: `Requests and health checks to ${props.name}`,
    });
    new VpcSecurityGroupEgressRule(this, "egress", {
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
      securityGroupId: this.group.id,
      description: "Images, logs and AWS APIs, whose addresses change; HTTPS only",
    });
  }
}
