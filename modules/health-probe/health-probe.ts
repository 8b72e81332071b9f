/**
 * A Lambda function that CodeDeploy asks, as a lifecycle hook, whether a service is well: it calls the health check path
 * through one listener of the load balancer. A release that isn't well is rolled back.
 *
 * Threat boundary: only CodeDeploy's service role may invoke it. Its own role answers one deployment group, writes one
 * log group, and has no other access; in a VPC its code can't use the permissions that Lambda itself needs there.
 */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { AssetType, type ITerraformDependable, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import { functionArchive } from "./function-archive";
import { assumedByLambda, attachToNetwork, tellCodeDeploy } from "./health-probe.policies";

/** Physical names; literals, because policies predict ARNs from them. */
export interface HealthProbeNames {
  /** At most 64 characters, as the role. */
  readonly function: string;
  readonly role: string;
  readonly logGroup: string;
  readonly securityGroup: string;
}

export interface HealthProbeInputs {
  /** Host name of the load balancer. */
  readonly address: string;
  readonly vpcId?: string;
  /** Private subnets of the VPC, with a way out. */
  readonly privateSubnetIds?: string[];
  readonly permissionsBoundary?: string;
}

export interface HealthProbeShape {
  readonly place: Place;
  readonly names: HealthProbeNames;
  readonly deploymentGroupArn: string;
  readonly scheme: "http" | "https";
  /** The listener's. */
  readonly port: number;
  readonly healthCheckPath: string;
  /** Name that the certificate, or the service's rule on the listener, goes by. Default: the address. */
  readonly host?: string;
  /** True: it calls from the private subnets, by their NAT gateways. False: from Lambda's own network. */
  readonly inNetwork: boolean;
}

export interface HealthProbeProps extends HealthProbeInputs, HealthProbeShape {}

/** Two minutes of probing, and time for the answer: far less than the hour that CodeDeploy waits. */
const TIMEOUT_SECONDS = 180;

export class HealthProbe extends Construct {
  readonly resource: LambdaFunction;
  /** Who lets CodeDeploy ask waits for these. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: HealthProbeProps) {
    super(scope, id);
    const { names } = props;
    const archive = functionArchive("health-probe", "modules/health-probe/function");
    const code = new TerraformAsset(this, "code", { path: archive.path, type: AssetType.FILE });
    const logs = new CloudwatchLogGroup(this, "logs", { name: names.logGroup, retentionInDays: 365 });
    const role = this.role(props);
    this.resource = new LambdaFunction(this, "function", {
      functionName: names.function,
      description: "Tells CodeDeploy whether a release is well",
      role: role.arn,
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      filename: code.path,
      sourceCodeHash: archive.hash,
      timeout: TIMEOUT_SECONDS,
      memorySize: 128,
      environment: {
        variables: {
          ADDRESS: props.address,
          PORT: String(props.port),
          SCHEME: props.scheme,
          HEALTH_PATH: props.healthCheckPath,
          ...(props.host !== undefined && { HOST: props.host }),
        },
      },
      loggingConfig: { logFormat: "Text", logGroup: names.logGroup },
      ...(props.inNetwork && {
        vpcConfig: { subnetIds: props.privateSubnetIds ?? [], securityGroupIds: [this.firewall(props)] },
      }),
      dependsOn: [logs, ...role.policies],
    });
    this.ready = [this.resource, ...role.policies];
  }

  private role(props: HealthProbeProps): Role {
    const { names, place } = props;
    return new Role(this, "execution", {
      name: names.role,
      path: ROLE_PATHS.service,
      description: `Role of ${names.function}: answers CodeDeploy, and writes its log`,
      trust: assumedByLambda(),
      policies: {
        answer: tellCodeDeploy(place, names.logGroup, props.deploymentGroupArn),
        network: props.inNetwork ? attachToNetwork(place, names.function) : [],
      },
      permissionsBoundary: props.permissionsBoundary,
    });
  }

  /** Nothing comes in; out go the probe and the answer. Addresses of load balancers and of AWS's APIs change. */
  private firewall(props: HealthProbeProps): string {
    if (props.vpcId === undefined) throw new Error(`${this.node.path}: a probe in a network needs its vpcId`);
    const group = new SecurityGroup(this, "security-group", {
      name: props.names.securityGroup,
      description: "What the health probe reaches",
      vpcId: props.vpcId,
    });
    for (const port of new Set([443, props.port])) {
      new VpcSecurityGroupEgressRule(this, `egress-${port}`, {
        securityGroupId: group.id,
        description: port === props.port ? "The load balancer's listener" : "CodeDeploy",
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        cidrIpv4: "0.0.0.0/0",
      });
    }
    return group.id;
  }
}
