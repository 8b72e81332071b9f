/**
 * CodeBuild's current standard image for x86: the default of builds, and what Slipway's own steps run in, because it
 * holds the AWS CLI and jq. https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html
 */
export const CURATED_IMAGE = "aws/codebuild/amazonlinux-x86_64-standard:5.0";
