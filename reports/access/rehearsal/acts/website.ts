/** A website: files into a bucket, and CloudFront that serves them. */
import type { ActionScene } from "../scene";
import type { Place, Script } from "../script";
import { SERVE_SITE, UPLOAD_SITE } from "../table/website";

export function uploadSite(script: Script, at: Place, scene: ActionScene): void {
  script.add(at, UPLOAD_SITE, scene);
  const name = scene.action.configuration.BucketName ?? "";
  for (const { arn, bucketArns } of script.cast.world.records.distributions)
    for (const bucket of bucketArns.filter((one) => one.endsWith(`:::${name}`)))
      script.add(at, SERVE_SITE, { distribution: arn, bucket });
}
