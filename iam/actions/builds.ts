/** What a pipeline asks of a build project. */
export const RUN_BUILDS = ["codebuild:StartBuild", "codebuild:BatchGetBuilds"] as const;

/** What a build writes into its own log group. */
export const WRITE_LOGS = ["logs:CreateLogStream", "logs:PutLogEvents"] as const;

/** What test reports take; CodeBuild makes the groups that a buildspec names. */
export const WRITE_REPORTS = [
  "codebuild:CreateReportGroup",
  "codebuild:CreateReport",
  "codebuild:UpdateReport",
  "codebuild:BatchPutTestCases",
  "codebuild:BatchPutCodeCoverages",
] as const;
