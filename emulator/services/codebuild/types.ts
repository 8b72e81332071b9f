/** What CodeBuild calls the parts of a project; only what the layer looks at. */
import type { tagPairs } from "../tags";

type TagList = Parameters<ReturnType<typeof tagPairs<"key" | "value">>["read"]>[0];

/** https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html */
export interface Source {
  readonly type: string;
  readonly location?: string;
  readonly buildspec?: string;
  readonly reportBuildStatus?: boolean;
  readonly auth?: { readonly type: string; readonly resource?: string };
  readonly sourceIdentifier?: string;
}

/** https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectArtifacts.html */
export interface Artifacts {
  readonly type: string;
  readonly location?: string;
  readonly name?: string;
  readonly packaging?: string;
  readonly namespaceType?: string;
  readonly overrideArtifactName?: boolean;
  readonly encryptionDisabled?: boolean;
  readonly artifactIdentifier?: string;
}

/** https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectEnvironment.html */
export interface Environment {
  readonly type: string;
  readonly image: string;
  readonly computeType: string;
  readonly privilegedMode?: boolean;
  readonly imagePullCredentialsType?: string;
  readonly environmentVariables?: readonly {
    readonly name: string;
    readonly value: string;
    readonly type?: string;
  }[];
}

export interface VpcConfig {
  readonly vpcId?: string;
  readonly subnets?: readonly string[];
  readonly securityGroupIds?: readonly string[];
}

/** What CreateProject is told. https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html */
export interface ProjectInput {
  readonly name: string;
  readonly source: Source;
  readonly secondarySources?: readonly Source[];
  readonly artifacts: Artifacts;
  readonly secondaryArtifacts?: readonly Artifacts[];
  readonly environment: Environment;
  /** ARN or name. */
  readonly serviceRole: string;
  readonly cache?: { readonly type: string; readonly location?: string };
  readonly timeoutInMinutes?: number;
  readonly queuedTimeoutInMinutes?: number;
  readonly encryptionKey?: string;
  readonly vpcConfig?: VpcConfig;
  readonly badgeEnabled?: boolean;
  readonly logsConfig?: { readonly s3Logs?: { readonly status: string; readonly location?: string } };
  readonly buildBatchConfig?: { readonly serviceRole?: string };
  /** -1 takes the limit away. */
  readonly concurrentBuildLimit?: number;
  readonly tags?: TagList;
}

export interface WebhookFilter {
  readonly type: string;
  readonly pattern: string;
  readonly excludeMatchedPattern?: boolean;
}

/** https://docs.aws.amazon.com/codebuild/latest/APIReference/API_Webhook.html */
export interface Webhook {
  readonly url: string;
  readonly payloadUrl?: string;
  readonly branchFilter?: string;
  readonly filterGroups?: readonly (readonly WebhookFilter[])[];
  readonly buildType?: string;
  readonly lastModifiedSecret: number;
  readonly status: string;
}

/** A project as CodeBuild gives it back. https://docs.aws.amazon.com/codebuild/latest/APIReference/API_Project.html */
export interface Project extends Omit<ProjectInput, "badgeEnabled"> {
  readonly arn: string;
  readonly badge: { readonly badgeEnabled: boolean; readonly badgeRequestUrl?: string };
  /** Epoch seconds. */
  readonly created: number;
  readonly lastModified: number;
  readonly projectVisibility: string;
  readonly publicProjectAlias?: string;
  readonly resourceAccessRole?: string;
  readonly webhook?: Webhook;
}

/** Source types that are Git repositories of others, which CodeBuild tells about builds. */
export const GIT_PROVIDERS: readonly string[] = [
  "BITBUCKET",
  "GITHUB",
  "GITHUB_ENTERPRISE",
  "GITLAB",
  "GITLAB_SELF_MANAGED",
];
