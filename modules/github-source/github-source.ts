import { allow } from "../../iam/statement";
import { ARTIFACTS, type PipelineSource, SOURCE_ACTION } from "../delivery-pipeline/parts";

export interface GithubSourceProps {
  /** May be a reference to a connection made in the same run. */
  readonly connectionArn: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
}

/**
 * The source action of a repository on GitHub. Its variables are published as `#{source.CommitId}` and so on.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html
 */
export function githubSource(props: GithubSourceProps): PipelineSource {
  return {
    actions: [
      {
        name: SOURCE_ACTION,
        category: "Source",
        provider: "CodeStarSourceConnection",
        configuration: {
          ConnectionArn: props.connectionArn,
          FullRepositoryId: props.repository,
          BranchName: props.branch,
          OutputArtifactFormat: "CODE_ZIP",
          // The pipeline declares its triggers; both together would start it twice.
          DetectChanges: "false",
        },
        outputArtifacts: [ARTIFACTS.source],
        namespace: "source",
      },
    ],
    statements: [],
    unpredictable: [
      allow({
        sid: "UseConnection",
        actions: ["codeconnections:UseConnection", "codestar-connections:UseConnection"],
        resources: [props.connectionArn],
        because: "Fetches the source. The service was renamed, and connections still carry either prefix.",
      }),
    ],
  };
}
