import { Construct } from "constructs";
import type { Config, Deploy } from "../../config/config";
import type { Delivery } from "../../config/contract";
import { placeOf } from "../../config/place";
import { releaseNames } from "../../config/release-names";
import type { PipelinePart } from "../../modules/delivery-pipeline/parts";
import { websiteWidgets } from "../../modules/service-dashboard/website-widgets";
import type { ServiceAddress } from "../../modules/verification/verification";
import { Website } from "../../modules/website/website";
import { deployWebsite } from "../../modules/website/website-deploy.policies";
import { IMMUTABLE_ASSETS, websiteRelease } from "../../modules/website/website-release";
import { serviceOutput } from "../output";
import { buildDashboard } from "../release-monitoring";
import { buildDeployRole } from "./deploy-role";
import type { Target, TargetProps } from "./target";

/** Files in a private bucket behind CloudFront. */
export const websiteTarget: Target = { handsOn, release, address, build };

function release(config: Config, delivery: Delivery): PipelinePart[] {
  return websiteRelease({
    bucket: bucketOf(config, delivery),
    deployRoleArn: delivery.deployRole.arn,
    immutableAssets: handsOn(delivery.release.deploy).length > 0,
  });
}

function handsOn(deploy: Deploy): readonly string[] {
  return deploy.kind === "website" && deploy.immutableAssets ? [IMMUTABLE_ASSETS] : [];
}

/** CloudFront's name can't be predicted, so the configuration gives it where something verifies. */
function address(_config: Config, { environment }: Delivery): ServiceAddress {
  return { url: environment.url ?? "" };
}

function build(scope: Construct, id: string, { config, delivery, foundation }: TargetProps): void {
  const { environment, service, release: released } = delivery;
  if (released.deploy.kind !== "website")
    throw new Error(`${service.name} is no website in ${environment.name}`);
  const subtree = new Construct(scope, id);
  const place = placeOf(environment);
  const bucket = bucketOf(config, delivery);
  const { indexDocument, errorDocument } = released.deploy;
  const site = new Website(subtree, "website", { place, bucket, indexDocument, errorDocument });
  buildDashboard(subtree, config, delivery, () => websiteWidgets(site.resource.id));
  buildDeployRole(subtree, config, delivery, deployWebsite({ place, bucket }), foundation);
  serviceOutput(subtree, service.name, {
    name: "url",
    description: "Where the website answers; point your domain at it",
    value: site.url,
  });
}

function bucketOf(config: Config, { environment, service }: Delivery): string {
  return releaseNames(config, service.name, environment).siteBucket;
}
