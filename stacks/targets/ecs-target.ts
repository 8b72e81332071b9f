import { Construct } from "constructs";
import type { Config, Shift } from "../../config/config";
import type { Delivery } from "../../config/contract";
import { CURATED_IMAGE } from "../../config/curated-image";
import { listenerPriority } from "../../config/listener-priority";
import { environmentNames, serviceNames } from "../../config/names";
import { placeOf } from "../../config/place";
import { releaseNames } from "../../config/release-names";
import { mechanismOf } from "../../config/strategies";
import type { EcsDeploy } from "../../config/targets/ecs/deploy";
import type { Statement } from "../../iam/statement";
import { repositoryArn } from "../../modules/container-repository/container-repository.policies";
import { ARTIFACTS, type PipelinePart } from "../../modules/delivery-pipeline/parts";
import type { EcsDeployment } from "../../modules/ecs-service/deployment";
import { deployByCodeDeploy } from "../../modules/ecs-service/ecs-codedeploy-deploy.policies";
import { codedeployRelease, rollingRelease } from "../../modules/ecs-service/ecs-release";
import { deployRolling } from "../../modules/ecs-service/ecs-rolling-deploy.policies";
import { EcsService } from "../../modules/ecs-service/ecs-service";
import { revisionBuildspec } from "../../modules/ecs-service/revision";
import type { TaskProps } from "../../modules/ecs-service/task-definition";
import { serviceOutput } from "../output";
import type { Projects } from "../projects";
import { rollbackTopicOf } from "../release-monitoring";
import { addressBehind, buildLookup, ownLoadBalancer } from "./behind-load-balancer";
import { buildDeployRole } from "./deploy-role";
import { buildProbes, lifecycleHooks } from "./ecs-hooks";
import { watchEcsService } from "./ecs-watch";
import type { Target, TargetProps } from "./target";

/** Containers on ECS, rolled out by ECS itself or shifted to by CodeDeploy. */
export const ecsTarget: Target = { release, address: addressBehind, build };

function release(config: Config, delivery: Delivery, projects: Projects): PipelinePart[] {
  const facts = factsOf(config, delivery);
  const deployRoleArn = delivery.deployRole.arn;
  if (facts.deployment.kind === "rolling") return [rollingRelease({ ...facts, deployRoleArn })];
  const revisionArtifact = `revision-${delivery.environment.name}`;
  const revision = projects
    .make({
      thing: `${delivery.environment.name}-revision`,
      description: `Writes what CodeDeploy takes to release ${delivery.service.name} to ${delivery.environment.name}`,
      buildspec: revisionBuildspec(facts.task, lifecycleHooks(config, delivery)),
      image: CURATED_IMAGE,
      writesArtifacts: true,
    })
    .action({
      name: "revision",
      category: "Build",
      inputArtifacts: [ARTIFACTS.build],
      outputArtifacts: [revisionArtifact],
    });
  return [revision, codedeployRelease({ ...facts, deployRoleArn, revisionArtifact })];
}

function build(scope: Construct, id: string, { config, delivery, foundation }: TargetProps): void {
  const { environment, service, release: released } = delivery;
  const subtree = new Construct(scope, id);
  const facts = factsOf(config, delivery);
  const deploy = facts.deploy;
  const { network } = foundation;
  if (!network) throw new Error(`${environment.name} has no network for ${service.name}`);
  const loadBalancer = foundation.loadBalancer ?? ownLoadBalancer(subtree, config, delivery, network);
  const made = new EcsService(subtree, "ecs", {
    ...facts.task,
    names: facts.names,
    cluster: facts.cluster,
    loadBalancer,
    vpcId: network.vpcId,
    privateSubnetIds: network.privateSubnetIds,
    repositoryArn: repositoryArn(placeOf(config.tools), serviceNames(config, service.name).repository),
    desiredCount: deploy.desiredCount,
    healthCheckPath: deploy.healthCheckPath,
    listenerPriority: listenerPriority(service.name, deploy),
    permissionsBoundary: environment.permissionsBoundary,
    hosts: deploy.hosts,
    paths: deploy.paths,
    deployment: facts.deployment,
    rollbackOn: released.rollbackOn,
    rollbackTopic: rollbackTopicOf(config, environment),
    hookFunctionArns: [...new Set(Object.values(lifecycleHooks(config, delivery)))],
    dependsOn: [
      ...(foundation.ready ?? []),
      ...(foundation.deploymentsReady ?? []),
      ...buildProbes(subtree, config, delivery, { loadBalancer, network }),
    ],
  });
  watchEcsService(subtree, config, delivery, { service: made, loadBalancer, foundation });
  buildDeployRole(subtree, config, delivery, deployStatements(facts), foundation);
  buildLookup(subtree, config, delivery);
  serviceOutput(subtree, service.name, {
    name: "task_role",
    description: "What the application runs as; attach what it needs",
    value: facts.names.taskRole,
  });
}

/** Names and shape of a delivery to ECS, the same on both sides of the account boundary. */
interface EcsFacts {
  readonly place: TaskProps["place"];
  readonly names: ReturnType<typeof releaseNames>;
  readonly cluster: string;
  readonly deploy: EcsDeploy;
  readonly deployment: EcsDeployment;
  readonly task: TaskProps;
}

function factsOf(config: Config, { environment, service, release: released }: Delivery): EcsFacts {
  const deploy = released.deploy;
  if (deploy.kind !== "ecs") throw new Error(`${service.name} is no ECS service in ${environment.name}`);
  const place = placeOf(environment);
  const names = releaseNames(config, service.name, environment);
  const mechanism = mechanismOf("ecs", released.strategy);
  const { port, cpu, memory, environment: variables, secrets } = deploy;
  return {
    place,
    names,
    deploy,
    cluster: environmentNames(config, environment.name).cluster,
    task: { place, names, port, cpu, memory, environment: variables, secrets },
    deployment:
      mechanism.by === "codedeploy"
        ? {
            kind: "codedeploy",
            ...deploymentConfigOf(mechanism.deploymentConfig, names),
            terminationWaitMinutes: released.terminationWaitMinutes,
          }
        : { kind: "rolling" },
  };
}

/** AWS's own by its name, or one that the service makes. */
function deploymentConfigOf(config: string | Shift, names: EcsFacts["names"]) {
  if (typeof config === "string") return { deploymentConfig: config };
  return { deploymentConfig: names.deploymentConfig(config), shift: config };
}

function deployStatements(facts: EcsFacts): Statement[] {
  const { deployment } = facts;
  return deployment.kind === "rolling"
    ? deployRolling(facts)
    : deployByCodeDeploy({ ...facts, ...deployment });
}
