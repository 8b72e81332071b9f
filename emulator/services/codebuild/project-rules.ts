/**
 * What CodeBuild refuses in a project, in its words where they are known.
 * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html
 */
import { ServiceError } from "../../service-error";
import type { Rule } from "../rule";
import { type Artifacts, GIT_PROVIDERS, type ProjectInput, type Source } from "./types";

/** In the order in which they are looked at. */
export const PROJECT_RULES: readonly Rule<ProjectInput>[] = [
  sources,
  secondarySources,
  artifacts,
  pipelineSide,
  cache,
  logs,
  badge,
  lambda,
  vpc,
];

function sources({ source, secondarySources: more = [] }: ProjectInput) {
  return [source, ...more].map(sourceRefusal).find((refusal) => refusal !== undefined);
}

function sourceRefusal({ type, location = "", buildspec = "", reportBuildStatus }: Source) {
  const needsLocation = type !== "CODEPIPELINE" && type !== "NO_SOURCE";
  if (needsLocation && location === "") return invalid("Project source location is required");
  if (!needsLocation && location !== "")
    return invalid(`Invalid project source: location must be null when source type is ${type}`);
  if (type === "NO_SOURCE" && buildspec === "")
    return invalid("Source type NO_SOURCE requires a buildspec, as there is no source that could hold one");
  if (reportBuildStatus !== undefined && !GIT_PROVIDERS.includes(type))
    return invalid(`Source type ${type} does not support ReportBuildStatus`);
  return undefined;
}

function secondarySources({ secondarySources: all = [], secondaryArtifacts: made = [] }: ProjectInput) {
  const identifiers = [
    ["source", all.map(({ sourceIdentifier = "" }) => sourceIdentifier)],
    ["artifact", made.map(({ artifactIdentifier = "" }) => artifactIdentifier)],
  ] as const;
  for (const [what, given] of identifiers) {
    if (given.includes("")) return invalid(`Every secondary ${what} must have a ${what} identifier`);
    const twice = given.find((name, index) => given.indexOf(name) !== index);
    if (twice !== undefined) return invalid(`Secondary ${what} identifier ${twice} is used more than once`);
  }
  return undefined;
}

function artifacts({ artifacts: main, secondaryArtifacts = [] }: ProjectInput) {
  return [main, ...secondaryArtifacts].map(artifactsRefusal).find((refusal) => refusal !== undefined);
}

function artifactsRefusal({ type, location, encryptionDisabled }: Artifacts) {
  if (type === "NO_ARTIFACTS") {
    if (location) return invalid("Invalid artifacts: artifact type NO_ARTIFACTS should have null location");
    if (encryptionDisabled !== undefined)
      return invalid("Invalid artifacts: artifact type NO_ARTIFACTS should have null encryptionDisabled");
  }
  if (type === "S3" && !location)
    return invalid("Invalid artifacts: artifact type S3 must have a location, the name of a bucket");
  return undefined;
}

/** What takes its source from a pipeline hands its artifacts to it. */
function pipelineSide({ source, artifacts: { type } }: ProjectInput) {
  if ((source.type === "CODEPIPELINE") === (type === "CODEPIPELINE")) return undefined;
  return invalid(
    `Invalid artifacts: source type ${source.type} and artifact type ${type} don't go together; both must be CODEPIPELINE, or neither`,
  );
}

function cache({ cache: given }: ProjectInput) {
  return given?.type === "S3" && !given.location
    ? invalid("Invalid cache: cache type S3 must have a location, a bucket with an optional path")
    : undefined;
}

function logs({ logsConfig }: ProjectInput) {
  const { status, location } = logsConfig?.s3Logs ?? {};
  return status === "ENABLED" && !location
    ? invalid("Invalid logs config: S3 logs that are enabled must have a location")
    : undefined;
}

function badge({ badgeEnabled, source: { type } }: ProjectInput) {
  return badgeEnabled && ["CODEPIPELINE", "NO_SOURCE", "S3"].includes(type)
    ? invalid(`Build badges are not supported for source type ${type}`)
    : undefined;
}

/** https://docs.aws.amazon.com/codebuild/latest/userguide/lambda.html#lambda.limitations */
function lambda({ environment, vpcConfig }: ProjectInput) {
  const { type, computeType, privilegedMode } = environment;
  const isLambda = type.endsWith("_LAMBDA_CONTAINER");
  if (isLambda !== computeType.startsWith("BUILD_LAMBDA_"))
    return invalid(`Compute type ${computeType} is not available for environment type ${type}`);
  if (isLambda && privilegedMode) return invalid(`Environment type ${type} does not support privileged mode`);
  if (isLambda && vpcConfig?.vpcId) return invalid(`Environment type ${type} does not support a VPC config`);
  return undefined;
}

/** All three, or none: an empty config is none. */
function vpc({ vpcConfig = {} }: ProjectInput) {
  const { vpcId, subnets = [], securityGroupIds = [] } = vpcConfig;
  const given = [
    vpcId ? "vpcId" : [],
    subnets.length > 0 ? "subnets" : [],
    securityGroupIds.length > 0 ? "securityGroupIds" : [],
  ].flat();
  if (given.length === 0 || given.length === 3) return undefined;
  const missing = ["vpcId", "subnets", "securityGroupIds"].filter((name) => !given.includes(name));
  return invalid(
    `Invalid vpc config: ${missing.join(" and ")} must not be empty when ${given.join(" and ")} is given`,
  );
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidInputException", message);
}
