/** Blocks of a project that Terraform may repeat. */
import {
  type CodebuildProjectVpcConfig,
  codebuildProjectEnvironmentEnvironmentVariableToHclTerraform,
  codebuildProjectVpcConfigToHclTerraform,
} from "@cdktf/provider-aws/lib/codebuild-project";
import { dynamicBlocks } from "../../face/blocks";
import { eachOf, type Items, itemsOf, type Maybe } from "../../face/each";
import { textList } from "../../face/resources";
import { type NamedVariable, type Variables, variablesOf } from "./build-environment";

export interface BuildVpc {
  readonly vpcId: string;
  readonly subnetIds: Items<string>;
  /** May be references. */
  readonly securityGroupIds: Items<string>;
}

/** A VPC as a project takes it. */
export function vpcConfigsOf(vpc: Maybe<BuildVpc>): Items<CodebuildProjectVpcConfig> {
  return eachOf(itemsOf(vpc), ({ vpcId, subnetIds, securityGroupIds }) => [
    { vpcId, subnets: textList(subnetIds), securityGroupIds: textList(securityGroupIds) },
  ]);
}

export function vpcBlocks(vpc: Maybe<BuildVpc>) {
  const blocks = dynamicBlocks("vpc_config", vpcConfigsOf(vpc), (one) => ({
    fixed: codebuildProjectVpcConfigToHclTerraform(one),
  }));
  return { vpc_config: blocks };
}

export function environmentBlocks(variables: Variables | Items<NamedVariable>) {
  const blocks = dynamicBlocks("environment_variable", variablesOf(variables), (one) => ({
    fixed: codebuildProjectEnvironmentEnvironmentVariableToHclTerraform(one),
  }));
  return { environment_variable: blocks };
}
