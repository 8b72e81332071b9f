/**
 * An internet-facing Application Load Balancer that answers 404 until services attach rules to its listeners.
 *
 * Threat boundary: everybody reaches the production listener, nobody but the given addresses the test listener. The
 * load balancer itself reaches nothing: each service opens the way to its own tasks.
 */
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import { Listeners } from "./listeners";
import { type LoadBalancerRef, listenerPorts, loadBalancerSecurityGroupName } from "./load-balancer-ref";

export interface LoadBalancerInputs {
  /** At most 32 characters. */
  readonly name: string;
  readonly vpcId: string;
  /** Two or more, each in a zone of its own. */
  readonly publicSubnetIds: string[];
  /** ACM certificate in the same region; needed when `https` is set. */
  readonly certificateArn?: string;
}

export interface LoadBalancerShape {
  /** True: HTTPS on 443, and HTTP redirected to it. False: HTTP on 80. */
  readonly https: boolean;
  /** True: a second listener on 8443 (HTTP: 8080), where CodeDeploy shows the new version first. */
  readonly testListener: boolean;
  /** IPv4 ranges that reach the test listener, by a name for each. Default: none, the listener is closed. */
  readonly testClients?: Readonly<Record<string, string>>;
}

export interface LoadBalancerProps extends LoadBalancerInputs, LoadBalancerShape {}

/** The whole internet, as the clients of a public service are. */
const ANYWHERE = "0.0.0.0/0";

export class LoadBalancer extends Construct implements LoadBalancerRef {
  readonly resource: Lb;
  readonly name: string;
  readonly arnSuffix: string;
  readonly dnsName: string;
  readonly securityGroupId: string;
  readonly productionListenerArn: string;
  readonly testListenerArn?: string;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    if (props.https && props.certificateArn === undefined) {
      throw new Error(`${this.node.path}: https needs a certificateArn; give one, or set https to false`);
    }
    this.name = props.name;
    this.securityGroupId = this.firewall(props);
    this.resource = new Lb(this, "alb", {
      name: props.name,
      loadBalancerType: "application",
      internal: false,
      subnets: props.publicSubnetIds,
      securityGroups: [this.securityGroupId],
      dropInvalidHeaderFields: true,
    });
    this.arnSuffix = this.resource.arnSuffix;
    this.dnsName = this.resource.dnsName;
    const listeners = new Listeners(this, "listeners", {
      loadBalancerArn: this.resource.arn,
      certificateArn: props.https ? props.certificateArn : undefined,
      test: props.testListener,
    });
    this.productionListenerArn = listeners.production.arn;
    this.testListenerArn = listeners.test?.arn;
  }

  private firewall(props: LoadBalancerProps): string {
    const group = new SecurityGroup(this, "security-group", {
      name: loadBalancerSecurityGroupName(props.name),
      description: "Who reaches the load balancer, and which services it reaches",
      vpcId: props.vpcId,
    });
    const allow = (id: string, port: number, cidr: string, description: string) =>
      new VpcSecurityGroupIngressRule(this, id, {
        securityGroupId: group.id,
        description,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        cidrIpv4: cidr,
      });
    const ports = listenerPorts(props.https);
    allow("production-ingress", ports.production, ANYWHERE, "Clients of the services");
    if (props.https) allow("redirect-ingress", 80, ANYWHERE, "Clients that are redirected to HTTPS");
    if (props.testListener) {
      for (const [client, cidr] of Object.entries(props.testClients ?? {})) {
        allow(
          `test-ingress-${client}`,
          ports.test,
          cidr,
          `Calls versions before they are released: ${client}`,
        );
      }
    }
    return group.id;
  }
}
