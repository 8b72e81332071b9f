/** A rule of a load balancer's listener: where it sends requests. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html */
import { Fields } from "../fields";
import type { Resource } from "../resource";

export interface ListenerRuleRecord {
  readonly arn: string;
  readonly targetGroupArns: readonly string[];
}

export function listenerRuleRecord(resource: Resource): ListenerRuleRecord {
  const actions = Fields.of(resource).blocks("action");
  const weighted = actions
    .flatMap((action) => action.blocks("forward"))
    .flatMap((forward) => forward.blocks("target_group"))
    .map((group) => group.text("arn"));
  const direct = actions.flatMap((action) => action.optional("target_group_arn") ?? []);
  return { arn: resource.arn ?? "", targetGroupArns: [...direct, ...weighted] };
}
