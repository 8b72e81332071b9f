import type { StartingEvents } from "../event-trigger/event-trigger";

/**
 * Uploads of one object, by its exact key. The revision is the version that was uploaded, not the one that is the
 * latest by then.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export function uploadEvents(bucket: string, key: string): StartingEvents {
  return {
    pattern: {
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: { bucket: { name: [bucket] }, object: { key: [key] } },
    },
    revisionType: "S3_OBJECT_VERSION_ID",
    revisionPath: "$.detail.object.version-id",
  };
}
