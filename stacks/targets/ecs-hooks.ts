import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Config } from "../../config/config";
import type { Delivery } from "../../config/contract";
import { HOOK_EVENTS, hooksOf, PROBED_LISTENER, probedHost, probedListeners } from "../../config/hooks";
import { placeOf } from "../../config/place";
import { releaseNames } from "../../config/release-names";
import { deploymentGroupArn } from "../../modules/codedeploy/names";
import type { LifecycleHooks } from "../../modules/ecs-service/task-definition";
import { HealthProbe } from "../../modules/health-probe/health-probe";
import { functionArn } from "../../modules/health-probe/health-probe.policies";
import { type LoadBalancerRef, listenerPorts } from "../../modules/load-balancer/load-balancer-ref";
import type { NetworkRef } from "../network-ref";

/** What a release's AppSpec says: the function of each event, by its ARN. */
export function lifecycleHooks(config: Config, { environment, service, release }: Delivery): LifecycleHooks {
  const place = placeOf(environment);
  const { probe } = releaseNames(config, service.name, environment);
  const named = hooksOf(release.hooks).map(({ event, hook }) => {
    const name = hook === "probe" ? probe(PROBED_LISTENER[event] ?? "production").function : hook.function;
    return [HOOK_EVENTS[event], name.startsWith("arn:") ? name : functionArn(place, name)];
  });
  return Object.fromEntries(named);
}

/** Makes the probes that a release's hooks ask for; returns what the deployment group waits for. */
export function buildProbes(
  scope: Construct,
  config: Config,
  { environment, service, release }: Delivery,
  behind: { readonly loadBalancer: LoadBalancerRef; readonly network: NetworkRef },
): readonly ITerraformDependable[] {
  const { deploy } = release;
  const listeners = probedListeners(release.hooks);
  if (deploy.kind !== "ecs" || listeners.length === 0) return [];
  const place = placeOf(environment);
  const names = releaseNames(config, service.name, environment);
  const https = environment.certificateArn !== undefined;
  const probes = new Construct(scope, "probes");
  return listeners.flatMap(
    (listener) =>
      new HealthProbe(probes, listener, {
        place,
        names: names.probe(listener),
        deploymentGroupArn: deploymentGroupArn(place, names),
        scheme: https ? "https" : "http",
        address: behind.loadBalancer.dnsName,
        port: listenerPorts(https)[listener],
        healthCheckPath: deploy.healthCheckPath,
        host: probedHost(environment, deploy),
        // Of a network that exists nobody knows whether its private subnets reach the internet.
        inNetwork: environment.network?.kind === "managed",
        vpcId: behind.network.vpcId,
        privateSubnetIds: behind.network.privateSubnetIds,
        permissionsBoundary: environment.permissionsBoundary,
      }).ready,
  );
}
