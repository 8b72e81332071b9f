/** What CodeDeploy may where each deployment copies its group of instances. */
import { lastPart } from "../world/arns";
import type { DeploymentGroupRecord } from "../world/records/deployment-group";
import type { Intended, Somebody } from "./entry";
import type { Facts } from "./facts";

/** A deployment group that a role is for, and what must be true of it. */
export const groupHas =
  (fits: (group: DeploymentGroupRecord, arn: string, facts: Facts) => boolean) =>
  ({ arn }: Somebody, thing: { readonly arn: string }, facts: Facts) =>
    facts.world.records.deploymentGroups.some(
      (group) => group.roleArn === arn && fits(group, thing.arn, facts),
    );

export const FLEET_COPIES: readonly Intended[] = [
  {
    name: "CodeDeploy makes copies of its group of instances, and takes them away",
    who: ["codedeploy"],
    may: [
      "autoscaling:CreateAutoScalingGroup",
      "autoscaling:UpdateAutoScalingGroup",
      "autoscaling:DeleteAutoScalingGroup",
      "autoscaling:AttachLoadBalancerTargetGroups",
      "autoscaling:CreateOrUpdateTags",
      "autoscaling:EnableMetricsCollection",
      "autoscaling:PutScalingPolicy",
      "autoscaling:PutScheduledUpdateGroupAction",
    ],
    on: groupHas((group, arn) => group.copiesFleet && isCopyOf(group, arn)),
    because: "each deployment releases onto fresh servers; the original it may not touch so",
  },
  {
    name: "CodeDeploy starts servers by its fleet's launch template",
    who: ["codedeploy"],
    may: ["ec2:RunInstances"],
    on: groupHas(({ copiesFleet, place }, arn) => {
      const start = `:ec2:${place.region}:${place.account}:`;
      return copiesFleet && arn.includes(start) && !arn.includes(`${start}launch-template/`);
    }),
    only: (_, { place: { account, region } }) => [
      { key: "ec2:LaunchTemplate", like: [`arn:*:ec2:${region}:${account}:launch-template/*`] },
    ],
    because: "the copy starts what a launch template says; which, the template's tag decides",
  },
  {
    name: "CodeDeploy tags the servers that it starts",
    who: ["codedeploy"],
    may: ["ec2:CreateTags"],
    on: groupHas(
      ({ copiesFleet, place: { account, region } }, arn) =>
        copiesFleet && new RegExp(`:ec2:${region}:${account}:(instance|volume|network-interface)/`).test(arn),
    ),
    only: () => [{ key: "ec2:CreateAction", like: ["RunInstances"] }],
    because: "a copy's servers have its tags from their start on; what stands already it can't retag",
  },
  {
    name: "CodeDeploy takes its fleet's launch template, and no other",
    who: ["codedeploy"],
    may: ["ec2:RunInstances"],
    on: groupHas(
      ({ copiesFleet, place: { account, region } }, arn) =>
        copiesFleet && arn.includes(`:ec2:${region}:${account}:launch-template/`),
    ),
    only: ({ arn }, _, { world: { records } }) => [
      {
        key: "aws:ResourceTag/slipway-fleet",
        like: records.deploymentGroups
          .filter(({ roleArn }) => roleArn === arn)
          .flatMap(({ autoScalingGroups }) => autoScalingGroups),
      },
    ],
    because:
      "AWS chooses the ids of launch templates, so that a policy can't name the fleet's own but by its tag",
  },
];

/** CodeDeploy names a copy by its deployment group. https://docs.aws.amazon.com/codedeploy/latest/userguide/integrations-aws-auto-scaling.html */
export function isCopyOf({ name, place: { account, region } }: DeploymentGroupRecord, arn: string): boolean {
  return (
    arn.includes(`:autoscaling:${region}:${account}:`) && lastPart(arn).startsWith(`CodeDeploy_${name}_`)
  );
}
