/** What is done in a workload account to release a service: by deploy roles, by CodeDeploy, by a workflow of GitHub's. */
import type { Intended, Somebody } from "./entry";
import { type DeployPart, type Facts, serviceOf } from "./facts";

const has =
  (fits: (part: DeployPart, arn: string) => boolean) =>
  ({ arn = "" }: Somebody, thing: { readonly arn: string }, facts: Facts) =>
    facts.deploymentsOf(arn).some((part) => fits(part, thing.arn));

/** ECS asks with the first, and with the second for a task set. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html */
const TO_TASKS = [{ key: "iam:PassedToService", like: ["ecs.amazonaws.com", "ecs-tasks.amazonaws.com"] }];

export const DEPLOYMENTS: readonly Intended[] = [
  {
    name: "a deploy role reads the artifacts of its pipeline",
    who: ["deploy"],
    may: ["s3:GetObject", "s3:GetObjectVersion"],
    on: has(({ delivery }, arn) => delivery.artifacts.some((start) => arn.startsWith(start))),
    because: "it deploys one of them",
  },
  {
    name: "a deploy role opens the artifacts of its pipeline",
    who: ["deploy"],
    may: ["kms:Decrypt"],
    on: has(({ delivery }, arn) => delivery.keys.some((key) => isBeside(key, arn))),
    only: ({ arn = "" }, { place }, facts) => [
      { key: "kms:ViaService", like: [`s3.${place.region}.amazonaws.com`] },
      {
        key: "kms:EncryptionContext:aws:s3:arn",
        like: facts
          .deploymentsOf(arn)
          .flatMap(({ delivery }) => delivery.artifacts.map((start) => `${start}*`)),
      },
    ],
    because: "artifacts are closed with this key, each with its own name in the encryption context",
  },
  {
    name: "a deploy role deploys its service, and nothing else",
    who: ["deploy"],
    may: [
      "ecs:UpdateService",
      "codedeploy:CreateDeployment",
      "codedeploy:RegisterApplicationRevision",
      "lambda:UpdateFunctionCode",
      "lambda:PublishVersion",
      "lambda:GetFunctionConfiguration",
    ],
    on: has(({ deployed }, arn) => deployed.touches.some((one) => one === arn || arn.startsWith(`${one}:`))),
    because: "that is what its action in the pipeline does",
  },
  {
    name: "a deploy role writes what the action does into a log",
    who: ["deploy"],
    may: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    on: ({ arn = "", account }, { arn: log, place }, facts) =>
      place.account === account &&
      facts
        .deploymentsOf(arn)
        .some(
          ({ delivery: { pipeline } }) =>
            /^log-group:([^:]*)/.exec(log.split(":").slice(5).join(":"))?.[1] ===
            `/aws/codepipeline/${pipeline.name}`,
        ),
    because: "CodePipeline's Lambda action makes a log group of the pipeline's name, and writes into it",
  },
  {
    name: "a deploy role writes its website's objects",
    who: ["deploy"],
    may: ["s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectVersionAcl"],
    on: has(({ deployed }, arn) =>
      deployed.touches.some((start) => start.endsWith("/") && arn.startsWith(start)),
    ),
    because: "that is what its action in the pipeline does",
  },
  {
    name: "a deploy role says what tasks run",
    who: ["deploy", "github"],
    may: ["ecs:RegisterTaskDefinition"],
    on: () => true,
    because: "the action takes no resource; PassRole bounds what a revision runs as",
    weakness: "docs/concepts/security.md#statements-on-",
  },
  {
    name: "a deploy role sees what tasks run",
    who: ["deploy", "github"],
    may: ["ecs:DescribeTaskDefinition"],
    on: () => true,
    because: "it makes a revision out of the one before; the action takes no resource",
    weakness: "docs/concepts/security.md#statements-on-",
  },
  {
    name: "a deploy role tags the revisions that it registers",
    who: ["deploy", "github"],
    may: ["ecs:TagResource"],
    on: ({ arn = "" }, thing, facts) => {
      const role = facts.role(arn);
      return (
        role !== undefined && familyOf(thing.arn) === `${serviceOf(role)}-${role.tags["slipway-account"]}`
      );
    },
    only: () => [{ key: "ecs:CreateAction", like: ["RegisterTaskDefinition"] }],
    because: "ECS asks for it when a revision has tags",
  },
  {
    name: "a deploy role passes its service's roles on to ECS",
    who: ["deploy"],
    may: ["iam:PassRole"],
    on: has(({ deployed }, arn) => deployed.runsAs.includes(arn)),
    only: () => TO_TASKS,
    because: "a revision names the roles that its tasks start and run as",
  },
  {
    name: "a workflow deploys its service, and nothing else",
    who: ["github"],
    may: ["ecs:UpdateService"],
    on: ({ arn = "" }, thing, facts) => {
      const role = facts.role(arn);
      return role !== undefined && thing.arn.endsWith(`/${serviceOf(role)}-${role.tags["slipway-account"]}`);
    },
    because: "GitHub's workflow releases the service of its repository",
  },
  {
    name: "a workflow passes its service's roles on to ECS",
    who: ["github"],
    may: ["iam:PassRole"],
    on: ({ arn = "" }, thing, facts) => {
      const [workflow, passed] = [facts.role(arn), facts.role(thing.arn)];
      if (workflow === undefined || passed === undefined) return false;
      return (
        ["task", "execution"].includes(facts.kindOf(passed.arn) ?? "") &&
        workflow.place.account === passed.place.account &&
        serviceOf(workflow) === serviceOf(passed)
      );
    },
    only: () => TO_TASKS,
    because: "a revision names the roles that its tasks start and run as",
  },
  {
    name: "a workflow pushes its service's images",
    who: ["github"],
    may: [
      "ecr:PutImage",
      "ecr:InitiateLayerUpload",
      "ecr:UploadLayerPart",
      "ecr:CompleteLayerUpload",
      "ecr:BatchGetImage",
      "ecr:GetDownloadUrlForLayer",
    ],
    on: ({ arn = "" }, thing, facts) => {
      const role = facts.role(arn);
      return role?.tags["slipway-account"] === "tools" && imagesOf(serviceOf(role), thing.arn);
    },
    because: "GitHub's workflow builds the image of its repository",
  },
];

/** Keys of one account and region: nobody knows a key's id before it is made, so that the encryption context tells them apart. */
export function isBeside(key: string, other: string): boolean {
  return key.split("/")[0] === other.split("/")[0];
}

/** `…:task-definition/acme-web-staging:3` → `acme-web-staging` */
function familyOf(definition: string): string | undefined {
  return /:task-definition\/([^:]*)/.exec(definition)?.[1];
}

/** Repositories are called `acme/web` where services are called `acme-web`. */
export function imagesOf(service: string, repository: string): boolean {
  return (
    repository.slice(repository.indexOf(":repository/") + ":repository/".length).replaceAll("/", "-") ===
    service
  );
}
