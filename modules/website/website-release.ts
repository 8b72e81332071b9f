import { type Action, ARTIFACTS, type PipelinePart } from "../delivery-pipeline/parts";
import { assumeDeployRole } from "../deploy-role/assume.policies";

interface WebsiteRelease {
  readonly bucket: string;
  readonly deployRoleArn: string;
  /** True: the build hands `IMMUTABLE_ASSETS` on too. */
  readonly immutableAssets: boolean;
}

/** The build's output artifact of files whose names hold a hash of their content. */
export const IMMUTABLE_ASSETS = "assets";

/** One action has one header for all its files. Browsers and CloudFront ask again before they show a page. */
const CACHE_CONTROL = {
  pages: "public, max-age=0, must-revalidate",
  assets: "public, max-age=31536000, immutable",
} as const;

/**
 * CodePipeline's S3 action, once or twice: unpacks what the build handed on into the bucket. What may change is asked for
 * again before it is served, and what is kept never changes, so that a release is seen at once and nothing has to be
 * invalidated. Assets come before the pages that name them.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3Deploy.html
 */
export function websiteRelease({ bucket, deployRoleArn, immutableAssets }: WebsiteRelease): PipelinePart[] {
  const unpack = (name: string, artifact: string, cacheControl: string): Action => ({
    name,
    category: "Deploy",
    provider: "S3",
    version: "1",
    configuration: { BucketName: bucket, Extract: "true", CacheControl: cacheControl },
    inputArtifacts: [artifact],
    roleArn: deployRoleArn,
  });
  const assets = unpack("assets", IMMUTABLE_ASSETS, CACHE_CONTROL.assets);
  return [
    ...(immutableAssets ? [{ actions: [assets], statements: [] }] : []),
    {
      actions: [unpack("deploy", ARTIFACTS.build, CACHE_CONTROL.pages)],
      statements: [assumeDeployRole(deployRoleArn)],
    },
  ];
}
