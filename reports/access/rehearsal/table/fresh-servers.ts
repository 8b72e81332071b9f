/** What a deployment onto fresh servers takes beside the rest: a copy of the Auto Scaling group, and servers in it. */
import { partitionOf, regional } from "../../world/place";
import type { LaunchTemplateRecord } from "../../world/records/fleet";
import type { CallContext, Row, Step } from "../call";
import { SOURCES } from "../sources";
import { byGroup } from "./deployment";
import { copyOf, type FleetDeployment } from "./servers";

/** A deployment that copies its fleet, with the templates that the copy launches from. */
export interface FleetCopy extends FleetDeployment {
  readonly templates: readonly LaunchTemplateRecord[];
}

const source = SOURCES.codeDeployForServers;

/** What a launch makes and what it uses, as EC2 asks for each. */
const LAUNCHED = ["instance/i-1", "volume/vol-1", "network-interface/eni-1"];
const USED = ["subnet/subnet-1", "security-group/sg-1"];

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html#amazonec2-policy-keys */
function fromTemplate({ templates }: FleetCopy): readonly CallContext[] {
  return templates.map(({ arn }) => ({ values: { "ec2:LaunchTemplate": arn } }));
}

function inPlace({ group }: FleetCopy, parts: readonly string[]): string[] {
  return parts.map((part) => regional("ec2", group.place, part));
}

function image({ group: { place } }: FleetCopy): string {
  return `arn:${partitionOf(place.region)}:ec2:${place.region}::image/ami-1`;
}

/** `resolve:ssm:/aws/service/…`: EC2 looks the image up when a server starts, as whoever launches it. */
function imageParameters({ group: { place }, templates }: FleetCopy): string[] {
  return templates.flatMap(({ imageId = "" }) => {
    const [, name] = /^resolve:ssm:(\/.+)$/.exec(imageId) ?? [];
    return name === undefined
      ? []
      : [`arn:${partitionOf(place.region)}:ssm:${place.region}::parameter${name}`];
  });
}

const LAUNCH: readonly Row<FleetCopy>[] = [
  {
    actions: ["ec2:RunInstances"],
    on: (scene) => [
      ...scene.templates.map(({ arn }) => arn),
      ...inPlace(scene, [...LAUNCHED, ...USED]),
      image(scene),
    ],
    context: fromTemplate,
    source: SOURCES.codeDeployLaunch,
  },
  {
    actions: ["ec2:CreateTags"],
    on: (scene) => inPlace(scene, LAUNCHED),
    context: () => [{ values: { "ec2:CreateAction": "RunInstances" } }],
    source: SOURCES.codeDeployLaunch,
  },
  {
    actions: ["iam:PassRole"],
    on: ({ templates }) => templates.flatMap(({ roleArn }) => roleArn ?? []),
    context: () => [{ values: { "iam:PassedToService": "ec2.amazonaws.com" } }],
    source: SOURCES.codeDeployLaunch,
  },
  { actions: ["ssm:GetParameters"], on: imageParameters, source: SOURCES.launchParameters },
];

export const COPY_FLEET: Step<FleetCopy> = {
  name: "copies the Auto Scaling group, and launches servers in it",
  caller: byGroup,
  rows: [
    {
      actions: [
        "autoscaling:DescribePolicies",
        "autoscaling:DescribeScheduledActions",
        "autoscaling:DescribeNotificationConfigurations",
        "autoscaling:DescribeScalingActivities",
      ],
      on: () => ["*"],
      source,
    },
    {
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
      on: ({ group, fleets }) => fleets.map((fleet) => copyOf(group, fleet)),
      source,
    },
    ...LAUNCH,
  ],
};
