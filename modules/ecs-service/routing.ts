import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Construct } from "constructs";
import { type Made, makeFor } from "../../face/each";
import { ANSWERS_OK, DRAINING_SECONDS } from "../load-balancer/health";
import type { ServingLoadBalancer } from "../load-balancer/load-balancer-ref";
import { conditions, type Requests } from "../load-balancer/requests";
import type { EcsServiceNames } from "./names";

interface RoutingProps extends Requests {
  readonly names: Pick<EcsServiceNames, "blueTargetGroup" | "greenTargetGroup">;
  readonly loadBalancer: ServingLoadBalancer;
  readonly vpcId: string;
  readonly healthCheckPath: string;
  readonly listenerPriority: number;
  /** True: a second target group and, where there is a test listener, a rule on it; CodeDeploy swaps them. */
  readonly blueGreen: boolean;
}

/**
 * ECS registers each task with its container's port, so the target group's own is never used. A constant keeps it
 * from being replaced when the port changes: a group that a listener uses can't be destroyed.
 */
const UNUSED_PORT = 80;

/** Which requests are the service's, and where they go. */
export class Routing extends Construct {
  readonly blue: LbTargetGroup;
  readonly green?: LbTargetGroup;
  /** ECS refuses a target group that no listener uses: the service waits for these. */
  readonly rules: readonly LbListenerRule[];

  constructor(scope: Construct, id: string, props: RoutingProps) {
    super(scope, id);
    const { loadBalancer } = props;
    this.blue = this.targetGroup("blue", props.names.blueTargetGroup, props);
    if (props.blueGreen) this.green = this.targetGroup("green", props.names.greenTargetGroup, props);
    const rules = [this.rule("production-rule", loadBalancer.productionListenerArn, props, {})];
    if (props.blueGreen)
      makeFor(loadBalancer.testListenerArn, (arn, made) => {
        rules.push(this.rule("test-rule", arn, props, made));
      });
    this.rules = rules;
  }

  private targetGroup(id: string, name: string, props: RoutingProps): LbTargetGroup {
    return new LbTargetGroup(this, id, {
      name,
      targetType: "ip",
      protocol: "HTTP",
      port: UNUSED_PORT,
      vpcId: props.vpcId,
      deregistrationDelay: DRAINING_SECONDS,
      healthCheck: { path: props.healthCheckPath, ...ANSWERS_OK },
    });
  }

  /** Both listeners begin on blue; from then on CodeDeploy says which group a rule forwards to. */
  private rule(id: string, listenerArn: string, props: RoutingProps, made: Made): LbListenerRule {
    const requests = conditions(props);
    const rule = new LbListenerRule(this, id, {
      ...made,
      listenerArn,
      priority: props.listenerPriority,
      action: [{ type: "forward", targetGroupArn: this.blue.arn }],
      condition: requests.config,
      // After a release a rule forwards to either: both groups outlive it.
      dependsOn: this.green ? [this.blue, this.green] : [this.blue],
      ...(props.blueGreen && { lifecycle: { ignoreChanges: ["action"] } }),
    });
    requests.addTo(rule);
    return rule;
  }
}
