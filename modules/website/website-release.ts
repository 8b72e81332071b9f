import { ARTIFACTS, type PipelinePart } from "../delivery-pipeline/parts";
import { assumeDeployRole } from "../deploy-role/assume.policies";

interface WebsiteRelease {
  readonly bucket: string;
  readonly deployRoleArn: string;
}

/**
 * CodePipeline's S3 action: unpacks the build's artifact into the bucket. CloudFront asks for every file again before
 * it serves it, so that a release is seen at once without an invalidation, which the action can't make.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3Deploy.html
 */
export function websiteRelease({ bucket, deployRoleArn }: WebsiteRelease): PipelinePart {
  return {
    actions: [
      {
        name: "deploy",
        category: "Deploy",
        provider: "S3",
        version: "1",
        configuration: {
          BucketName: bucket,
          Extract: "true",
          CacheControl: "public, max-age=0, must-revalidate",
        },
        inputArtifacts: [ARTIFACTS.build],
        roleArn: deployRoleArn,
      },
    ],
    statements: [assumeDeployRole(deployRoleArn)],
  };
}
