import type { Statement } from "../../iam/statement";
import { deployByCodeDeploy } from "../../modules/ecs-service/ecs-codedeploy-deploy.policies";
import { deployRolling } from "../../modules/ecs-service/ecs-rolling-deploy.policies";
import { deployWebsite } from "../../modules/website/website-deploy.policies";
import { canary, names, place } from "../support/ecs";

const ecs = "arn:aws:ecs:us-east-1:222222222222";
const codedeploy = "arn:aws:codedeploy:us-east-1:222222222222";
const runtime = "arn:aws:iam::222222222222:role/slipway/runtime";

const rolling = deployRolling({ place, names, cluster: "acme-staging" });
const shifting = deployByCodeDeploy({ place, names, ...canary });
const website = deployWebsite({ place, bucket: "acme-site" });

const bySid = (statements: readonly Statement[]) =>
  Object.fromEntries(statements.map((statement) => [statement.sid, statement]));

test("GIVEN rolling THEN one service is rolled out, in its own cluster", () => {
  expect(bySid(rolling)).toMatchObject({
    RollOutService: {
      actions: ["ecs:DescribeServices", "ecs:UpdateService"],
      resources: [`${ecs}:service/acme-staging/acme-web-staging`],
    },
    FollowTasks: { resources: [`${ecs}:task/acme-staging/*`] },
    ListTasks: { when: { ArnEquals: { "ecs:cluster": `${ecs}:cluster/acme-staging` } } },
  });
});

test("GIVEN CodeDeploy THEN one deployment group is deployed to, and ECS services are left to CodeDeploy", () => {
  expect(bySid(shifting)).toMatchObject({
    HandOverRevision: { resources: [`${codedeploy}:application:acme-web-staging`] },
    RunDeployment: { resources: [`${codedeploy}:deploymentgroup:acme-web-staging/acme-web-staging`] },
    ReadDeploymentConfig: {
      resources: [`${codedeploy}:deploymentconfig:CodeDeployDefault.ECSCanary10Percent5Minutes`],
    },
  });
  expect(shifting.flatMap(({ actions }) => actions)).not.toContain("ecs:UpdateService");
});

test.each([
  ["rolling", rolling],
  ["CodeDeploy", shifting],
])(
  "GIVEN %s THEN revisions are the service's own, and only its two roles are passed, only to ECS",
  (_by, all) => {
    expect(bySid(all)).toMatchObject({
      RegisterRevision: { actions: ["ecs:RegisterTaskDefinition"], resources: ["*"] },
      TagRevision: {
        resources: [`${ecs}:task-definition/acme-web-staging:*`],
        when: { StringEquals: { "ecs:CreateAction": "RegisterTaskDefinition" } },
      },
      PassTaskRoles: {
        actions: ["iam:PassRole"],
        resources: [`${runtime}/acme-web-staging-task`, `${runtime}/acme-web-staging-execution`],
        when: { StringEquals: { "iam:PassedToService": ["ecs.amazonaws.com", "ecs-tasks.amazonaws.com"] } },
      },
    });
  },
);

test("GIVEN a website THEN files are written to one bucket of one account, never read or deleted", () => {
  const when = { StringEquals: { "aws:ResourceAccount": "222222222222" } };
  expect(bySid(website)).toMatchObject({
    LocateSite: { resources: ["arn:aws:s3:::acme-site"], when },
    WriteSite: { resources: ["arn:aws:s3:::acme-site/*"], when },
  });
  const actions = website.flatMap((statement) => statement.actions);
  expect(actions.filter((action) => /Delete|GetObject/.test(action))).toEqual([]);
});

test.each([
  ["rolling", rolling, ["ecs:DescribeTaskDefinition", "ecs:RegisterTaskDefinition", "ecs:ListTasks"]],
  ["CodeDeploy", shifting, ["ecs:RegisterTaskDefinition"]],
  ["a website", website, []],
])("fails when a deploy role of %s may do more on every resource than AWS makes it", (_target, all, wide) => {
  const everywhere = all.filter(({ resources }) => resources?.includes("*"));
  expect(everywhere.flatMap(({ actions }) => actions)).toEqual(wide);
  expect(all.flatMap(({ actions }) => actions).filter((action) => action.includes("*"))).toEqual([]);
});
