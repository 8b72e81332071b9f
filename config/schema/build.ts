import { CURATED_IMAGE } from "../curated-image";
import { choice, flag, integer, object, text } from "./values";

export const build = object({
  compute: choice(["small", "medium", "large", "2xlarge"])
    .default("small")
    .describe(
      "CodeBuild's compute type: small has 2 vCPU and 4 GiB, medium 4 and 8, large 8 and 16, 2xlarge 72 and 144.",
    ),
  docker: flag()
    .optional()
    .describe(
      "Docker inside the build (privileged mode). Default: true for ecs, whose image is built, else false.",
    ),
  buildspec: text(
    "a path inside the repository, such as ci/buildspec.yml",
    /^(?![/~])(?!(.*\/)?\.\.(\/|$))[\w.@+ /-]+$/,
  )
    .default("buildspec.yml")
    .describe("The buildspec's path in the repository."),
  // A private repository would have to be pulled with the build's role: imagePullCredentialsType SERVICE_ROLE.
  image: text(
    `a curated image of CodeBuild such as ${CURATED_IMAGE}, or a public one; none of a private ECR repository`,
    /^(?!.*\.dkr\.ecr\.)[A-Za-z0-9][\w.:/@-]*$/,
  )
    .default(CURATED_IMAGE)
    .describe(
      "The image that builds, checks and verifications run in. Verification that looks the load balancer up needs the AWS CLI in it.",
    ),
  timeoutMinutes: integer(5, 2160).default(30).describe("Minutes after which a build is stopped: 5 to 2160."),
}).describe("How the service is built, by CodeBuild.");
