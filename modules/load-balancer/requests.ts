import {
  type LbListenerRuleCondition,
  lbListenerRuleConditionToHclTerraform,
} from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { TerraformResource } from "cdktf";
import { type Items, ifAny } from "../../face/each";
import { optionalBlock } from "../../face/optional-block";
import { textList } from "../../face/resources";

/** Which requests are a service's: hosts and paths must both match; both empty: all of them. At most five together. */
export interface Requests {
  readonly hosts: Items<string>;
  /** Of a variable there is one at least. */
  readonly paths: Items<string>;
}

interface Conditions {
  readonly config: LbListenerRuleCondition[];
  /** Those that Terraform decides on. */
  addTo(rule: TerraformResource): void;
}

/** The conditions of a listener's rule. */
export function conditions({ hosts, paths }: Requests): Conditions {
  const all = hosts.length + paths.length === 0 ? ["/*"] : paths;
  const host = optionalBlock(
    "condition",
    ifAny(hosts, () => [hosts]),
    (values) => ({ hostHeader: { values: textList(values) } }),
    lbListenerRuleConditionToHclTerraform,
  );
  return {
    config: [
      ...Object.values(host.config),
      ...(all.length > 0 ? [{ pathPattern: { values: textList(all) } }] : []),
    ],
    addTo: host.addTo,
  };
}
