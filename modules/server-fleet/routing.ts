import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Construct } from "constructs";
import { ANSWERS_OK, DRAINING_SECONDS } from "../load-balancer/health";
import type { ServingLoadBalancer } from "../load-balancer/load-balancer-ref";
import { conditions, type Requests } from "../load-balancer/requests";

interface RoutingProps extends Requests {
  readonly targetGroup: string;
  readonly loadBalancer: Pick<ServingLoadBalancer, "productionListenerArn">;
  readonly vpcId: string;
  readonly port: number;
  readonly healthCheckPath: string;
  readonly listenerPriority: number;
}

/** Which requests are the fleet's. One target group: CodeDeploy registers and deregisters servers in it. */
export class Routing extends Construct {
  readonly targetGroup: LbTargetGroup;
  /** Servers wait for it: their health is asked for by the load balancer. */
  readonly rule: LbListenerRule;

  constructor(scope: Construct, id: string, props: RoutingProps) {
    super(scope, id);
    this.targetGroup = new LbTargetGroup(this, "target-group", {
      name: props.targetGroup,
      targetType: "instance",
      protocol: "HTTP",
      port: props.port,
      vpcId: props.vpcId,
      deregistrationDelay: DRAINING_SECONDS,
      healthCheck: { path: props.healthCheckPath, ...ANSWERS_OK },
      // Its port can only be changed by another group, which has the port in its name.
      lifecycle: { createBeforeDestroy: true },
    });
    const requests = conditions(props);
    this.rule = new LbListenerRule(this, "rule", {
      listenerArn: props.loadBalancer.productionListenerArn,
      priority: props.listenerPriority,
      action: [{ type: "forward", targetGroupArn: this.targetGroup.arn }],
      condition: requests.config,
    });
    requests.addTo(this.rule);
  }
}
