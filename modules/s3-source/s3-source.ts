import { ARTIFACTS, type PipelineSource, SOURCE_ACTION } from "../delivery-pipeline/parts";
import { readSource, type SourceObject } from "./s3-source.policies";

export interface S3SourceProps {
  /** Predicted: policies hold it. */
  readonly source: SourceObject;
  /** The bucket's name again, as a reference to the bucket that is made in the same run. */
  readonly bucketRef: string;
}

/**
 * The source action of an object in a bucket. Its variables are published as `#{source.VersionId}` and so on.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html
 */
export function s3Source({ source, bucketRef }: S3SourceProps): PipelineSource {
  return {
    actions: [
      {
        name: SOURCE_ACTION,
        category: "Source",
        provider: "S3",
        configuration: {
          S3Bucket: bucketRef,
          S3ObjectKey: source.key,
          // Events start the pipeline; both together would start it twice.
          PollForSourceChanges: "false",
        },
        outputArtifacts: [ARTIFACTS.source],
        namespace: "source",
      },
    ],
    statements: readSource(source),
    unpredictable: [],
  };
}
