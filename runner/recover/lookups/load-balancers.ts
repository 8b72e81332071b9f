/** Load balancers and target groups by name; listeners by port, rules by priority: each once where it stands. */
import { everyPage, type Lookup } from "./lookup";

const loadBalancers: Lookup = {
  by: [],
  compare: ["name"],
  list: async (settings) => {
    const { ElasticLoadBalancingV2Client, paginateDescribeLoadBalancers } = await import(
      "@aws-sdk/client-elastic-load-balancing-v2"
    );
    const pages = paginateDescribeLoadBalancers({ client: new ElasticLoadBalancingV2Client(settings) }, {});
    return (await everyPage(pages, ({ LoadBalancers }) => LoadBalancers)).map(
      ({ LoadBalancerArn = "", LoadBalancerName }) => ({
        id: LoadBalancerArn,
        values: { name: LoadBalancerName },
      }),
    );
  },
};

const targetGroups: Lookup = {
  by: [],
  compare: ["name"],
  list: async (settings) => {
    const { ElasticLoadBalancingV2Client, paginateDescribeTargetGroups } = await import(
      "@aws-sdk/client-elastic-load-balancing-v2"
    );
    const pages = paginateDescribeTargetGroups({ client: new ElasticLoadBalancingV2Client(settings) }, {});
    return (await everyPage(pages, ({ TargetGroups }) => TargetGroups)).map(
      ({ TargetGroupArn = "", TargetGroupName }) => ({
        id: TargetGroupArn,
        values: { name: TargetGroupName },
      }),
    );
  },
};

const listeners: Lookup = {
  by: ["load_balancer_arn"],
  compare: ["port"],
  list: async (settings, LoadBalancerArn) => {
    const { ElasticLoadBalancingV2Client, paginateDescribeListeners } = await import(
      "@aws-sdk/client-elastic-load-balancing-v2"
    );
    const client = new ElasticLoadBalancingV2Client(settings);
    const pages = paginateDescribeListeners({ client }, { LoadBalancerArn });
    return (await everyPage(pages, ({ Listeners }) => Listeners)).map(({ ListenerArn = "", Port }) => ({
      id: ListenerArn,
      values: { port: Port },
    }));
  },
};

const listenerRules: Lookup = {
  by: ["listener_arn"],
  compare: ["priority"],
  list: async (settings, ListenerArn) => {
    const { ElasticLoadBalancingV2Client, paginateDescribeRules } = await import(
      "@aws-sdk/client-elastic-load-balancing-v2"
    );
    const client = new ElasticLoadBalancingV2Client(settings);
    const pages = paginateDescribeRules({ client }, { ListenerArn });
    return (await everyPage(pages, ({ Rules }) => Rules)).map(({ RuleArn = "", Priority }) => ({
      id: RuleArn,
      values: { priority: Priority },
    }));
  },
};

export const loadBalancing: Readonly<Record<string, Lookup>> = {
  aws_lb: loadBalancers,
  aws_lb_target_group: targetGroups,
  aws_lb_listener: listeners,
  aws_lb_listener_rule: listenerRules,
};
