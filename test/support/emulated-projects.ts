/** CodeBuild projects as CreateProject takes them, and the network that one may build in. */
import type { Emulator } from "../../emulator/emulator";
import { query } from "./emulator";

/** Role that a project has; it has to be made. */
export const BUILD_ROLE = "arn:aws:iam::111111111111:role/build";

/** A project with a GitHub source. */
export function project(change: object = {}) {
  return {
    name: "build",
    serviceRole: BUILD_ROLE,
    source: { type: "GITHUB", location: "https://github.com/acme/storefront.git" },
    artifacts: { type: "NO_ARTIFACTS" },
    environment: { type: "LINUX_CONTAINER", image: "image:1", computeType: "BUILD_GENERAL1_SMALL" },
    ...change,
  };
}

/** Both ends of a project in a pipeline. */
export const IN_PIPELINE = { source: { type: "CODEPIPELINE" }, artifacts: { type: "CODEPIPELINE" } };

/** A source, or artifacts, in S3. */
export const IN_S3 = { type: "S3", location: "bucket" };

/** An environment without an instance. */
export const LAMBDA = {
  type: "LINUX_LAMBDA_CONTAINER",
  image: "image:1",
  computeType: "BUILD_LAMBDA_1GB",
};

/** Makes a VPC with a subnet and a security group. */
export async function makeNetwork(emulator: Emulator) {
  const ec2 = async (tag: string, parameters: Record<string, string>) => {
    const text = await query(emulator, "ec2", { Version: "2016-11-15", ...parameters });
    return new RegExp(`<${tag}>([^<]+)<`).exec(text)?.[1] ?? "";
  };
  const vpcId = await ec2("vpcId", { Action: "CreateVpc", CidrBlock: "10.0.0.0/24" });
  const subnet = { Action: "CreateSubnet", CidrBlock: "10.0.0.0/25", VpcId: vpcId };
  const group = { Action: "CreateSecurityGroup", GroupName: "b", GroupDescription: "b", VpcId: vpcId };
  return {
    vpcId,
    subnets: [await ec2("subnetId", subnet)],
    securityGroupIds: [await ec2("groupId", group)],
  };
}
