import { CURATED_IMAGE } from "../curated-image";
import { TARGET_CONFIGS } from "../targets/targets";
import { batch, cache } from "./buildspec-features";
import { compute, timeoutMinutes } from "./machine";
import { subnetId, vpcId } from "./network";
import { reports } from "./reports";
import { flag, integer, list, object, oneOf, text } from "./values";
import { variables } from "./variables";

const imageTargets = Object.entries(TARGET_CONFIGS)
  .filter(([, { delivers }]) => delivers === "image")
  .map(([kind]) => kind);

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

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const vpc = object({
  vpcId: vpcId().describe("A VPC of the tools account."),
  subnetIds: list(subnetId(), { min: 1, max: 16, of: "subnet ids" }).describe(
    "Private subnets with a way out: builds get no public address.",
  ),
  securityGroupIds: list(text("a security group's id, such as sg-0a1b", /^sg-[0-9a-f]+$/), {
    min: 1,
    max: 5,
    of: "security group ids",
  })
    .optional()
    .describe("Default: one that Slipway makes, which lets builds call out by HTTPS."),
}).describe(
  "A VPC of the tools account that builds, checks and verifications of releases run in. Not pull requests, not Lambda.",
);

export const build = object({
  compute: compute()
    .default("small")
    .describe(
      "What the build runs on: CodeBuild's sizes on x86, the same on ARM (arm-…), or Lambda with so much memory (lambda-…, arm-lambda-…).",
    ),
  docker: flag()
    .optional()
    .describe(
      `Docker inside the build (privileged mode). Default: true for ${imageTargets.join(", ")}, whose image is built, else false.`,
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
    .describe(
      "How many of the service's builds may run at a time; one more is refused and doesn't wait. Default: as many as the account may run.",
    ),
  cache: cache.optional(),
  batch: batch.optional(),
  vpc: vpc.optional(),
  reports: reports
    .default({})
    .describe("Report groups by their names in the buildspec, at most five. Default: builds make them."),
  logRetentionDays: oneOf(RETENTION_DAYS)
    .default(365)
    .describe("Days that logs of the service's builds, checks and verifications are kept. Default: 365."),
}).describe("How the service is built, by CodeBuild.");
