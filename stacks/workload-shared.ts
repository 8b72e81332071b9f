import { AssetType, Fn, type ITerraformDependable, TerraformAsset, TerraformOutput, Token } from "cdktf";
import { Construct } from "constructs";
import { Network } from "../.gen/modules/network";
import type { Config, Environment, Service } from "../config/config";
import { type Delivery, deliveriesOf } from "../config/contract";
import { environmentNames } from "../config/names";
import { placeOf } from "../config/place";
import { mechanismOf } from "../config/strategies";
import { targetConfigOf } from "../config/targets/targets";
import { DeploymentTopic } from "../modules/deployment-topic/deployment-topic";
import { EcsCluster } from "../modules/ecs-cluster/ecs-cluster";
import { LoadBalancer } from "../modules/load-balancer/load-balancer";
import type { LoadBalancerRef } from "../modules/load-balancer/load-balancer-ref";
import { deploymentNewsOf } from "./deployment-news";
import { buildGithubProvider } from "./github-provider";
import { existingNetwork, type NetworkRef } from "./network-ref";

/** What a service needs of a workload account. Absent members belong to environments without services of that kind. */
export interface WorkloadFoundation {
  readonly network?: NetworkRef;
  /** The one that services share; absent where each has its own. */
  readonly loadBalancer?: LoadBalancerRef;
  /** What must exist before a service and isn't referred to, because its ARN is predicted: the cluster. */
  readonly ready?: readonly ITerraformDependable[];
  /** What must stand before somebody is told of deployments, in the stack that makes it. */
  readonly deploymentsReady?: readonly ITerraformDependable[];
  /** What makes the account believe GitHub's tokens, in the stack that makes it. */
  readonly githubReady?: readonly ITerraformDependable[];
}

/** What a workload account holds once, whatever its services are. */
export class WorkloadShared extends Construct implements WorkloadFoundation {
  readonly network?: NetworkRef;
  readonly loadBalancer?: LoadBalancerRef;
  readonly ready?: readonly ITerraformDependable[];
  readonly deploymentsReady?: readonly ITerraformDependable[];
  readonly githubReady?: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, config: Config, environment: Environment) {
    super(scope, id);
    const names = environmentNames(config, environment.name);
    if (environment.network) this.network = networkOf(this, names.network, environment.network);
    const needs = needsOf(config, environment, config.services);
    if (needs.cluster) this.ready = [new EcsCluster(this, "cluster", { name: names.cluster }).resource];
    this.githubReady = buildGithubProvider(this, environment, needs.github);
    if (needs.deployments) this.deploymentsReady = this.news(config, environment);
    if (!needs.loadBalancer || !this.network || environment.loadBalancer === "own") return;
    this.loadBalancer = new LoadBalancer(this, "load-balancer", {
      name: names.loadBalancer,
      ...loadBalancerShape(environment, needs.testListener),
      vpcId: this.network.vpcId,
      publicSubnetIds: this.network.publicSubnetIds,
      testClients: this.network.outgoing,
    });
    new TerraformOutput(this, "address", {
      description: "Where the environment's services answer; point your domain at it",
      value: this.loadBalancer.dnsName,
    }).overrideLogicalId("load_balancer_dns_name");
  }

  /** The topic that tells people of deployments, where they are told of any. */
  private news(config: Config, environment: Environment): readonly ITerraformDependable[] | undefined {
    const { failures, rollbacks, alarms, any } = deploymentNewsOf(config);
    if (!any) return undefined;
    const needs = needsOf(config, environment, config.services);
    const names = environmentNames(config, environment.name);
    return new DeploymentTopic(this, "deployments", {
      place: placeOf(environment),
      topic: names.deploymentTopic,
      keyAlias: names.deploymentKeyAlias,
      subscribers: config.notifications?.emails ?? [],
      events: failures || (rollbacks && needs.rolling),
      alarms,
      codedeploy: rollbacks && needs.codedeploy,
    }).ready;
  }
}

/** What these services ask of what the environment's services share. */
export function needsOf(config: Config, environment: Environment, services: readonly Service[]) {
  const here = deliveriesOf({ ...config, services }).filter(
    (delivery) => delivery.environment === environment,
  );
  const needs = here.map(({ release }) => targetConfigOf(release.deploy).needs);
  const mechanisms = here.map(({ release }) => mechanismOf(release.deploy.kind, release.strategy).by);
  return {
    network: needs.some(({ network }) => network),
    cluster: needs.some(({ cluster }) => cluster),
    loadBalancer: needs.some(({ loadBalancer }) => loadBalancer),
    testListener: here.some(shiftsTraffic),
    github: here.some(({ deployer }) => deployer.kind === "github"),
    rolling: mechanisms.includes("ecs-action"),
    /** Its service roles tell of rollbacks themselves. */
    codedeploy: mechanisms.some((by) => by === "codedeploy" || by === "codedeploy-servers"),
    /** Somebody else than the pipeline carries releases out, and tells of them. */
    deployments: mechanisms.some((by) => by !== "s3-action"),
  };
}

/** True when CodeDeploy shows a release on the test listener before production traffic moves. */
export function shiftsTraffic({ release }: Delivery): boolean {
  if (!targetConfigOf(release.deploy).needs.loadBalancer) return false;
  return mechanismOf(release.deploy.kind, release.strategy).by === "codedeploy";
}

/** How an environment's load balancers are made, shared or own. */
export function loadBalancerShape(environment: Environment, testListener: boolean) {
  const { certificateArn } = environment;
  return { https: certificateArn !== undefined, certificateArn, testListener };
}

function networkOf(scope: Construct, name: string, network: NonNullable<Environment["network"]>): NetworkRef {
  if (network.kind === "existing") return existingNetwork(network);
  const { cidr, availabilityZones } = network;
  // cdktf would carry the module's folder by way of the system's temporary folder, and leave it lying there.
  const folder = new TerraformAsset(scope, "network-module", {
    path: "terraform/network",
    type: AssetType.DIRECTORY,
    // A name and no hash of its content: a comment in it is no change.
    assetHash: "network",
  });
  const made = new Network(scope, "network", {
    name,
    cidr,
    availabilityZones: [...availabilityZones],
    skipAssetCreationFromLocalModules: true,
  });
  made.addOverride("source", `./${folder.path}`);
  return {
    vpcId: made.vpcIdOutput,
    privateSubnetIds: Token.asList(made.privateSubnetIdsOutput),
    publicSubnetIds: Token.asList(made.publicSubnetIdsOutput),
    outgoing: Object.fromEntries(
      availabilityZones.map((zone) => [zone, `${Fn.lookup(made.natPublicIpsOutput, zone)}/32`]),
    ),
  };
}
