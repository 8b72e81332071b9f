/** What it is worth to do something to source, to builds, and to the images that they give. */
import type { Worths } from "./worth";

export const WORTH_OF_BUILDS: Worths = {
  aws_ecr_repository: {
    "push images":
      "ecr:PutImage ecr:InitiateLayerUpload ecr:UploadLayerPart ecr:CompleteLayerUpload ecr:ReplicateImage ecr:BatchImportUpstreamImage",
    "read images": "ecr:BatchGetImage ecr:GetDownloadUrlForLayer",
    "change or delete images, or who may":
      "ecr:BatchDeleteImage ecr:SetRepositoryPolicy ecr:DeleteRepositoryPolicy ecr:CreateRepository ecr:DeleteRepository ecr:PutImageTagMutability ecr:PutLifecyclePolicy ecr:DeleteLifecyclePolicy ecr:UpdateImageStorageClass ecr:TagResource ecr:UntagResource",
    "blind what looks into images": "ecr:PutImageScanningConfiguration",
  },
  aws_codecommit_repository: {
    "read source":
      "codecommit:GitPull codecommit:GetFile codecommit:GetBlob codecommit:GetBlobDifferences codecommit:UploadArchive codecommit:DescribeMergeConflicts codecommit:BatchDescribeMergeConflicts",
    "write source":
      "codecommit:GitPush codecommit:CreateCommit codecommit:PutFile codecommit:DeleteFile codecommit:CreateBranch codecommit:CreateUnreferencedMergeCommit codecommit:MergeBranchesByFastForward codecommit:MergeBranchesBySquash codecommit:MergeBranchesByThreeWay codecommit:MergePullRequestByFastForward codecommit:MergePullRequestBySquash codecommit:MergePullRequestByThreeWay codecommit:UpdateDefaultBranch codecommit:DeleteBranch codecommit:DeleteRepository",
    "change the repository, or whom it tells":
      "codecommit:CreateRepository codecommit:UpdateRepositoryName codecommit:UpdateRepositoryEncryptionKey codecommit:PutRepositoryTriggers codecommit:TagResource codecommit:UntagResource",
    "answer for a review":
      "codecommit:UpdatePullRequestApprovalState codecommit:UpdatePullRequestStatus codecommit:OverridePullRequestApprovalRules codecommit:CreatePullRequestApprovalRule codecommit:UpdatePullRequestApprovalRuleContent codecommit:DeletePullRequestApprovalRule codecommit:AssociateApprovalRuleTemplateWithRepository codecommit:BatchAssociateApprovalRuleTemplateWithRepositories codecommit:DisassociateApprovalRuleTemplateFromRepository codecommit:BatchDisassociateApprovalRuleTemplateFromRepositories",
    "have a pull request built": "codecommit:CreatePullRequest",
  },
  aws_codebuild_project: {
    "run a build":
      "codebuild:StartBuild codebuild:StartBuildBatch codebuild:RetryBuild codebuild:RetryBuildBatch codebuild:StartSandbox",
    "change what builds run":
      "codebuild:UpdateProject codebuild:CreateProject codebuild:DeleteProject codebuild:CreateWebhook codebuild:UpdateWebhook codebuild:DeleteWebhook codebuild:UpdateProjectVisibility codebuild:InvalidateProjectCache",
    "say who else may run or see it": "codebuild:PutResourcePolicy codebuild:DeleteResourcePolicy",
    "stop a build, or lose what it told":
      "codebuild:StopBuild codebuild:StopBuildBatch codebuild:StopSandbox codebuild:BatchDeleteBuilds codebuild:DeleteBuildBatch",
    "see what builds have in their environment":
      "codebuild:BatchGetBuilds codebuild:BatchGetBuildBatches codebuild:BatchGetProjects codebuild:BatchGetSandboxes",
  },
  report: {
    "say what tests found":
      "codebuild:CreateReportGroup codebuild:CreateReport codebuild:UpdateReport codebuild:BatchPutTestCases codebuild:BatchPutCodeCoverages codebuild:UpdateReportGroup",
    "lose what tests found": "codebuild:DeleteReport codebuild:DeleteReportGroup",
    "say who else may see it": "codebuild:PutResourcePolicy codebuild:DeleteResourcePolicy",
  },
};
