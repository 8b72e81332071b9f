import {
  AutoscalingGroup,
  autoscalingGroupTagToHclTerraform,
} from "@cdktf/provider-aws/lib/autoscaling-group";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { addDynamicBlocks, dynamicBlocks, fixedBlocks } from "../../face/blocks";
import { besideTexts, mergedWith, type NamedText, type TextMap } from "../../face/text-map";
import type { FleetNames } from "./names";
import { FLEET_TAG } from "./replace-fleet.policies";
import { userData, userDataOf } from "./user-data";

/** The root volume of Amazon Linux 2023. */
const ROOT_DEVICE = "/dev/xvda";

interface ServersProps {
  readonly names: Pick<FleetNames, "autoScalingGroup" | "launchTemplate">;
  readonly instanceType: string;
  readonly image: string;
  readonly port: number;
  readonly volumeGiB: number;
  readonly min: number;
  readonly max: number;
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  readonly instanceProfileArn: string;
  readonly targetGroupArn: string;
  readonly tags: TextMap;
  /** What `bootScript` is, as a file of a module. Default: the script itself. */
  readonly bootScript?: string;
  readonly dependsOn: readonly ITerraformDependable[];
}

/** The first Auto Scaling group, and what its servers and those of every copy are launched from. */
export class Servers extends Construct {
  readonly group: AutoscalingGroup;

  constructor(scope: Construct, id: string, props: ServersProps) {
    super(scope, id);
    const template = this.template(props);
    const { names } = props;
    const tags = besideTexts(props.tags, { [FLEET_TAG]: names.autoScalingGroup });
    this.group = new AutoscalingGroup(this, "group", {
      name: names.autoScalingGroup,
      minSize: props.min,
      maxSize: props.max,
      desiredCapacity: props.min,
      vpcZoneIdentifier: props.subnetIds,
      targetGroupArns: [props.targetGroupArn],
      healthCheckType: "ELB",
      // An instance boots, installs the agent and the current release before it must answer.
      healthCheckGracePeriod: 600,
      // Not a number: copies that CodeDeploy makes follow the template too.
      launchTemplate: { id: template.id, version: "$Latest" },
      tag: fixedBlocks(tags).map(onServers),
      // How many there are is the business of people and of scaling policies; the name, of whoever adopts a copy.
      lifecycle: { ignoreChanges: ["desired_capacity", "name"] },
      dependsOn: [...props.dependsOn],
    });
    const tag = dynamicBlocks("tag", tags, (one) => ({
      fixed: autoscalingGroupTagToHclTerraform(onServers(one)),
    }));
    addDynamicBlocks(this.group, { tag });
  }

  private template(props: ServersProps): LaunchTemplate {
    const { names, tags, port, bootScript } = props;
    const tagged = mergedWith(tags, { Name: names.autoScalingGroup });
    return new LaunchTemplate(this, "template", {
      name: names.launchTemplate,
      description: `Servers of ${names.autoScalingGroup}`,
      updateDefaultVersion: true,
      imageId: props.image,
      instanceType: props.instanceType,
      iamInstanceProfile: { arn: props.instanceProfileArn },
      vpcSecurityGroupIds: [props.securityGroupId],
      userData: bootScript === undefined ? userData(port) : userDataOf(port, bootScript),
      metadataOptions: {
        httpEndpoint: "enabled",
        // Version 1 hands credentials to whoever gets the application to fetch an address.
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
      },
      blockDeviceMappings: [
        {
          deviceName: ROOT_DEVICE,
          ebs: {
            encrypted: "true",
            volumeType: "gp3",
            volumeSize: props.volumeGiB,
            deleteOnTermination: "true",
          },
        },
      ],
      tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags: tagged })),
      tags: { [FLEET_TAG]: names.autoScalingGroup },
    });
  }
}

/** A tag of the group, and of the servers that it launches. */
function onServers({ name, text }: NamedText) {
  return { key: name, value: text, propagateAtLaunch: true };
}
