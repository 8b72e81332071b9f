/** What a role is there for, as the records of a world say: who uses it, and for what. */
import type { World } from "../world/world";
import { terraformPart } from "./terraform-roles";

export type RoleKind =
  | "pipeline"
  | "build"
  | "batch"
  | "deploy"
  | "codedeploy"
  | "task"
  | "execution"
  | "function"
  | "instance"
  | "replication"
  | "starter"
  | "verification"
  | "github"
  | "upload"
  | "terraform-plan"
  | "terraform-apply"
  | "other";

/** Folders of roles that no record names: whoever assumes them knows their ARN. */
const PATHS: Readonly<Record<string, RoleKind>> = {
  "/slipway/verify/": "verification",
  "/slipway/github/": "github",
  "/slipway/upload/": "upload",
};

/** The kind of every role and user of a world, by ARN. The first that a record says counts. */
export function roleKinds({ roles, users, records, instanceProfiles }: World): ReadonlyMap<string, RoleKind> {
  const {
    pipelines,
    buildProjects,
    deploymentGroups,
    taskDefinitions,
    functions,
    buckets,
    eventRules,
    schedules,
  } = records;
  const actions = pipelines.flatMap(({ stages }) =>
    stages.flatMap((stage) => [...stage.actions, ...stage.rules]),
  );
  const said: [RoleKind, readonly (string | undefined)[]][] = [
    ["pipeline", pipelines.map(({ roleArn }) => roleArn)],
    ["build", buildProjects.map(({ roleArn }) => roleArn)],
    ["batch", buildProjects.map(({ batchRoleArn }) => batchRoleArn)],
    ["deploy", actions.map(({ roleArn }) => roleArn)],
    ["codedeploy", deploymentGroups.map(({ roleArn }) => roleArn)],
    ["task", taskDefinitions.map(({ taskRoleArn }) => taskRoleArn)],
    ["execution", taskDefinitions.map(({ executionRoleArn }) => executionRoleArn)],
    ["function", functions.map(({ roleArn }) => roleArn)],
    ["instance", instanceProfiles.map(({ roleArn }) => roleArn)],
    ["replication", buckets.map(({ replication }) => replication?.roleArn)],
    [
      "starter",
      [...eventRules.flatMap(({ targets }) => targets), ...schedules.map(({ target }) => target)].map(
        ({ roleArn }) => roleArn,
      ),
    ],
  ];
  const found = new Map<string, RoleKind>();
  for (const [kind, arns] of said)
    for (const arn of arns) if (arn !== undefined && !found.has(arn)) found.set(arn, kind);
  for (const role of [...roles, ...users]) {
    const part = terraformPart(role);
    const kind = part === undefined ? (PATHS[role.path] ?? "other") : (`terraform-${part}` as const);
    if (!found.has(role.arn)) found.set(role.arn, kind);
  }
  return found;
}
