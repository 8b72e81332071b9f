/** The security group of a service's builds in a VPC: nothing comes in, and out goes what builds call. */
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { Construct } from "constructs";

export interface BuildNetworkInputs {
  readonly vpcId: string;
  readonly securityGroup: string;
  readonly service: string;
}

export interface BuildNetworkShape {
  /** TCP ports beside HTTPS at which verifications call what was released. Default: none. */
  readonly verifiedPorts?: readonly number[];
}

export interface BuildNetworkProps extends BuildNetworkInputs, BuildNetworkShape {}

const HTTPS = 443;

export class BuildNetwork extends Construct {
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: BuildNetworkProps) {
    super(scope, id);
    const group = new SecurityGroup(this, "security-group", {
      name: props.securityGroup,
      description: `Builds of ${props.service}`,
      vpcId: props.vpcId,
    });
    const callOut = (id: string, port: number, description: string) =>
      new VpcSecurityGroupEgressRule(this, id, {
        securityGroupId: group.id,
        description,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        cidrIpv4: "0.0.0.0/0",
      });
    callOut("https", HTTPS, "AWS, the source and package registries");
    for (const port of props.verifiedPorts ?? []) {
      if (port !== HTTPS) callOut(`tcp-${port}`, port, "Verifications call what was released");
    }
    this.securityGroupId = group.id;
  }
}
