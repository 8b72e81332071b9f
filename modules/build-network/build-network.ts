/** The security group of a service's builds in a VPC: nothing comes in, and out goes HTTPS alone. */
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { Construct } from "constructs";

export interface BuildNetworkProps {
  readonly vpcId: string;
  readonly securityGroup: string;
  readonly service: string;
}

export class BuildNetwork extends Construct {
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: BuildNetworkProps) {
    super(scope, id);
    const group = new SecurityGroup(this, "security-group", {
      name: props.securityGroup,
      description: `Builds of ${props.service}`,
      vpcId: props.vpcId,
    });
    new VpcSecurityGroupEgressRule(this, "https", {
      securityGroupId: group.id,
      description: "AWS, the source and package registries",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
    });
    this.securityGroupId = group.id;
  }
}
