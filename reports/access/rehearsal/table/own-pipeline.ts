/** What builds of the pipelines ask that deliver Slipway's own stacks, beside what plans and applies do. */
import type { Step } from "../call";
import { SOURCES } from "../sources";

/** A build that has changed the pipeline it runs in. */
export interface OwnPipeline {
  readonly role: string;
  readonly pipeline: string;
}

export const BEGIN_ANEW: Step<OwnPipeline> = {
  name: "starts the changed pipeline, and stops this execution",
  caller: ({ role }) => ({ role }),
  rows: [
    {
      actions: [
        "codepipeline:GetPipeline",
        "codepipeline:StartPipelineExecution",
        "codepipeline:StopPipelineExecution",
      ],
      on: ({ pipeline }) => [pipeline],
      source: SOURCES.pipelineEdit,
    },
  ],
};

/** A build that reviews pull requests of a repository of CodeCommit. */
export interface Reviewed {
  readonly role: string;
  readonly repository: string;
}

export const COMMENT: Step<Reviewed> = {
  name: "writes the review into the pull request",
  caller: ({ role }) => ({ role }),
  rows: [
    {
      actions: [
        "codecommit:ListPullRequests",
        "codecommit:GetPullRequest",
        "codecommit:GetCommentsForPullRequest",
        "codecommit:PostCommentForPullRequest",
        "codecommit:UpdateComment",
      ],
      on: ({ repository }) => [repository],
      source: SOURCES.codeCommitComments,
    },
  ],
};
