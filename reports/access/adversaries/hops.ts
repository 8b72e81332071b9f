/** How somebody who may do one thing comes to run code as a role. */
import { lookupOf } from "../ask/lookup";
import { globOf, matcherOf } from "../evaluate/text-pattern";
import type { Facts } from "../intended/facts";
import type { World } from "../world/world";
import type { Access } from "./access";

export interface Hop {
  /** ARN of the role. */
  readonly to: string;
  /** `by codebuild:StartBuild on …` */
  readonly by: string;
  readonly access: Access;
}

/**
 * What makes a service run something as a role that is passed to it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
const RUNS: Readonly<Record<string, readonly string[]>> = {
  "ecs-tasks.amazonaws.com": [
    "ecs:RegisterTaskDefinition",
    "ecs:RunTask",
    "ecs:StartTask",
    "ecs:UpdateService",
    "ecs:CreateService",
    "ecs:CreateTaskSet",
    "ecs:CreateExpressGatewayService",
    "ecs:UpdateExpressGatewayService",
  ],
  "lambda.amazonaws.com": ["lambda:CreateFunction", "lambda:UpdateFunctionConfiguration"],
  "codebuild.amazonaws.com": ["codebuild:CreateProject", "codebuild:UpdateProject", "codebuild:StartBuild"],
  "ec2.amazonaws.com": [
    "ec2:RunInstances",
    "ec2:CreateLaunchTemplateVersion",
    "autoscaling:CreateAutoScalingGroup",
  ],
  "codepipeline.amazonaws.com": ["codepipeline:CreatePipeline", "codepipeline:UpdatePipeline"],
  "codedeploy.amazonaws.com": ["codedeploy:CreateDeploymentGroup", "codedeploy:UpdateDeploymentGroup"],
  "events.amazonaws.com": ["events:PutTargets"],
  "scheduler.amazonaws.com": ["scheduler:CreateSchedule", "scheduler:UpdateSchedule"],
  "states.amazonaws.com": ["states:UpdateStateMachine"],
};

const BECOME = ["sts:AssumeRole", "iam:UpdateAssumeRolePolicy", "iam:PutRolePolicy", "iam:AttachRolePolicy"];

/** What makes a project's builds run something, or lets others. */
const BUILD = [
  "codebuild:StartBuild",
  "codebuild:StartBuildBatch",
  "codebuild:RetryBuild",
  "codebuild:RetryBuildBatch",
  "codebuild:StartSandbox",
  "codebuild:CreateProject",
  "codebuild:UpdateProject",
  "codebuild:CreateWebhook",
  "codebuild:UpdateWebhook",
  "codebuild:PutResourcePolicy",
];

const DEPLOY = [
  "codedeploy:CreateDeployment",
  "codedeploy:UpdateDeploymentGroup",
  "ecs:UpdateService",
  "ecs:CreateTaskSet",
];

/** The roles that a person, or code, comes to be who may do all this. */
export function hopsFrom(accesses: readonly Access[], facts: Facts): Hop[] {
  const actions = new Set(accesses.map(({ sensitive }) => sensitive.action));
  return accesses.flatMap((access) => {
    const { sensitive, thing } = access;
    const by = `${sensitive.action} on ${thing.arn}`;
    return [...new Set(rolesBy(access, actions, facts))].map((to) => ({ to, by, access }));
  });
}

