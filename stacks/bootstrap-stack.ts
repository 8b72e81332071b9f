import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { Config } from "../config/config";
import type { StackPlan } from "../config/layout";
import { stateNames } from "../config/names";
import { placeOf } from "../config/place";
import { StateBucket } from "../modules/state-bucket/state-bucket";
import { AccountStack } from "./account-stack";
import { BootstrapInfrastructure } from "./bootstrap-infrastructure";

/**
 * The bucket that holds an account's state, its own included; and, where Slipway's own stacks are delivered, what does that.
 * Applied by a person, once per account, before anything else.
 */
export class BootstrapStack extends AccountStack {
  constructor(scope: Construct, config: Config, plan: StackPlan) {
    super(scope, config, plan);
    const names = stateNames(config, plan.account);
    const state = new StateBucket(this, "state", {
      place: placeOf(plan.account),
      bucket: names.bucket,
      keyAlias: names.keyAlias,
    });
    new TerraformOutput(this, "state-bucket-name", {
      description: "Where the account's Terraform state lies",
      value: state.resource.bucket,
    }).overrideLogicalId("state_bucket");
    if (config.infrastructure) new BootstrapInfrastructure(this, "infrastructure", config, plan.account);
  }
}
