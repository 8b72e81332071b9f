/** Who looks at what, before it is used. */

import type { Delivery } from "./delivery";
import { isBeside } from "./deployments";
import type { Intended, Somebody } from "./entry";
import { type Facts, objectsAt } from "./facts";

export const LOOKS: readonly Intended[] = [
  {
    name: "pipelines and deploy roles look where their buckets are",
    who: ["pipeline", "deploy"],
    may: ["s3:GetBucketVersioning", "s3:GetBucketAcl", "s3:GetBucketLocation"],
    on: (who, { arn }, facts) => bucketsOf(who, facts).some((start) => start.startsWith(`${arn}/`)),
    because: "CodePipeline looks before it reads and writes, a deploy role before it uploads",
  },
  {
    name: "builds look where their buckets are",
    who: ["build"],
    may: ["s3:GetBucketAcl", "s3:GetBucketLocation"],
    on: (who, { arn }, facts) => bucketsOf(who, facts).some((start) => start.startsWith(`${arn}/`)),
    because: "CodeBuild looks before it reads and writes",
  },
  {
    name: "whoever has a part in a release looks at the artifacts' key",
    who: ["pipeline", "build", "deploy", "instance"],
    may: ["kms:DescribeKey"],
    on: (who, { arn }, facts) =>
      deliveriesOf(who, facts).some(({ keys }) => keys.some((key) => isBeside(key, arn))),
    because:
      "clients look which key an alias means; there is neither alias nor encryption context to narrow it by",
    weakness: "docs/concepts/security.md#statements-on-",
  },
];

/** Deliveries in which somebody has a part. */
function deliveriesOf({ arn = "" }: Somebody, facts: Facts): Delivery[] {
  return [
    ...facts.pipelinesOf(arn),
    ...facts.buildsOf(arn).flatMap(({ delivery }) => delivery ?? []),
    ...facts.deploymentsOf(arn).map(({ delivery }) => delivery),
    ...facts.deploymentsOnto(arn).map(({ delivery }) => delivery),
  ];
}

/** Beginnings of what a pipeline or build reads and writes, by its records. */
function bucketsOf(who: Somebody, facts: Facts): string[] {
  return [
    ...facts.deploymentsOf(who.arn ?? "").flatMap(({ deployed }) => deployed.touches),
    ...deliveriesOf(who, facts).flatMap(({ artifacts, source }) => [...artifacts, ...source.objects]),
    ...facts
      .buildsOf(who.arn ?? "")
      .flatMap(({ project }) =>
        project.cache?.location === undefined
          ? []
          : [objectsAt(project.cache.location, project.place.region)],
      ),
  ];
}
