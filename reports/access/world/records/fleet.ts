/** EC2 instances that Auto Scaling starts, and what they can do. https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AutoScalingGroup.html */
import { lastPart } from "../arns";
import { Fields } from "../fields";
import type { KeyOf } from "../keys";
import type { Place } from "../place";
import type { InstanceProfile } from "../principals";
import { Unreadable } from "../problem";
import type { Resource } from "../resource";

export interface LaunchTemplateRecord {
  readonly arn: string;
  readonly id: string;
  readonly name?: string;
  readonly place: Place;
  /** What its instances can become. */
  readonly roleArn?: string;
  readonly imageId?: string;
  /** Customer keys of the volumes that it makes. */
  readonly keyArns: readonly string[];
}

export interface AutoScalingGroupRecord {
  readonly arn: string;
  readonly name: string;
  readonly place: Place;
  /** Ids or names of launch templates. */
  readonly launchTemplates: readonly string[];
  readonly targetGroupArns: readonly string[];
}

export function launchTemplateRecord(
  resource: Resource,
  profiles: readonly InstanceProfile[],
  keyOf: KeyOf,
): LaunchTemplateRecord {
  const { place, arn = "" } = resource;
  const fields = Fields.of(resource);
  const profile = fields.block("iam_instance_profile");
  const named = profile?.optional("arn") ?? profile?.optional("name");
  const roleArn = profiles.find(({ arn: one, name }) => one === named || name === named)?.roleArn;
  if (named !== undefined && roleArn === undefined)
    throw new Unreadable(`${fields.where}: no stack makes the instance profile ${named}`);
  const volumes = fields.blocks("block_device_mappings").flatMap((mapping) => mapping.blocks("ebs"));
  const name = fields.optional("name");
  const imageId = fields.loose("image_id");
  return {
    arn,
    id: lastPart(arn),
    ...(name !== undefined && { name }),
    place,
    ...(roleArn !== undefined && { roleArn }),
    ...(imageId !== undefined && { imageId }),
    keyArns: volumes.flatMap((volume) => keyOf(volume, "kms_key_id", place) ?? []),
  };
}

export function autoScalingGroupRecord(resource: Resource): AutoScalingGroupRecord {
  const fields = Fields.of(resource);
  const templates = [
    ...fields.blocks("launch_template"),
    ...fields
      .blocks("mixed_instances_policy")
      .flatMap((policy) => policy.blocks("launch_template"))
      .flatMap((template) => template.blocks("launch_template_specification")),
  ];
  return {
    arn: resource.arn ?? "",
    name: fields.text("name"),
    place: resource.place,
    launchTemplates: templates.flatMap(
      (template) =>
        template.optional("id") ?? template.optional("launch_template_id") ?? template.text("name"),
    ),
    targetGroupArns: fields.texts("target_group_arns"),
  };
}
