import { eachOf, type Items } from "../../face/each";
import { LOOK_AT_NETWORK } from "../../iam/actions/builds";
import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";

/**
 * What a build in a VPC needs for its network interface: in these subnets, for CodeBuild and for nobody else.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-iam-identity-based-access-control.html
 */
export function buildInVpc(place: Place, subnetIds: Items<string>): Statement[] {
  const subnets = eachOf(subnetIds, (id) => [arn("ec2", place, `subnet/${id}`)]);
  const interfaces = arn("ec2", place, "network-interface/*");
  return [
    allow({
      sid: "LookAtNetwork",
      actions: [...LOOK_AT_NETWORK],
      resources: ["*"],
      because: "CodeBuild looks at the VPC before it builds there. EC2 takes no resource for it.",
    }),
    allow({
      sid: "MakeNetworkInterfaces",
      actions: ["ec2:CreateNetworkInterface"],
      resources: [...subnets, interfaces, arn("ec2", place, "security-group/*")],
      because: "A build gets an interface in one of its subnets. AWS chooses the ids of the others.",
    }),
    allow({
      sid: "DeleteNetworkInterfaces",
      actions: ["ec2:DeleteNetworkInterface"],
      resources: [interfaces],
      when: { ArnEquals: { "ec2:Subnet": subnets } },
      because: "The interface goes with the build.",
    }),
    allow({
      sid: "LendNetworkInterfaces",
      actions: ["ec2:CreateNetworkInterfacePermission"],
      resources: [interfaces],
      when: {
        ArnEquals: { "ec2:Subnet": subnets },
        StringEquals: { "ec2:AuthorizedService": "codebuild.amazonaws.com" },
      },
      because: "The machine that builds is CodeBuild's own, and uses an interface of the account.",
    }),
  ];
}
