/**
 * A Lambda function behind an alias, and CodeDeploy that moves the alias from one published version to the next. It is
 * made with a placeholder; code and versions are releases' from then on, and Terraform doesn't go back to its own.
 *
 * Threat boundary: callers invoke the alias with permissions of their own; nothing here lets anybody in. The function's
 * role writes its log and has what the application attaches; only CodeDeploy's role moves the alias.
 */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { CodedeployDeploymentGroup } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import { LambdaAlias } from "@cdktf/provider-aws/lib/lambda-alias";
import {
  LambdaFunction,
  type LambdaFunctionConfig,
  lambdaFunctionEnvironmentToHclTerraform,
  lambdaFunctionTracingConfigToHclTerraform,
} from "@cdktf/provider-aws/lib/lambda-function";
import { AssetType, type ITerraformDependable, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import type { Items, Switch } from "../../face/each";
import { optionalBlock } from "../../face/optional-block";
import { onlyIf } from "../../face/resources";
import { ifFilled, type TextMap } from "../../face/text-map";
import type { Place } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import { usedByLogGroups } from "../build-logs-key/build-logs-key.policies";
import type { RollbackTopic } from "../codedeploy/deployment-group";
import { EncryptionKey } from "../encryption-key/encryption-key";
import { Alarms, type RollbackOn } from "./alarms";
import { AliasShift, type ShiftProps } from "./alias-shift";
import { assumedByFunction, runFunction } from "./lambda-service.policies";
import { ALIAS, type LambdaServiceNames } from "./names";
import { placeholderArchive } from "./placeholder";

export interface LambdaServiceInputs {
  /** `nodejs22.x`, `python3.13`, … */
  readonly runtime: string;
  readonly handler: string;
  /** MiB. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
  readonly architecture: string;
  /** MiB of `/tmp`. */
  readonly ephemeralStorage: number;
  /** Absent: the function shares what the account has. */
  readonly reservedConcurrency?: number;
  readonly permissionsBoundary?: string;
  /** Archive of what runs before the first release. Default: the placeholder, which goes along with the stack. */
  readonly filename?: string;
}

export interface LambdaServiceShape extends Pick<ShiftProps, "deploymentConfig" | "shift"> {
  readonly place: Place;
  readonly names: LambdaServiceNames;
  readonly tracing: Switch;
  /** Environment variables. */
  readonly environment: TextMap;
  readonly rollbackOn: RollbackOn;
  /** ARNs of the functions that a deployment asks. Default: none. */
  readonly hookFunctionArns?: readonly string[];
  /** Who is told that a deployment is rolled back; absent: nobody. */
  readonly rollbackTopic?: RollbackTopic;
  /** What the deployment group waits for and doesn't refer to. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

export interface LambdaServiceProps extends LambdaServiceInputs, LambdaServiceShape {}

const LOG_RETENTION_DAYS = 365;

export class LambdaService extends Construct {
  readonly resource: LambdaFunction;
  readonly alias: LambdaAlias;
  /** Names of the alarms that stop a deployment. */
  readonly alarms: Items<string>;
  /** What the code runs as. */
  readonly role: Role;
  readonly deploymentGroup: CodedeployDeploymentGroup;

  constructor(scope: Construct, id: string, props: LambdaServiceProps) {
    super(scope, id);
    const { names } = props;
    const logs = this.logs(props);
    this.role = this.executionRole(props);
    this.resource = this.function(props, this.role, logs);
    this.alias = new LambdaAlias(this, "alias", {
      name: ALIAS,
      description: "What callers invoke; CodeDeploy moves it from version to version",
      functionName: this.resource.functionName,
      functionVersion: this.resource.version,
      // Every release moves it, some of them by weights.
      lifecycle: { ignoreChanges: ["function_version", "routing_config"] },
    });
    const { names: alarms } = new Alarms(this, "alarms", { names, rollbackOn: props.rollbackOn });
    this.alarms = alarms;
    const shift = new AliasShift(this, "shift", { ...props, alarms, alias: this.alias });
    this.deploymentGroup = shift.resource;
  }

  private logs({ names, place }: LambdaServiceProps): CloudwatchLogGroup {
    const key = new EncryptionKey(this, "logs-key", {
      owner: place,
      alias: names.functionLogsKeyAlias,
      description: `Encrypts the log of ${names.lambdaFunction}`,
      statements: [usedByLogGroups(place, names.functionLogGroup)],
    });
    return new CloudwatchLogGroup(this, "logs", {
      name: names.functionLogGroup,
      retentionInDays: LOG_RETENTION_DAYS,
      kmsKeyId: key.arn,
    });
  }

  private executionRole({ names, place, tracing, permissionsBoundary }: LambdaServiceProps): Role {
    return new Role(this, "execution", {
      name: names.functionRole,
      path: ROLE_PATHS.runtime,
      description: `What the code of ${names.lambdaFunction} runs as`,
      trust: assumedByFunction(),
      policies: { run: runFunction(place, names.functionLogGroup, tracing) },
      permissionsBoundary,
    });
  }

  private code({ filename }: LambdaServiceProps): Pick<LambdaFunctionConfig, "filename" | "sourceCodeHash"> {
    if (filename !== undefined) return { filename };
    const { path, hash } = placeholderArchive();
    const code = new TerraformAsset(this, "placeholder", { path, type: AssetType.FILE });
    return { filename: code.path, sourceCodeHash: hash };
  }

  private function(props: LambdaServiceProps, role: Role, logs: CloudwatchLogGroup): LambdaFunction {
    const { names } = props;
    const tracing = optionalBlock(
      "tracingConfig",
      onlyIf(props.tracing, [true]),
      () => ({ mode: "Active" }),
      lambdaFunctionTracingConfigToHclTerraform,
    );
    const variables = optionalBlock(
      "environment",
      ifFilled(props.environment),
      (all) => ({ variables: all }),
      lambdaFunctionEnvironmentToHclTerraform,
    );
    const made = new LambdaFunction(this, "function", {
      functionName: names.lambdaFunction,
      role: role.arn,
      runtime: props.runtime,
      handler: props.handler,
      memorySize: props.memory,
      timeout: props.timeout,
      architectures: [props.architecture],
      ephemeralStorage: { size: props.ephemeralStorage },
      reservedConcurrentExecutions: props.reservedConcurrency,
      ...tracing.config,
      ...variables.config,
      loggingConfig: { logFormat: "Text", logGroup: logs.name },
      ...this.code(props),
      // The alias needs a version to begin with.
      publish: true,
      // Every release brings its own code.
      lifecycle: { ignoreChanges: ["filename", "source_code_hash"] },
      dependsOn: [...role.policies],
    });
    for (const block of [tracing, variables]) block.addTo(made);
    return made;
  }
}
