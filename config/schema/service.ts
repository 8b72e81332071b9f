import { CURATED_IMAGE } from "../curated-image";
import { connectionArn } from "./arn";
import { checks } from "./checks";
import { deploy } from "./deploy";
import { release } from "./release";
import { choice, flag, integer, list, named, object, text } from "./values";

const branch = text("the name of a branch", /^(?![-/])[^\s~^:?*[\]\\]+$/);

const github = object({
  repository: text("owner/name, such as acme/storefront", /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[\w.-]{1,100}$/)
    .describe("The repository as owner/name.")
    .meta({ examples: ["acme/storefront"] }),
  branch: branch.default("main").describe("The branch that is released."),
  connectionArn: connectionArn()
    .optional()
    .describe(
      "A connection to GitHub that exists, in the tools account and region. Left out: Slipway makes one, which a person must accept once in the console.",
    ),
}).describe("A repository at GitHub, reached by a connection.");

const source = object({ github }).describe("Where the code comes from.");

// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GitBranchFilterCriteria.html
const patterns = () =>
  list(text("a pattern of at most 255 characters", /^\S(.*\S)?$/), { min: 1, max: 8, of: "patterns" });

const events = object({
  branches: patterns().optional().describe("Patterns of branches, at most 8. Default: the source's branch."),
  paths: patterns().optional().describe("Patterns of changed files, at most 8. Default: any file."),
});

const triggers = object({
  push: events.optional().describe("Which pushes are released. Left out: every push to the source's branch."),
  pullRequest: events
    .optional()
    .describe(
      "Which pull requests are built and checked, by a pipeline that can't deploy; branches are those merged into. Left out: none.",
    ),
}).describe("What starts the pipelines.");

const build = object({
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

/** What is delivered: one pipeline, and one more for pull requests. */
export const service = object({
  source,
  triggers: triggers.prefault({}),
  build: build.prefault({}),
  checks: checks
    .default({})
    .describe("Checks of the code, run beside each other before any deployment; each must exit 0."),
  deploy,
  environments: named(release, "what differs there ({} for nothing)", { min: 1 })
    .optional()
    .describe(
      "Where the service is released, and what differs there. Left out: every environment, with the defaults.",
    ),
}).describe("A service, delivered by a pipeline of its own.");
