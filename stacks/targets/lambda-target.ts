import { Construct } from "constructs";
import type { Config, Shift } from "../../config/config";
import { callers, type Delivery } from "../../config/contract";
import { CURATED_IMAGE } from "../../config/curated-image";
import { serviceNames } from "../../config/names";
import { placeOf } from "../../config/place";
import { releaseNames } from "../../config/release-names";
import { minutesOf } from "../../config/shift";
import { mechanismOf } from "../../config/strategies";
import type { LambdaDeploy } from "../../config/targets/lambda/deploy";
import { SHIFT_RESERVE_MINUTES } from "../../config/targets/lambda/shift-minutes";
import { roleArn } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { ARTIFACTS, type PipelinePart } from "../../modules/delivery-pipeline/parts";
import { BuildAccess } from "../../modules/lambda-service/build-access";
import {
  assumeBuildAccess,
  invokeAlias,
  publishVersions,
  shiftByCodeDeploy,
} from "../../modules/lambda-service/lambda-deploy.policies";
import { versionRelease, withVersion } from "../../modules/lambda-service/lambda-release";
import { LambdaService } from "../../modules/lambda-service/lambda-service";
import { aliasArn } from "../../modules/lambda-service/names";
import { shiftBuildspec, shiftEnvironment } from "../../modules/lambda-service/shift";
import type { ServiceAddress } from "../../modules/verification/verification";
import { serviceOutput } from "../output";
import type { Projects } from "../projects";
import { rollbackTopicOf } from "../release-monitoring";
import { buildDeployRole } from "./deploy-role";
import { buildVersionProbe, hookArns, versionHooks } from "./lambda-hooks";
import { watchLambdaService } from "./lambda-watch";
import type { Target, TargetProps } from "./target";

/** A Lambda function, of which releases publish versions and CodeDeploy moves an alias. */
export const lambdaTarget: Target = { release, address, build };

/** As many minutes as the longest of AWS's own configurations takes. */
const LONGEST_NAMED_MINUTES = 100;

function release(config: Config, delivery: Delivery, projects: Projects): PipelinePart[] {
  const { environment, service, release: released, deployRole } = delivery;
  const { names, shiftRoleArn } = factsOf(config, delivery);
  const namespace = `${environment.name}-revision`;
  const { strategy } = released;
  const minutes = typeof strategy === "string" ? LONGEST_NAMED_MINUTES : minutesOf(strategy);
  const shift = projects
    .make({
      thing: shiftThing(environment.name),
      description: `Has CodeDeploy shift ${service.name} in ${environment.name} to a new version`,
      buildspec: shiftBuildspec(),
      image: CURATED_IMAGE,
      environment: shiftEnvironment({
        names,
        hooks: versionHooks(config, delivery),
        region: environment.region,
        shiftRoleArn,
      }),
      timeoutMinutes: minutes + SHIFT_RESERVE_MINUTES,
      statements: [assumeBuildAccess(shiftRoleArn)],
    })
    .action({ name: "deploy", category: "Build", inputArtifacts: [ARTIFACTS.source] });
  return [versionRelease({ names, deployRoleArn: deployRole.arn, namespace }), withVersion(shift, namespace)];
}

/** Verification invokes the alias; the environment's `url` is told beside it. */
function address(config: Config, delivery: Delivery): ServiceAddress {
  const { environment, invokeRole } = delivery;
  const { place, names } = factsOf(config, delivery);
  return {
    invokeRoleArn: invokeRole?.arn ?? "",
    functionArn: aliasArn(place, names),
    region: environment.region,
    serviceUrl: environment.url,
  };
}

function build(scope: Construct, id: string, { config, delivery, foundation }: TargetProps): void {
  const { environment, service, release: released } = delivery;
  const { place, names, deploy, deployment } = factsOf(config, delivery);
  const subtree = new Construct(scope, id);
  const { permissionsBoundary } = environment;
  const made = new LambdaService(subtree, "lambda", {
    ...deploy,
    ...deployment,
    place,
    names,
    rollbackOn: released.rollbackOn,
    rollbackTopic: rollbackTopicOf(config, environment),
    hookFunctionArns: hookArns(config, delivery),
    permissionsBoundary,
    dependsOn: [
      ...(foundation.deploymentsReady ?? []),
      ...buildVersionProbe(subtree, config, delivery, deploy),
    ],
  });
  watchLambdaService(subtree, config, delivery, { service: made, foundation });
  const { pipeline } = serviceNames(config, service.name);
  buildDeployRole(subtree, config, delivery, publishVersions(place, names, pipeline), foundation);
  buildAccess(subtree, config, delivery);
  serviceOutput(subtree, service.name, {
    name: "function_alias",
    description: "What callers invoke: the alias that releases move",
    value: made.alias.arn,
  });
  serviceOutput(subtree, service.name, {
    name: "function_role",
    description: "What the application runs as; attach what it needs",
    value: names.functionRole,
  });
}

/** What builds of the tools account become here: one moves the alias, those that verify invoke it. */
function buildAccess(scope: Construct, config: Config, delivery: Delivery): void {
  const { environment, service, release: released, invokeRole } = delivery;
  const { place, names, deployment } = factsOf(config, delivery);
  const tools = placeOf(config.tools);
  const roleOf = (thing: string) =>
    roleArn(tools, ROLE_PATHS.build, serviceNames(config, service.name).project(thing).role);
  const { permissionsBoundary } = environment;
  new BuildAccess(scope, "shift", {
    name: names.shiftRole,
    description: `Has CodeDeploy shift ${names.lambdaFunction} to a published version`,
    tools,
    builderRoles: [roleOf(shiftThing(environment.name))],
    statements: shiftByCodeDeploy(place, names, deployment.deploymentConfig),
    permissionsBoundary,
  });
  if (!invokeRole) return;
  new BuildAccess(scope, "invoke", {
    name: invokeRole.name,
    description: `Verification invokes ${names.lambdaFunction} with it, and can do nothing else`,
    tools,
    builderRoles: callers(released).map(roleOf),
    statements: invokeAlias(place, names),
    permissionsBoundary,
  });
}

function shiftThing(environment: string): string {
  return `${environment}-shift`;
}

/** Names and shape of a delivery to Lambda, the same on both sides of the account boundary. */
function factsOf(config: Config, { environment, service, release: released }: Delivery) {
  const deploy = lambdaOf(released.deploy);
  const place = placeOf(environment);
  const names = releaseNames(config, service.name, environment);
  const mechanism = mechanismOf("lambda", released.strategy);
  if (mechanism.by !== "codedeploy") throw new Error(`${service.name} is shifted by ${mechanism.by}`);
  return {
    place,
    names,
    deploy,
    deployment: deploymentConfigOf(mechanism.deploymentConfig, names),
    shiftRoleArn: roleArn(place, ROLE_PATHS.verify, names.shiftRole),
  };
}

function lambdaOf(deploy: Delivery["release"]["deploy"]): LambdaDeploy {
  if (deploy.kind !== "lambda") throw new Error(`found ${deploy.kind} where a function is released`);
  return deploy;
}

/** AWS's own by its name, or one that the service makes. */
function deploymentConfigOf(config: string | Shift, names: ReturnType<typeof releaseNames>) {
  if (typeof config === "string") return { deploymentConfig: config };
  return { deploymentConfig: names.deploymentConfig(config), shift: config };
}
