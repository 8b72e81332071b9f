import { Construct } from "constructs";
import type { Config } from "../../config/config";
import type { Delivery } from "../../config/contract";
import { listenerPriority } from "../../config/listener-priority";
import { placeOf } from "../../config/place";
import { releaseNames } from "../../config/release-names";
import { mechanismOf } from "../../config/strategies";
import { newestImage } from "../../config/targets/servers/image";
import type { PipelinePart } from "../../modules/delivery-pipeline/parts";
import type { FleetDeployment } from "../../modules/server-fleet/deployment";
import { deployServers } from "../../modules/server-fleet/server-deploy.policies";
import { ServerFleet } from "../../modules/server-fleet/server-fleet";
import { serverRelease } from "../../modules/server-fleet/server-release";
import { serviceOutput } from "../output";
import { rollbackTopicOf } from "../release-monitoring";
import { addressBehind, buildLookup, ownLoadBalancer } from "./behind-load-balancer";
import { buildDeployRole } from "./deploy-role";
import { watchServers } from "./servers-watch";
import type { Target, TargetProps } from "./target";

/** EC2 instances behind a load balancer, deployed to by CodeDeploy. */
export const serversTarget: Target = { release, address: addressBehind, build };

function release(config: Config, delivery: Delivery): PipelinePart[] {
  const { names } = factsOf(config, delivery);
  return [serverRelease({ names, deployRoleArn: delivery.deployRole.arn })];
}

function build(scope: Construct, id: string, { config, delivery, foundation }: TargetProps): void {
  const { artifacts, environment, service, release: released } = delivery;
  const subtree = new Construct(scope, id);
  const { deploy, deployment, names, place } = factsOf(config, delivery);
  const { network } = foundation;
  if (!network) throw new Error(`${environment.name} has no network for ${service.name}`);
  const loadBalancer = foundation.loadBalancer ?? ownLoadBalancer(subtree, config, delivery, network);
  const fleet = new ServerFleet(subtree, "servers", {
    ...deploy,
    place,
    names,
    deployment,
    image: deploy.ami === undefined ? { parameter: newestImage(deploy.instanceType) } : { id: deploy.ami },
    loadBalancer,
    vpcId: network.vpcId,
    privateSubnetIds: network.privateSubnetIds,
    listenerPriority: listenerPriority(service.name, deploy),
    artifacts,
    tags: config.tags,
    permissionsBoundary: environment.permissionsBoundary,
    rollbackOn: released.rollbackOn,
    rollbackTopic: rollbackTopicOf(config, environment),
    dependsOn: foundation.deploymentsReady,
  });
  watchServers(subtree, config, delivery, { fleet, loadBalancer, foundation });
  const statements = deployServers({ place, names, ...deployment });
  buildDeployRole(subtree, config, delivery, statements, foundation);
  buildLookup(subtree, config, delivery);
  serviceOutput(subtree, service.name, {
    name: "instance_role",
    description: "What the servers run as; attach what the application needs",
    value: names.instanceRole,
  });
}

/** Names and shape of a delivery to servers, the same on both sides of the account boundary. */
function factsOf(config: Config, { environment, service, release: released }: Delivery) {
  const { deploy, strategy } = released;
  if (deploy.kind !== "servers") throw new Error(`${service.name} has no servers in ${environment.name}`);
  const { serverTargetGroup, ...names } = releaseNames(config, service.name, environment);
  const mechanism = mechanismOf("servers", strategy);
  if (mechanism.by !== "codedeploy-servers")
    throw new Error(`${service.name} is deployed by ${mechanism.by}`);
  const { deploymentConfig, freshServers } = mechanism;
  const deployment: FleetDeployment =
    typeof deploymentConfig === "string"
      ? { deploymentConfig, freshServers }
      : {
          deploymentConfig: names.deploymentConfig(deploymentConfig),
          minimumHealthyPercent: 100 - deploymentConfig.batchPercent,
          freshServers,
        };
  return {
    place: placeOf(environment),
    names: { ...names, serverTargetGroup: serverTargetGroup(deploy.port) },
    deploy,
    deployment,
  };
}
