/**
 * Batches of builds, with the role that starts their builds: not the builds' own, so that no build can start others.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/batch-build.html
 */
import type { CodebuildProjectBuildBatchConfig } from "@cdktf/provider-aws/lib/codebuild-project";
import { Construct } from "constructs";
import type { ArtifactLocation } from "../../iam/artifacts";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import { assumedByBatches, batchStatements } from "./build-project.policies";

export interface Batch {
  /** Name of the role that starts the builds. */
  readonly role: string;
  /** Of the whole batch: 5 to 2,160. */
  readonly timeoutMinutes: number;
  /** 1 to 100. */
  readonly maxBuilds: number;
  /** In CodeBuild's words. Absent: any. */
  readonly computeTypes?: readonly string[];
}

export interface BuildBatchProps extends Batch {
  readonly project: string;
  readonly logGroup: string;
  readonly artifacts: ArtifactLocation;
  readonly permissionsBoundary?: string;
}

export class BuildBatch extends Construct {
  /** What the project says of batches. */
  readonly config: CodebuildProjectBuildBatchConfig;
  readonly policies: Role["policies"];

  constructor(scope: Construct, id: string, props: BuildBatchProps) {
    super(scope, id);
    const role = new Role(this, "service", {
      name: props.role,
      path: ROLE_PATHS.build,
      description: `Starts the builds of batches of ${props.project}`,
      trust: assumedByBatches(props),
      policies: { batch: batchStatements(props) },
      permissionsBoundary: props.permissionsBoundary,
    });
    this.policies = role.policies;
    this.config = {
      serviceRole: role.arn,
      // Only together are they the one artifact that the pipeline hands on.
      combineArtifacts: true,
      timeoutInMins: props.timeoutMinutes,
      restrictions: {
        maximumBuildsAllowed: props.maxBuilds,
        ...(props.computeTypes && { computeTypesAllowed: [...props.computeTypes] }),
      },
    };
  }
}
