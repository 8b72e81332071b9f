import { type TerraformProvider, TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/** Puts every resource of a subtree that is complete into the region of a provider. */
export function lieIn(subtree: Construct, provider: TerraformProvider): void {
  for (const node of subtree.node.findAll()) {
    if (node instanceof TerraformResource) node.provider = provider;
  }
}
