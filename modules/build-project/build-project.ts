/**
 * A CodeBuild project inside a pipeline: its service role, its log group, its action. Builds, checks, verifications
 * and the preparation of revisions are all this.
 *
 * Threat boundary: the commands are the repository's, so the role is no more than those commands may be trusted with.
 */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CodebuildProject } from "@cdktf/provider-aws/lib/codebuild-project";
import type { IResolvable } from "cdktf";
import { Construct } from "constructs";
import { addDynamicBlocks, fixedBlocks } from "../../face/blocks";
import { type Items, itemsOf, known, type Maybe, type Switch } from "../../face/each";
import type { ArtifactLocation } from "../../iam/artifacts";
import { named } from "../../iam/locals";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import type { Statement } from "../../iam/statement";
import { useCache } from "../build-cache/build-cache.policies";
import type { PipelinePart } from "../delivery-pipeline/parts";
import { type BuildVpc, environmentBlocks, vpcBlocks, vpcConfigsOf } from "./blocks";
import { buildAction, type RunProps } from "./build-action";
import { type Batch, BuildBatch } from "./build-batch";
import { type NamedVariable, type Variables, variablesOf } from "./build-environment";
import { keptOf, readVariables } from "./build-environment.policies";
import { assumedByProject, buildStatements } from "./build-project.policies";
import { buildInVpc } from "./build-vpc.policies";
import { type Cache, cacheBlocks, cachesOf, inS3 } from "./cache";
import { ReportGroups, type ReportGroupsProps } from "./report-groups";

export interface BuildProjectInputs {
  readonly project: string;
  readonly role: string;
  readonly logGroup: string;
  readonly description?: string;
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
  /** Docker inside the build, which takes privileged mode. */
  readonly docker: boolean | IResolvable;
  /** A reference to the key that encrypts the log group. Absent: CloudWatch's own. */
  readonly logsKeyArn?: string;
  /** Days that logs are kept, of those that CloudWatch knows. */
  readonly logRetentionDays: number;
  readonly permissionsBoundary?: string;
}

export interface BuildProjectShape {
  /** https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html */
  readonly compute: { readonly environmentType: string; readonly computeType: string };
  /** Values, and parameters and secrets that the role may then read. */
  readonly environment: Variables | Items<NamedVariable>;
  /** Path in the repository, or the text itself as data. */
  readonly buildspec: string | object;
  /** True: its action hands artifacts on. False: it only takes them, and its role can't write any. */
  readonly writesArtifacts: Switch;
  /** Absent: every build begins with nothing. Of several, Terraform finds one. */
  readonly cache?: Cache | Items<Cache>;
  /** Several builds for one, as the buildspec's `batch` says. Absent: one build. */
  readonly batch?: Batch;
  /** A VPC of the account that builds run in. Absent: none. */
  readonly vpc?: Maybe<BuildVpc>;
  /** Report groups by their names in the buildspec. None: builds make those that their buildspec names. */
  readonly reports: ReportGroupsProps["reports"];
  /** What the commands may do beside artifacts and logs. */
  readonly statements: readonly Statement[];
}

export interface BuildProjectProps extends BuildProjectInputs, BuildProjectShape {}

export class BuildProject extends Construct {
  readonly resource: CodebuildProject;
  readonly role: Role;
  readonly logs: CloudwatchLogGroup;
  private readonly props: BuildProjectProps;

  constructor(scope: Construct, id: string, props: BuildProjectProps) {
    super(scope, id);
    this.props = props;
    this.logs = new CloudwatchLogGroup(this, "logs", {
      name: props.logGroup,
      retentionInDays: props.logRetentionDays,
      kmsKeyId: props.logsKeyArn,
    });
    const reports = new ReportGroups(this, "reports", props);
    const caches = inS3(props.cache);
    const vpc = itemsOf(props.vpc);
    this.role = new Role(this, "service", {
      name: props.role,
      path: ROLE_PATHS.build,
      description: `Service role of the build project ${props.project}`,
      trust: assumedByProject(props),
      policies: {
        build: buildStatements(props),
        cache: {
          statements: known(caches).flatMap((cache) => useCache(cache, props.artifacts)),
          for: caches,
        },
        network: {
          statements: known(vpc).flatMap(({ subnetIds }) => buildInVpc(props.artifacts, subnetIds)),
          for: vpc,
        },
        commands: {
          statements: [
            ...props.statements,
            ...readVariables(props.artifacts, props.environment, (name, texts) => named(this, name, texts)),
          ],
          for: [...props.statements, ...keptOf(props.environment)],
        },
      },
      permissionsBoundary: props.permissionsBoundary,
    });
    const batch = props.batch && new BuildBatch(this, "batch", { ...props, ...props.batch });
    this.resource = this.project(reports, batch);
    addDynamicBlocks(this.resource, environmentBlocks(props.environment), "environment");
    addDynamicBlocks(this.resource, { ...cacheBlocks(props.cache), ...vpcBlocks(props.vpc) });
  }

  /** The pipeline's action that runs this project. */
  action(props: RunProps): PipelinePart {
    if (props.outputArtifacts !== undefined && !this.props.writesArtifacts) {
      throw new Error(`${this.node.path}: the action ${props.name} hands artifacts on; set writesArtifacts`);
    }
    return buildAction(this.props, props);
  }

  private project(reports: ReportGroups, batch: BuildBatch | undefined): CodebuildProject {
    const { props, role, logs } = this;
    const [cache] = fixedBlocks(cachesOf(props.cache));
    const [vpcConfig] = fixedBlocks(vpcConfigsOf(props.vpc));
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
        environmentVariable: fixedBlocks(variablesOf(props.environment)),
      },
      cache,
      buildBatchConfig: batch?.config,
      vpcConfig,
      logsConfig: { cloudwatchLogs: { groupName: logs.name } },
      // CodeBuild tries the role when the project is made.
      dependsOn: [...role.policies, ...(batch?.policies ?? []), ...reports.resources],
    });
  }
}

/** JSON is YAML, which is what a buildspec is; shell's `${…}` is escaped for Terraform. */
function inlineBuildspec(buildspec: object): string {
  return JSON.stringify(buildspec, null, 2).replaceAll("${", "$$${").replaceAll("%{", "%%{");
}
