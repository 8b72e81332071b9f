/** What a pipeline asks of a build project. */
export const RUN_BUILDS = ["codebuild:StartBuild", "codebuild:BatchGetBuilds"] as const;

/** What a pipeline asks of a project whose builds are batches. */
export const RUN_BATCHES = ["codebuild:StartBuildBatch", "codebuild:BatchGetBuildBatches"] as const;

/**
 * What CodeBuild asks on behalf of a batch.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/batch-build.html
 */
export const RUN_BATCHED_BUILDS = [
  "codebuild:StartBuild",
  "codebuild:StopBuild",
  "codebuild:RetryBuild",
] as const;

/**
 * What a network interface in a VPC takes; none of them knows a resource.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-iam-identity-based-access-control.html
 */
export const LOOK_AT_NETWORK = [
  "ec2:DescribeDhcpOptions",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
] as const;

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
