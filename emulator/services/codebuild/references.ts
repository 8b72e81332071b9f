import type { Context } from "../../service";
import { ServiceError } from "../../service-error";
import type { ProjectInput, VpcConfig } from "./types";

/**
 * What a project refers to must exist: its roles, and the network that it builds in.
 * @throws ServiceError for the first thing that is missing
 */
export async function checkReferences(project: ProjectInput, context: Context): Promise<void> {
  const { serviceRole, buildBatchConfig, vpcConfig = {} } = project;
  await checkRole(serviceRole, context);
  if (buildBatchConfig?.serviceRole !== undefined) await checkRole(buildBatchConfig.serviceRole, context);
  await checkNetwork(vpcConfig, context);
}

async function checkRole(role: string, { aws, accountId }: Context): Promise<void> {
  const roleArn = role.startsWith("arn:") ? role : `arn:aws:iam::${accountId}:role/${role}`;
  if (roleArn.split(":")[4] !== accountId)
    throw invalid("Invalid service role: Service role account ID does not match caller's account");
  if (await aws.hasRole(roleArn)) return;
  // Not AWS's "not authorized to perform sts:AssumeRole": the provider would try again for two minutes.
  throw invalid(`Invalid service role: CodeBuild cannot assume ${roleArn}, it does not exist`);
}

async function checkNetwork({ vpcId, subnets = [], securityGroupIds = [] }: VpcConfig, context: Context) {
  if (vpcId === undefined) return;
  await describe("DescribeVpcs", "VpcId", [vpcId], context);
  await describe("DescribeSubnets", "SubnetId", subnets, context);
  await describe("DescribeSecurityGroups", "GroupId", securityGroupIds, context);
}

async function describe(action: string, parameter: string, ids: readonly string[], { aws }: Context) {
  for (const id of ids) {
    const found = await aws.query("ec2", { Action: action, Version: "2016-11-15", [`${parameter}.1`]: id });
    if (found.status !== 200) throw invalid(`Invalid vpc config: ${id} does not exist`);
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidInputException", message);
}
