/** What builds may: users' code runs as their roles. */
import { GENERATE_DATA_KEYS } from "./data-keys";
import type { Intended, Somebody } from "./entry";
import { type BuildPart, type Facts, objectsAt } from "./facts";
import { openingOf } from "./secrets";

const OPEN = ["kms:Decrypt"];
const CLOSE = ["kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", ...GENERATE_DATA_KEYS];

/** A build that some role is for, and what must be true of it. */
const has =
  (fits: (part: BuildPart, arn: string, facts: Facts) => boolean) =>
  ({ arn = "" }: Somebody, thing: { readonly arn: string }, facts: Facts) =>
    facts.buildsOf(arn).some((part) => fits(part, thing.arn, facts));

export const BUILDS: readonly Intended[] = [
  {
    name: "a build reads the artifacts of its pipeline",
    who: ["build"],
    may: ["s3:GetObject", "s3:GetObjectVersion"],
    on: has(({ delivery }, arn) => (delivery?.artifacts ?? []).some((start) => arn.startsWith(start))),
    because: "it works on what earlier actions gave; AWS gives no names of single artifacts before a run",
  },
  {
    name: "a build writes the artifacts of its pipeline, if it gives any",
    who: ["build"],
    may: ["s3:PutObject"],
    on: has(
      ({ delivery, gives }, arn) =>
        gives && (delivery?.artifacts ?? []).some((start) => arn.startsWith(start)),
    ),
    because: "what it gives goes on through the pipeline",
    weakness: "docs/concepts/security.md#what-isnt-protected",
  },
  {
    name: "a build opens artifacts",
    who: ["build"],
    may: OPEN,
    on: has(({ delivery, project }, arn) => [...(delivery?.keys ?? []), project.keyArn].includes(arn)),
    because: "artifacts are closed with this key; which ones it gets at, the bucket says",
  },
  {
    name: "a build closes what it gives",
    who: ["build"],
    may: CLOSE,
    on: has(
      ({ delivery, gives, project }, arn) =>
        (gives || project.cache?.type === "S3") && [...(delivery?.keys ?? []), project.keyArn].includes(arn),
    ),
    because: "artifacts are closed with this key, and so is the cache",
  },
  {
    name: "a build keeps its cache",
    who: ["build"],
    may: ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
    on: has(
      ({ project }, arn) =>
        project.cache?.location !== undefined &&
        arn.startsWith(objectsAt(project.cache.location, project.place.region)),
    ),
    because: "the cache of one pipeline is its own, so that a pull request's never reaches a release",
  },
  {
    name: "a build writes its log",
    who: ["build", "batch"],
    may: ["logs:CreateLogStream", "logs:PutLogEvents"],
    on: has(
      ({ project }, arn) => project.logGroupArn !== undefined && arn.startsWith(`${project.logGroupArn}:`),
    ),
    because: "each project has a log group of its own",
  },
  {
    name: "a build says what its tests found",
    who: ["build"],
    may: [
      "codebuild:CreateReportGroup",
      "codebuild:CreateReport",
      "codebuild:UpdateReport",
      "codebuild:BatchPutTestCases",
      "codebuild:BatchPutCodeCoverages",
    ],
    on: has(({ project }, arn) => arn.startsWith(`${project.arn.replace(":project/", ":report-group/")}-`)),
    because: "CodeBuild puts the project's name before the report group's",
  },
  {
    name: "a build that gives artifacts pushes images to the repository that it is told",
    who: ["build"],
    may: [
      "ecr:PutImage",
      "ecr:InitiateLayerUpload",
      "ecr:UploadLayerPart",
      "ecr:CompleteLayerUpload",
      "ecr:BatchGetImage",
      "ecr:GetDownloadUrlForLayer",
    ],
    on: has(({ project, gives }, arn, facts) => gives && repositoriesOf(project, facts).includes(arn)),
    because: "the image is what is released",
  },
  {
    name: "a build reads the secrets that its environment names",
    who: ["build"],
    may: ["secretsmanager:GetSecretValue", "ssm:GetParameters"],
    on: has(({ project }, arn) => project.variables.some((variable) => variable.arn === arn)),
    because: "the configuration gives it these, one by one",
  },
  {
    name: "a build opens the secrets that its environment names",
    who: ["build"],
    may: ["kms:Decrypt"],
    on: ({ arn }, { target }, facts) => target === undefined && secretsFor(arn, facts).length > 0,
    only: ({ arn }, { place }, facts) => openingOf(secretsFor(arn, facts), place),
    because: "they are encrypted with a customer key, which the configuration names",
  },
  {
    name: "a build becomes the role that its environment names",
    who: ["build"],
    may: ["sts:AssumeRole"],
    on: ({ arn = "" }, thing, facts) =>
      facts.kindOf(thing.arn) === "verification" &&
      facts.buildsOf(arn).some(({ project }) => project.variables.some(({ value }) => value === thing.arn)),
    because:
      "verification finds the service in the workload account, or calls it, as a role that can do no more",
  },
  {
    name: "a batch starts and stops its builds",
    who: ["batch"],
    may: ["codebuild:StartBuild", "codebuild:StopBuild", "codebuild:RetryBuild"],
    on: has(({ project }, arn) => project.arn === arn),
    because: "CodeBuild starts the builds of a batch as this role, and stops them when one of them fails",
  },
];

/** Repositories of images whose address a build has in its environment. */
function repositoriesOf({ variables }: BuildPart["project"], { repositories }: Facts): string[] {
  return variables.flatMap(({ value }) => repositories.get(value) ?? []);
}

/** ARNs of the secrets and parameters that builds have in their environments. */
function secretsFor(role: string | undefined, facts: Facts): string[] {
  return facts
    .buildsOf(role ?? "")
    .flatMap(({ project }) => project.variables.flatMap(({ arn }) => arn ?? []));
}
