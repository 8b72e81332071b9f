/**
 * A CodeBuild project inside a pipeline: its service role, its log group, its action. Builds, checks, verifications
 * and the preparation of revisions are all this.
 *
 * Threat boundary: the commands are the repository's, so the role is no more than those commands may be trusted with.
 */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CodebuildProject } from "@cdktf/provider-aws/lib/codebuild-project";
import { Construct } from "constructs";
import type { ArtifactLocation } from "../../iam/artifacts";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import type { Statement } from "../../iam/statement";
import { useCache } from "../build-cache/build-cache.policies";
import type { Action, PipelinePart } from "../delivery-pipeline/parts";
import { type Batch, BuildBatch } from "./build-batch";
import { type Variables, variablesOf } from "./build-environment";
import { readVariables } from "./build-environment.policies";
import { assumedByProject, buildStatements, runProject } from "./build-project.policies";
import { buildInVpc } from "./build-vpc.policies";
import { type Cache, cacheOf } from "./cache";
import { ReportGroups, type ReportGroupsProps } from "./report-groups";

export interface BuildProjectInputs {
  readonly project: string;
  readonly role: string;
  readonly logGroup: string;
  readonly description: string;
  readonly artifacts: ArtifactLocation;
  /** A reference to the artifact key: CodeBuild doesn't take the pipeline's. */
  readonly keyArn: string;
  /** A curated image of CodeBuild, or one of yours. */
  readonly image: string;
  /** 5 to 2,160; absent on Lambda, which takes none. */
  readonly timeoutMinutes?: number;
  /** How long a build may wait for a machine: 5 to 480, default 480; absent on Lambda. */
  readonly queuedTimeoutMinutes?: number;
  /** How many builds may run at a time. Absent: as many as the account may run. */
  readonly concurrentBuilds?: number;
  /** A reference to the key that encrypts the log group. */
  readonly logsKeyArn: string;
  /** Days that logs are kept, of those that CloudWatch knows. */
  readonly logRetentionDays: number;
  readonly permissionsBoundary?: string;
}

export interface BuildVpc {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  /** May be references. */
  readonly securityGroupIds: readonly string[];
}

export interface BuildProjectShape {
  /** https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html */
  readonly compute: { readonly environmentType: string; readonly computeType: string };
  /** Values, and parameters and secrets that the role may then read. */
  readonly environment: Variables;
  /** Docker inside the build, which takes privileged mode. */
  readonly docker: boolean;
  /** Path in the repository, or the text itself as data. */
  readonly buildspec: string | object;
  /** True: its action hands artifacts on. False: it only takes them, and its role can't write any. */
  readonly writesArtifacts: boolean;
  /** Absent: every build begins with nothing. */
  readonly cache?: Cache;
  /** Several builds for one, as the buildspec's `batch` says. Absent: one build. */
  readonly batch?: Batch;
  /** A VPC of the account that builds run in. Absent: none. */
  readonly vpc?: BuildVpc;
  /** Report groups by their names in the buildspec. None: builds make those that their buildspec names. */
  readonly reports: ReportGroupsProps["reports"];
  /** What the commands may do beside artifacts and logs. */
  readonly statements: readonly Statement[];
}

export interface BuildProjectProps extends BuildProjectInputs, BuildProjectShape {}

export class BuildProject extends Construct {
  readonly resource: CodebuildProject;
  private readonly props: BuildProjectProps;

  constructor(scope: Construct, id: string, props: BuildProjectProps) {
    super(scope, id);
    this.props = props;
    const logs = new CloudwatchLogGroup(this, "logs", {
      name: props.logGroup,
      retentionInDays: props.logRetentionDays,
      kmsKeyId: props.logsKeyArn,
    });
    const reports = new ReportGroups(this, "reports", props);
    const role = new Role(this, "service", {
      name: props.role,
      path: ROLE_PATHS.build,
      description: `Service role of the build project ${props.project}`,
      trust: assumedByProject(props),
      policies: {
        build: buildStatements(props),
        ...(props.cache?.type === "s3" && { cache: useCache(props.cache, props.artifacts) }),
        ...(props.vpc && { network: buildInVpc(props.artifacts, props.vpc.subnetIds) }),
        commands: [...props.statements, ...readVariables(props.artifacts, props.environment)],
      },
      permissionsBoundary: props.permissionsBoundary,
    });
    const batch = props.batch && new BuildBatch(this, "batch", { ...props, ...props.batch });
    this.resource = this.project({ role, logs, reports, batch });
  }

  /** The pipeline's action that runs this project. */
  action(
    props: Pick<Action, "name" | "category" | "inputArtifacts" | "outputArtifacts" | "namespace">,
  ): PipelinePart {
    if (props.outputArtifacts !== undefined && !this.props.writesArtifacts) {
      throw new Error(`${this.node.path}: the action ${props.name} hands artifacts on; set writesArtifacts`);
    }
    return {
      actions: [{ ...props, provider: "CodeBuild", configuration: this.configuration() }],
      statements: runProject(this.props),
    };
  }

  /** Only together are the artifacts of a batch the one that the pipeline hands on. */
  private configuration(): Action["configuration"] {
    const { project, batch } = this.props;
    return { ProjectName: project, ...(batch && { BatchEnabled: "true", CombineArtifacts: "true" }) };
  }

  private project({ role, logs, reports, batch }: ProjectParts): CodebuildProject {
    const { props } = this;
    const { vpc } = props;
    return new CodebuildProject(this, "project", {
      name: props.project,
      description: props.description,
      serviceRole: role.arn,
      encryptionKey: props.keyArn,
      buildTimeout: props.timeoutMinutes,
      queuedTimeout: props.queuedTimeoutMinutes,
      concurrentBuildLimit: props.concurrentBuilds,
      source: {
        type: "CODEPIPELINE",
        buildspec: typeof props.buildspec === "string" ? props.buildspec : inlineBuildspec(props.buildspec),
      },
      artifacts: { type: "CODEPIPELINE" },
      environment: {
        type: props.compute.environmentType,
        computeType: props.compute.computeType,
        image: props.image,
        privilegedMode: props.docker,
        environmentVariable: variablesOf(props.environment),
      },
      cache: cacheOf(props.cache),
      buildBatchConfig: batch?.config,
      vpcConfig: vpc && {
        vpcId: vpc.vpcId,
        subnets: [...vpc.subnetIds],
        securityGroupIds: [...vpc.securityGroupIds],
      },
      logsConfig: { cloudwatchLogs: { groupName: logs.name } },
      // CodeBuild tries the role when the project is made.
      dependsOn: [...role.policies, ...(batch?.policies ?? []), ...reports.resources],
    });
  }
}

/** What a project stands on. */
interface ProjectParts {
  readonly role: Role;
  readonly logs: CloudwatchLogGroup;
  readonly reports: ReportGroups;
  readonly batch?: BuildBatch;
}

/** JSON is YAML, which is what a buildspec is; shell's `${…}` is escaped for Terraform. */
function inlineBuildspec(buildspec: object): string {
  return JSON.stringify(buildspec, null, 2).replaceAll("${", "$$${").replaceAll("%{", "%%{");
}