function rolesBy(
  { sensitive: { action }, thing }: Access,
  actions: ReadonlySet<string>,
  facts: Facts,
): string[] {
  const { world } = facts;
  if (thing.target === undefined) return [];
  switch (thing.kind) {
    case "aws_iam_role":
      if (BECOME.includes(action)) return [thing.arn];
      return action === "iam:PassRole" && isRun(world, thing.arn, actions) ? [thing.arn] : [];
    case "aws_codebuild_project":
      if (!BUILD.includes(action)) return [];
      return world.records.buildProjects.filter(({ arn }) => arn === thing.arn).map(({ roleArn }) => roleArn);
    case "aws_lambda_function":
      return changesCode(action)
        ? world.records.functions.filter(({ arn }) => thing.arn.startsWith(arn)).map(({ roleArn }) => roleArn)
        : [];
    case "aws_ecr_repository":
      return action === "ecr:PutImage" ? pulling(thing.arn, facts) : [];
    case "object":
      return action === "s3:PutObject" ? fedBy(thing.arn, facts) : [];
    case "aws_codecommit_repository":
      return /:(GitPush|CreateCommit|PutFile|Merge)/.test(action) ? fedBy(thing.arn, facts) : [];
    case "aws_codepipeline":
      return action === "codepipeline:UpdatePipeline"
        ? facts.deliveries
            .filter(({ pipeline }) => pipeline.arn === thing.arn)
            .map(({ pipeline }) => pipeline.roleArn)
        : [];
    case "aws_codedeploy_deployment_group":
    case "aws_ecs_service":
      return DEPLOY.includes(action) ? deployed(thing.arn, facts) : [];
    case "task":
      return action === "ecs:ExecuteCommand" ? tasksIn(thing.arn, world) : [];
    default:
      return [];
  }
}

function isRun({ targets }: World, role: string, actions: ReadonlySet<string>): boolean {
  const trust = targets.find(({ arn }) => arn === role)?.policy?.document.Statement ?? [];
  const services = trust.flatMap(({ Principal }) =>
    typeof Principal === "object" ? [Principal.Service ?? []].flat() : [],
  );
  return services.some((service) => (RUNS[service] ?? []).some((action) => actions.has(action)));
}

function changesCode(action: string): boolean {
  return [
    "lambda:UpdateFunctionCode",
    "lambda:UpdateFunctionConfiguration",
    "lambda:CreateFunction",
  ].includes(action);
}

/** Roles that run what lies in an object or a repository: builds take it, deployments put it where it runs. */
function fedBy(arn: string, { deliveries }: Facts): string[] {
  return deliveries
    .filter(
      ({ artifacts, source }) =>
        artifacts.some((start) => arn.startsWith(start)) ||
        [...source.objects, ...source.repositories].includes(arn),
    )
    .flatMap(({ builds, deployments }) => [
      ...builds.map(({ project }) => project.roleArn),
      ...deployments.flatMap(({ deployed: { runsAs } }) => runsAs),
    ]);
}

/** Task roles of tasks whose execution role's policies let it pull images of a repository. */
function pulling(repository: string, { world }: Facts): string[] {
  const pulls = (arn: string | undefined) =>
    (lookupOf(world).roles.get(arn ?? "")?.policies ?? []).some(({ document }) =>
      document.Statement.some(
        ({ Action, Resource }) =>
          [Action ?? []].flat().some((text) => means(text, "ecr:BatchGetImage")) &&
          [Resource ?? []].flat().some((text) => means(text, repository)),
      ),
    );
  return world.records.taskDefinitions
    .filter(({ executionRoleArn }) => pulls(executionRoleArn))
    .flatMap(({ taskRoleArn }) => taskRoleArn ?? []);
}

function means(pattern: string, arn: string): boolean {
  return pattern === arn || (pattern.includes("*") && matcherOf(globOf(pattern))(arn));
}

function deployed(arn: string, { deliveries }: Facts): string[] {
  return deliveries.flatMap(({ deployments }) =>
    deployments.flatMap((one) => (one.deployed.touches.includes(arn) ? one.deployed.runsAs : [])),
  );
}

function tasksIn(task: string, { records }: World): string[] {
  const services = records.ecsServices.filter(({ clusterArn }) =>
    task.startsWith(clusterArn.replace(":cluster/", ":task/")),
  );
  return records.taskDefinitions
    .filter(({ arn }) => services.some(({ taskDefinition }) => taskDefinition === arn))
    .flatMap(({ taskRoleArn }) => taskRoleArn ?? []);
}
