/**
 * A Lambda function that CodeDeploy asks, as a lifecycle hook, whether a new version of another function is well: it
 * invokes the version before its alias moves, or after.
 *
 * Threat boundary: only CodeDeploy's service role may invoke it. Its own role invokes versions of one function, answers
 * one deployment group, sees what deployments of the account move, and writes one log group.
 */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { AssetType, type ITerraformDependable, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import { functionArchive } from "./function-archive";
import type { HealthProbeNames } from "./health-probe";
import { assumedByLambda, invokeVersions, tellCodeDeploy } from "./health-probe.policies";

export interface VersionProbeProps {
  readonly place: Place;
  readonly names: Omit<HealthProbeNames, "securityGroup">;
  /** Name of the function whose versions are invoked. */
  readonly lambdaFunction: string;
  readonly deploymentGroupArn: string;
  /** What a version is invoked with; at most 2,000 characters as JSON. */
  readonly event: Readonly<Record<string, unknown>>;
  /** Seconds that an invocation may take. */
  readonly timeout: number;
  readonly permissionsBoundary?: string;
}

const INVOCATIONS = 3;
/** For the answer, and a start from cold. */
const RESERVE_SECONDS = 60;
/** Lambda's own. */
const MAX_SECONDS = 900;

export class VersionProbe extends Construct {
  /** Who lets CodeDeploy ask waits for these. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: VersionProbeProps) {
    super(scope, id);
    const { names, place } = props;
    const archive = functionArchive("health-probe", "modules/health-probe/function");
    const code = new TerraformAsset(this, "code", { path: archive.path, type: AssetType.FILE });
    const logs = new CloudwatchLogGroup(this, "logs", { name: names.logGroup, retentionInDays: 365 });
    const role = new Role(this, "execution", {
      name: names.role,
      path: ROLE_PATHS.service,
      description: `Role of ${names.function}: invokes new versions, and answers CodeDeploy`,
      trust: assumedByLambda(),
      policies: {
        answer: tellCodeDeploy(place, names.logGroup, props.deploymentGroupArn),
        invoke: invokeVersions(place, props.lambdaFunction),
      },
      permissionsBoundary: props.permissionsBoundary,
    });
    const probe = new LambdaFunction(this, "function", {
      functionName: names.function,
      description: "Tells CodeDeploy whether a new version is well",
      role: role.arn,
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "version.handler",
      filename: code.path,
      sourceCodeHash: archive.hash,
      timeout: Math.min(INVOCATIONS * props.timeout + RESERVE_SECONDS, MAX_SECONDS),
      memorySize: 128,
      environment: {
        variables: { FUNCTION: props.lambdaFunction, EVENT: JSON.stringify(props.event) },
      },
      loggingConfig: { logFormat: "Text", logGroup: names.logGroup },
      dependsOn: [logs, ...role.policies],
    });
    this.ready = [probe, ...role.policies];
  }
}
