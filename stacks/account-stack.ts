import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Config } from "../config/config";
import type { StackPlan } from "../config/layout";
import { stateNames } from "../config/names";
import { AWS_PROVIDER_VERSIONS, TERRAFORM_VERSIONS } from "../face/versions";
import { accountProvider } from "./account-provider";
import { keepStateInS3 } from "./state-backend";

/** What every stack of an account has in common: a provider that can't touch another account, state, tags. */
export abstract class AccountStack extends TerraformStack {
  protected constructor(scope: Construct, config: Config, plan: StackPlan) {
    super(scope, plan.name);
    const { account } = plan;
    accountProvider(this, "aws", config, account);
    keepStateInS3(this, account, stateNames(config, account).bucket);
    this.addOverride("terraform.required_version", TERRAFORM_VERSIONS);
    this.addOverride("terraform.required_providers.aws.version", AWS_PROVIDER_VERSIONS);
  }

  /**
   * cdktf resolves every element a first time here, to turn references between stacks into remote states. Ours have
   * none (docs/adr/0002): without it synthesis takes a fifth less, and such a mistake is an undeclared resource.
   */
  override prepareStack(): void {
    this.ensureBackendExists();
  }
}
