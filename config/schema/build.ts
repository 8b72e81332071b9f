import { COMPUTES } from "../compute";
import { CURATED_IMAGE } from "../curated-image";
import { choice, flag, integer, object, text } from "./values";
import { variables } from "./variables";

const COMPUTE_NAMES = Object.keys(COMPUTES) as [keyof typeof COMPUTES, ...(keyof typeof COMPUTES)[]];

/** What a build runs on. */
export function compute() {
  return choice(COMPUTE_NAMES);
}

/** A buildspec of the repository. */
export function buildspecPath() {
  return text(
    "a path inside the repository, such as ci/buildspec.yml",
    /^(?![/~])(?!(.*\/)?\.\.(\/|$))[\w.@+ /-]+$/,
  );
}

/** A private repository would have to be pulled with the build's role: imagePullCredentialsType SERVICE_ROLE. */
export function image() {
  return text(
    `a curated image of CodeBuild such as ${CURATED_IMAGE}, or a public one; none of a private ECR repository`,
    /^(?!.*\.dkr\.ecr\.)[A-Za-z0-9][\w.:/@-]*$/,
  );
}

/** https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html */
export function timeoutMinutes() {
  return integer(5, 2160);
}

export const build = object({
  compute: compute()
    .default("small")
    .describe(
      "What the build runs on: CodeBuild's sizes on x86, the same on ARM (arm-…), or Lambda with so much memory (lambda-…, arm-lambda-…).",
    ),
  docker: flag()
    .optional()
    .describe(
      "Docker inside the build (privileged mode). Default: true for ecs, whose image is built, else false.",
    ),
  buildspec: buildspecPath().default("buildspec.yml").describe("The buildspec's path in the repository."),
  image: image()
    .optional()
    .describe(
      "The image that builds, checks and verifications run in. Verification that looks the load balancer up needs the AWS CLI in it. Default: CodeBuild's own for the compute.",
    ),
  environment: variables
    .default({})
    .describe("Environment variables of the build; pull requests get those alone that are written out."),
  timeoutMinutes: timeoutMinutes()
    .default(30)
    .describe("Minutes after which a build is stopped: 5 to 2160. Not on Lambda, which allows 15."),
  queuedTimeoutMinutes: integer(5, 480)
    .default(480)
    .describe(
      "Minutes after which a build that still waits for a machine is given up: 5 to 480. Not on Lambda.",
    ),
  concurrentBuilds: integer(1, 1000)
    .optional()
    .describe("How many of the service's builds may run at a time. Default: as many as the account may run."),
}).describe("How the service is built, by CodeBuild.");
