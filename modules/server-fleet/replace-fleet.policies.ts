import { arn, type Place, partitionOf } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { copiesArn, type FleetNames, instanceRoleArn } from "./names";

interface ReplaceFleetProps {
  readonly place: Place;
  readonly names: FleetNames;
  readonly imageParameter?: string;
}

/** Tag that tells a fleet's launch template from others; its id is AWS's to choose. */
export const FLEET_TAG = "slipway-fleet";

/** What a blue/green deployment takes beside the rest: a copy of the Auto Scaling group, and servers in it. */
export function replaceFleet(props: ReplaceFleetProps): Statement[] {
  return [...copyGroup(props), ...launch(props)];
}

function copyGroup({ place, names }: ReplaceFleetProps): Statement[] {
  return [
    allow({
      sid: "LookAtOriginal",
      actions: [
        "autoscaling:DescribePolicies",
        "autoscaling:DescribeScheduledActions",
        "autoscaling:DescribeNotificationConfigurations",
        "autoscaling:DescribeScalingActivities",
      ],
      resources: ["*"],
      because: "Reads what the copy has to have. None takes a resource; they change nothing.",
    }),
    allow({
      sid: "CopyGroup",
      actions: [
        "autoscaling:CreateAutoScalingGroup",
        "autoscaling:CreateOrUpdateTags",
        "autoscaling:UpdateAutoScalingGroup",
        "autoscaling:EnableMetricsCollection",
        "autoscaling:PutScalingPolicy",
        "autoscaling:PutScheduledUpdateGroupAction",
        "autoscaling:AttachLoadBalancerTargetGroups",
        "autoscaling:DeleteAutoScalingGroup",
      ],
      resources: [copiesArn(place, names)],
      because:
        "Makes the fresh servers' group, and removes it where the deployment fails. Never the original.",
    }),
  ];
}

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html */
function launch({ place, names, imageParameter }: ReplaceFleetProps): Statement[] {
  const templates = arn("ec2", place, "launch-template/*");
  const partition = partitionOf(place.region);
  const made = ["instance", "volume", "network-interface"].map((kind) => arn("ec2", place, `${kind}/*`));
  const used = ["subnet", "security-group"].map((kind) => arn("ec2", place, `${kind}/*`));
  return [
    allow({
      sid: "UseLaunchTemplate",
      actions: ["ec2:RunInstances"],
      resources: [templates],
      when: { StringEquals: { [`aws:ResourceTag/${FLEET_TAG}`]: names.autoScalingGroup } },
      because: "Launches from this fleet's template only, which its tag tells.",
    }),
    allow({
      sid: "LaunchServers",
      actions: ["ec2:RunInstances"],
      resources: [...made, ...used, `arn:${partition}:ec2:${place.region}::image/*`],
      when: { ArnLike: { "ec2:LaunchTemplate": templates } },
      because: "Launches what a template says, never an instance of one's own design.",
    }),
    allow({
      sid: "TagServers",
      actions: ["ec2:CreateTags"],
      resources: made,
      when: { StringEquals: { "ec2:CreateAction": "RunInstances" } },
      because: "The template gives servers and volumes their tags as they are launched.",
    }),
    allow({
      sid: "PassInstanceRole",
      actions: ["iam:PassRole"],
      resources: [instanceRoleArn(place, names)],
      when: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
      because: "Fresh servers run with the fleet's one role; no other role can be handed over.",
    }),
    ...(imageParameter === undefined
      ? []
      : [
          allow({
            sid: "FindImage",
            actions: ["ssm:GetParameters"],
            resources: [`arn:${partition}:ssm:${place.region}::parameter${imageParameter}`],
            because: "The template names the image by AWS's public parameter.",
          }),
        ]),
  ];
}
