/**
 * EC2 instances behind a load balancer, with everything that is the service's alone: Auto Scaling group and launch
 * template, instance role, security group, target group and listener rule, alarms, CodeDeploy. A placeholder answers on
 * each server until the first release; what runs from then on is the pipeline's business.
 *
 * Threat boundary: servers have no public address, no SSH and no key pair; the load balancer alone reaches them, on one
 * port, and people through Session Manager. Application code can take up the instance role, which reads the artifacts of
 * its own pipeline and nothing else.
 */
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { CodedeployDeploymentGroup } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Items } from "../../face/each";
import type { TextMap } from "../../face/text-map";
import type { Place } from "../../iam/arn";
import type { ArtifactPlace } from "../../iam/artifacts";
import type { RollbackTopic } from "../codedeploy/deployment-group";
import { Firewall } from "../ecs-service/firewall";
import { Alarms, type RollbackOn } from "../load-balancer/alarms";
import type { ServingLoadBalancer } from "../load-balancer/load-balancer-ref";
import type { Requests } from "../load-balancer/requests";
import { CodeDeploy } from "./codedeploy";
import type { FleetDeployment } from "./deployment";
import { InstanceRole } from "./instance-role";
import type { FleetNames } from "./names";
import { Routing } from "./routing";
import { Servers } from "./servers";

export interface ServerFleetInputs {
  readonly loadBalancer: Omit<ServingLoadBalancer, "name">;
  readonly vpcId: string;
  readonly privateSubnetIds: string[];
  readonly instanceType: string;
  /** Size of the root volume. */
  readonly volumeGiB: number;
  /** Bounds of the Auto Scaling group; it begins with `min` servers. */
  readonly min: number;
  readonly max: number;
  /** Must answer 200. */
  readonly healthCheckPath: string;
  /** Precedence of the listener rule, 1 to 50,000, unique on the load balancer. */
  readonly listenerPriority: number;
  /** The pipeline's artifacts: the only ones that the servers read. */
  readonly artifacts: ArtifactPlace;
  readonly permissionsBoundary?: string;
}

export interface ServerFleetShape extends Requests {
  readonly place: Place;
  readonly names: FleetNames;
  /** A literal: it is written into the servers' boot script. */
  readonly port: number;
  /** Amazon Linux 2023, or made from it: by AWS's public parameter, or by id. */
  readonly image: { readonly parameter: string } | { readonly id: string };
  readonly deployment: FleetDeployment;
  readonly rollbackOn: RollbackOn;
  /** Of servers and volumes; a launch template knows nothing of the provider's default tags. */
  readonly tags: TextMap;
  /** What servers run at their first boot, as a file of a module. Default: the script itself. */
  readonly bootScript?: string;
  /** Who is told that a deployment is rolled back. Absent: nobody. */
  readonly rollbackTopic?: RollbackTopic;
  /** What must exist before the deployment group and isn't referred to: the topic, in the stack that makes it. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

export interface ServerFleetProps extends ServerFleetInputs, ServerFleetShape {}

export class ServerFleet extends Construct {
  readonly resource: CodedeployDeploymentGroup;
  readonly group: AutoscalingGroup;
  readonly role: InstanceRole;
  /** For rules to what else the servers must reach. */
  readonly securityGroupId: string;
  /** For dashboards: `arn_suffix` of each target group by a name for it, and the names of the alarms. */
  readonly watched: {
    readonly targetGroups: Readonly<Record<string, string>>;
    readonly alarms: Items<string>;
  };

  constructor(scope: Construct, id: string, props: ServerFleetProps) {
    super(scope, id);
    const { names, place, image, loadBalancer } = props;
    this.role = new InstanceRole(this, "role", {
      place,
      name: names.instanceRole,
      description: `What the servers of ${names.autoScalingGroup} may do: fetch what they run, and be managed`,
      artifacts: props.artifacts,
      permissionsBoundary: props.permissionsBoundary,
    });
    const firewall = new Firewall(this, "firewall", {
      name: names.securityGroup,
      vpcId: props.vpcId,
      port: props.port,
      loadBalancerSecurityGroupId: loadBalancer.securityGroupId,
      members: "servers",
    });
    this.securityGroupId = firewall.group.id;
    const { targetGroup, rule } = new Routing(this, "routing", {
      ...props,
      targetGroup: names.serverTargetGroup,
    });
    this.group = new Servers(this, "servers", {
      ...props,
      image: "id" in image ? image.id : `resolve:ssm:${image.parameter}`,
      subnetIds: props.privateSubnetIds,
      securityGroupId: this.securityGroupId,
      instanceProfileArn: this.role.profileArn,
      targetGroupArn: targetGroup.arn,
      dependsOn: [...this.role.ready, rule],
    }).group;
    const targetGroups = { servers: targetGroup.arnSuffix };
    const alarms = this.alarms(props, targetGroups);
    this.watched = { targetGroups, alarms };
    this.resource = new CodeDeploy(this, "codedeploy", {
      ...props,
      autoScalingGroup: this.group.name,
      targetGroup: targetGroup.name,
      alarms,
      imageParameter: "parameter" in image ? image.parameter : undefined,
      dependsOn: props.dependsOn ?? [],
    }).resource;
  }

  private alarms(
    { names, rollbackOn, loadBalancer }: ServerFleetProps,
    targetGroups: Readonly<Record<string, string>>,
  ): Items<string> {
    return new Alarms(this, "alarms", {
      names,
      targets: "Servers",
      rollbackOn,
      loadBalancer: loadBalancer.arnSuffix,
      targetGroups,
    }).names;
  }
}
