/**
 * A Fargate service behind a load balancer, with everything that is the service's alone: roles, log group, security
 * group, target groups, listener rules, alarms and, for `codedeploy`, CodeDeploy. It starts on a placeholder; what
 * runs from the first release on is the pipeline's business, and Terraform leaves it alone.
 *
 * Threat boundary: tasks have no public address and are reached by the load balancer only. Application code holds the
 * task role, which may do nothing; the image is pulled with another role, which application code never sees.
 */

import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { CodedeployDeploymentGroup } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import { EcsService as Service } from "@cdktf/provider-aws/lib/ecs-service";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Items } from "../../face/each";
import { printJson } from "../../iam/printer";
import type { Statement } from "../../iam/statement";
import type { RollbackTopic } from "../codedeploy/deployment-group";
import { clusterArn } from "../ecs-cluster/ecs-cluster";
import { Alarms, type RollbackOn } from "../load-balancer/alarms";
import type { ServingLoadBalancer } from "../load-balancer/load-balancer-ref";
import type { Requests } from "../load-balancer/requests";
import { BlueGreen } from "./blue-green";
import { deploymentOf, type EcsDeployment } from "./deployment";
import { Firewall } from "./firewall";
import type { EcsServiceNames } from "./names";
import { placeholder } from "./placeholder";
import { Routing } from "./routing";
import { CONTAINER, type TaskProps, taskDefinition } from "./task-definition";
import { TaskRoles } from "./task-roles";

export interface EcsServiceInputs {
  /** Name of the cluster; its ARN is predicted. */
  readonly cluster: string;
  readonly loadBalancer: ServingLoadBalancer;
  readonly vpcId: string;
  readonly privateSubnetIds: string[];
  /** The repository in the tools account, by its predicted ARN. */
  readonly repositoryArn: string;
  /** With `codedeploy` the number at creation; from then on it is changed outside Terraform. */
  readonly desiredCount: number;
  /** Must answer 200. */
  readonly healthCheckPath: string;
  /** Precedence of the listener rules, 1 to 50,000, unique on the load balancer. */
  readonly listenerPriority: number;
  readonly permissionsBoundary?: string;
}

/** Port, CPU, memory, names and place are literals too: the tools account writes them into files. */
export interface EcsServiceShape extends TaskProps, Requests {
  readonly names: EcsServiceNames;
  readonly deployment: EcsDeployment;
  readonly rollbackOn: RollbackOn;
  /** What Fargate does to start tasks, beside pulling, logging and fetching `secrets`. Default: nothing. */
  readonly startsAlso?: Items<Statement>;
  /** With `codedeploy`: ARNs of the functions that a release's AppSpec names. Default: none. */
  readonly hookFunctionArns?: Items<string>;
  /** With `codedeploy`: who is told that a deployment is rolled back. Absent: nobody. */
  readonly rollbackTopic?: RollbackTopic;
  /** What must exist before the service and isn't referred to: the cluster, in the stack that makes it. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

export interface EcsServiceProps extends EcsServiceInputs, EcsServiceShape {}

export class EcsService extends Construct {
  readonly resource: Service;
  /** For rules to what else the tasks must reach. */
  readonly securityGroupId: string;
  /** For dashboards: `arn_suffix` of each target group by a name for it, and the names of the alarms. */
  readonly watched: {
    readonly targetGroups: Readonly<Record<string, string>>;
    readonly alarms: Items<string>;
  };
  readonly routing: Routing;
  readonly roles: TaskRoles;
  /** Of the placeholder: the family is the releases' too. */
  readonly firstTask: EcsTaskDefinition;
  /** With `codedeploy`. */
  readonly deploymentGroup?: CodedeployDeploymentGroup;

  constructor(scope: Construct, id: string, props: EcsServiceProps) {
    super(scope, id);
    this.roles = new TaskRoles(this, "roles", props);
    const logs = new CloudwatchLogGroup(this, "logs", { name: props.names.logGroup, retentionInDays: 365 });
    const firewall = new Firewall(this, "firewall", {
      name: props.names.securityGroup,
      vpcId: props.vpcId,
      port: props.port,
      loadBalancerSecurityGroupId: props.loadBalancer.securityGroupId,
    });
    this.securityGroupId = firewall.group.id;
    const blueGreen = props.deployment.kind === "codedeploy";
    this.routing = new Routing(this, "routing", { ...props, blueGreen });
    const { blue, green, rules } = this.routing;
    const targetGroups = { blue: blue.arnSuffix, ...(green && { green: green.arnSuffix }) };
    const alarms = this.alarms(props, targetGroups);
    this.watched = { targetGroups, alarms };
    this.firstTask = this.firstRevision(props, this.roles);
    this.resource = new Service(this, "service", {
      name: props.names.ecsService,
      cluster: clusterArn(props.place, props.cluster),
      launchType: "FARGATE",
      desiredCount: props.desiredCount,
      taskDefinition: this.firstTask.arn,
      // A slow start is not a failed start.
      healthCheckGracePeriodSeconds: 60,
      networkConfiguration: {
        subnets: props.privateSubnetIds,
        securityGroups: [this.securityGroupId],
        assignPublicIp: false,
      },
      loadBalancer: [{ targetGroupArn: blue.arn, containerName: CONTAINER, containerPort: props.port }],
      ...deploymentOf(props.deployment, alarms),
      dependsOn: [logs, ...rules, ...this.roles.ready, ...(props.dependsOn ?? [])],
    });
    if (props.deployment.kind === "codedeploy" && green) {
      const shift = new BlueGreen(this, "blue-green", {
        ...props,
        ...props.deployment,
        service: this.resource.name,
        targetGroups: { blue: blue.name, green: green.name },
        alarms,
      });
      this.deploymentGroup = shift.resource;
    }
  }

  private alarms(props: EcsServiceProps, targetGroups: Readonly<Record<string, string>>): Items<string> {
    return new Alarms(this, "alarms", {
      names: props.names,
      targets: "Tasks",
      rollbackOn: props.rollbackOn,
      loadBalancer: props.loadBalancer.arnSuffix,
      targetGroups,
    }).names;
  }

  /**
   * The release's own task definition, but for the image. Only a rolling service's placeholder gets variables and secrets,
   * because its releases are made out of it; CodeDeploy's bring their own.
   */
  private firstRevision(props: EcsServiceProps, roles: TaskRoles): EcsTaskDefinition {
    const own = props.deployment.kind === "rolling" ? {} : { environment: {}, secrets: {} };
    const { containerDefinitions, requiresCompatibilities, ...task } = taskDefinition(
      { ...props, ...own },
      placeholder(props.port),
    );
    return new EcsTaskDefinition(this, "task-definition", {
      ...task,
      requiresCompatibilities: [...requiresCompatibilities],
      containerDefinitions: printJson(containerDefinitions),
      dependsOn: [...roles.ready],
    });
  }
}
