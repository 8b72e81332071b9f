import type { Place } from "../../iam/arn";
import { ARTIFACTS, type PipelineSource, SOURCE_ACTION } from "../delivery-pipeline/parts";
import { listArtifacts, readRepository } from "./codecommit-source.policies";

export interface CodecommitSourceProps {
  readonly place: Place;
  /** Its name, predicted: policies hold it. */
  readonly repository: string;
  /** Its name again, as a reference where the repository is made in the same run. Default: `repository`. */
  readonly repositoryRef?: string;
  readonly branch: string;
  /** ARN of the artifact bucket, of the same account. */
  readonly bucketArn: string;
}

/**
 * The source action of a repository of CodeCommit. Its variables are published as `#{source.CommitId}` and so on.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeCommit.html
 */
export function codecommitSource(props: CodecommitSourceProps): PipelineSource {
  const { place, repository, repositoryRef = repository, branch } = props;
  return {
    actions: [
      {
        name: SOURCE_ACTION,
        category: "Source",
        provider: "CodeCommit",
        configuration: {
          RepositoryName: repositoryRef,
          BranchName: branch,
          OutputArtifactFormat: "CODE_ZIP",
          // Events start the pipeline; both together would start it twice.
          PollForSourceChanges: "false",
        },
        outputArtifacts: [ARTIFACTS.source],
        namespace: "source",
      },
    ],
    statements: [
      readRepository(place, repository),
      listArtifacts({ account: place.account, bucketArn: props.bucketArn }),
    ],
    unpredictable: [],
  };
}
