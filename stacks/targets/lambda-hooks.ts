import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Config } from "../../config/config";
import type { Delivery } from "../../config/contract";
import { HOOK_EVENTS, hooksOf, probes } from "../../config/hooks";
import { placeOf } from "../../config/place";
import { releaseNames } from "../../config/release-names";
import type { LambdaDeploy } from "../../config/targets/lambda/deploy";
import { deploymentGroupArn } from "../../modules/codedeploy/names";
import { functionArn } from "../../modules/health-probe/health-probe.policies";
import { VersionProbe } from "../../modules/health-probe/version-probe";
import type { VersionHooks } from "../../modules/lambda-service/shift";

/** What a release's AppSpec says: the function of each event, by its name or ARN. */
export function versionHooks(config: Config, { environment, service, release }: Delivery): VersionHooks {
  const { versionProbe } = releaseNames(config, service.name, environment);
  const named = hooksOf(release.hooks).map(({ event, hook }) => [
    HOOK_EVENTS[event],
    hook === "probe" ? versionProbe.function : hook.function,
  ]);
  return Object.fromEntries(named);
}

/** The same functions, each once, by their ARNs. */
export function hookArns(config: Config, delivery: Delivery): string[] {
  const place = placeOf(delivery.environment);
  const named = Object.values<string>({ ...versionHooks(config, delivery) });
  return [...new Set(named.map((name) => (name.startsWith("arn:") ? name : functionArn(place, name))))];
}

/** Makes the probe where a hook asks for it; returns what the deployment group waits for. */
export function buildVersionProbe(
  scope: Construct,
  config: Config,
  { environment, service, release }: Delivery,
  deploy: LambdaDeploy,
): readonly ITerraformDependable[] {
  if (!probes(release.hooks)) return [];
  const place = placeOf(environment);
  const names = releaseNames(config, service.name, environment);
  return new VersionProbe(new Construct(scope, "probes"), "version", {
    place,
    names: names.versionProbe,
    lambdaFunction: names.lambdaFunction,
    deploymentGroupArn: deploymentGroupArn(place, names),
    event: deploy.probeEvent,
    timeout: deploy.timeout,
    permissionsBoundary: environment.permissionsBoundary,
  }).ready;
}
