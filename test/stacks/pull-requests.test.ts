import { PUSH_IMAGES } from "../../iam/actions/images";
import { allows } from "../support/access";
import { type PipelineView, pipelinesOf } from "../support/deployments";
import { EVERY_EXAMPLE, exampleConfig, synthesizeExample } from "../support/examples";
import { identityOf, policiesOf, type RoleView, rolesOf } from "../support/policies";
import type { Stacks } from "../support/stacks";
import { referredTo, resourcesOfType } from "../support/stacks";

/** What no code of a pull request may ever do. */
const FORBIDDEN = [
  "sts:AssumeRole",
  "iam:PassRole",
  "sns:Publish",
  "ssm:GetParameters",
  "secretsmanager:GetSecretValue",
  ...PUSH_IMAGES,
];

/** Not every source has pull requests, and GitHub Actions builds them by itself. */
const BUILDING = EVERY_EXAMPLE.filter(({ example }) =>
  exampleConfig(example).services.some(({ triggers }) => triggers.pullRequest),
);

test("most examples build pull requests", () => {
  expect(BUILDING.length).toBeGreaterThan(EVERY_EXAMPLE.length / 2);
});

describe.each(BUILDING)("pull requests of example $example, $layout", ({ example, layout }) => {
  const stacks = () => synthesizeExample(example, { layout });
  const roles = () => pullRequests(stacks()).flatMap((pipeline) => rolesBehind(stacks(), pipeline));

  test("are built by a pipeline of their own, and by nothing else", () => {
    const byPush = pipelinesOf(stacks()).filter(({ isForPullRequests }) => !isForPullRequests);
    expect(pullRequests(stacks()).length).toBeGreaterThan(0);
    expect(projectsOf(pullRequests(stacks())).filter((name) => projectsOf(byPush).includes(name))).toEqual(
      [],
    );
  });

  test("reach no stage that deploys or asks for approval", () => {
    const stages = pullRequests(stacks()).flatMap((pipeline) => pipeline.stages);
    const categories = new Set(stages.flatMap(({ action }) => action.map(({ category }) => category)));
    expect([...new Set(stages.map(({ name }) => name))]).toEqual(["Source", "Build"]);
    expect([...categories].filter((category) => !["Source", "Build", "Test"].includes(category))).toEqual([]);
    expect(stages.flatMap(({ action }) => action).filter(({ role_arn }) => role_arn !== undefined)).toEqual(
      [],
    );
  });

  test("run as roles that can assume nothing, hand nothing over and publish nothing", () => {
    expect(roles().flatMap(({ name, ...role }) => forbidden(name, role))).toEqual([]);
  });

  test("don't get at a release's artifacts", () => {
    const prefixes = new Set(pullRequests(stacks()).map(({ name }) => `${name.slice(0, 20)}/*`));
    const objects = roles().flatMap((role) =>
      identityOf(role)
        .filter(({ Action }) => Action.some((action) => /^s3:.*Object/.test(action)))
        .flatMap(({ Resource = [] }) => Resource.map((resource) => resource.replace(/^[^/]*\//, ""))),
    );
    expect(objects.length).toBeGreaterThan(0);
    expect(objects.filter((object) => !prefixes.has(object))).toEqual([]);
  });

  test("are trusted by nothing in a workload account", () => {
    const tools = new Set(roles().map(({ resource }) => resource.account));
    const elsewhere = policiesOf(stacks()).filter(({ resource }) => !tools.has(resource.account));
    const trusting = elsewhere.filter(({ kind, statements }) =>
      roles().some(({ arn }) => kind !== "identity" && speaksOf(statements, arn)),
    );
    expect(tools.size).toBe(1);
    expect(trusting.map(({ resource }) => resource.path)).toEqual([]);
  });
});

function pullRequests(stacks: Stacks): PipelineView[] {
  return pipelinesOf(stacks).filter(({ isForPullRequests }) => isForPullRequests);
}

function projectsOf(pipelines: readonly PipelineView[]): string[] {
  return pipelines
    .flatMap(({ stages }) => stages.flatMap(({ action }) => action))
    .flatMap(({ configuration }) => configuration?.ProjectName ?? []);
}

/** The pipeline's own role and those of its builds. */
function rolesBehind(stacks: Stacks, pipeline: PipelineView): RoleView[] {
  const names = projectsOf([pipeline]);
  const projects = resourcesOfType(stacks, "aws_codebuild_project").filter(({ arguments: { name } }) =>
    names.includes(String(name)),
  );
  const resources = projects.map((project) => referredTo(stacks, project, project.arguments.service_role));
  expect(projects).toHaveLength(names.length);
  return [pipeline.role, ...rolesOf(stacks).filter(({ resource }) => resources.includes(resource))];
}

function forbidden(name: string, role: Pick<RoleView, "policies">): string[] {
  return Object.values(role.policies)
    .flat()
    .flatMap(({ Action }) => Action.filter((action) => FORBIDDEN.includes(action)))
    .map((action) => `${name}: ${action}`);
}

/** True when any action is allowed to the role, on any resource, whatever else is asked. */
function speaksOf(statements: Parameters<typeof allows>[0], principal: string): boolean {
  return statements.some((statement) => {
    const { Action, Resource, Condition: { ArnLike, ArnEquals } = {} } = statement;
    const narrowed = {
      ...statement,
      Condition: { ...(ArnLike && { ArnLike }), ...(ArnEquals && { ArnEquals }) },
    };
    return Action.some((action) => allows([narrowed], { principal, action, resource: Resource?.[0] }));
  });
}
