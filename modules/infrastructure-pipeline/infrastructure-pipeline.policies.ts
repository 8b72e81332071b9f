import type { Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { repositoryArn } from "../codecommit-source/codecommit-source.policies";
import { pipelineArn } from "../delivery-pipeline/start.policies";

/** For who plans. The roles' own trust names it in return. */
export function becomePlanRoles(roleArns: readonly string[]): Statement {
  return allow({
    sid: "BecomePlanRoles",
    actions: ["sts:AssumeRole"],
    resources: [...roleArns],
    because: "Plans every account as the role that may only read there.",
  });
}

/** For who applies. The role's own trust names it, and nobody else, in return. */
export function becomeApplyRole(roleArn: string): Statement {
  return allow({
    sid: "BecomeApplyRole",
    actions: ["sts:AssumeRole"],
    resources: [roleArn],
    because: "Applies the stacks of this one account.",
  });
}

/** For who may change the pipeline while it runs. */
export function beginPipelineAnew(place: Place, pipeline: string): Statement {
  return allow({
    sid: "BeginThePipelineAnew",
    actions: [
      "codepipeline:GetPipeline",
      "codepipeline:StartPipelineExecution",
      "codepipeline:StopPipelineExecution",
    ],
    resources: [pipelineArn(place, pipeline)],
    because: "When it has changed its own pipeline, the changed one plans anew and goes on.",
  });
}

/** For who reviews pull requests of a repository of CodeCommit. */
export function commentInCodecommit(place: Place, repository: string): Statement {
  return allow({
    sid: "CommentOnPullRequests",
    actions: [
      "codecommit:ListPullRequests",
      "codecommit:GetPullRequest",
      "codecommit:GetCommentsForPullRequest",
      "codecommit:PostCommentForPullRequest",
      "codecommit:UpdateComment",
    ],
    resources: [repositoryArn(place, repository)],
    because: "Writes the review into the pull request, in the place of its former one.",
  });
}
