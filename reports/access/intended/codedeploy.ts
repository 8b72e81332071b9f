/** What CodeDeploy's service roles may, and the roles of a workload account that steer deployments. */
import { lastPart } from "../world/arns";
import { regional } from "../world/place";
import type { DeploymentGroupRecord } from "../world/records/deployment-group";
import { hooksOf } from "../world/records/release";
import { GENERATE_DATA_KEYS } from "./data-keys";
import type { Intended } from "./entry";
import type { Facts } from "./facts";
import { groupHas as has, isCopyOf } from "./fleet-copies";

export const CODEDEPLOY: readonly Intended[] = [
  {
    name: "CodeDeploy replaces the tasks of its service",
    who: ["codedeploy"],
    may: ["ecs:CreateTaskSet", "ecs:DeleteTaskSet", "ecs:UpdateServicePrimaryTaskSet"],
    on: has(
      ({ ecs }, arn) =>
        ecs !== undefined && new RegExp(`:(service|task-set)/${ecs.cluster}/${ecs.service}(/|$)`).test(arn),
    ),
    because: "a deployment is a task set beside the old one",
  },
  {
    name: "CodeDeploy passes its service's roles on to tasks",
    who: ["codedeploy"],
    may: ["iam:PassRole"],
    on: has((group, arn, facts) => runsAs(group, facts).includes(arn)),
    only: () => [{ key: "iam:PassedToService", like: ["ecs-tasks.amazonaws.com"] }],
    because: "a task set runs as the roles that its revision names",
  },
  {
    name: "CodeDeploy passes the servers' role on to fresh servers",
    who: ["codedeploy"],
    may: ["iam:PassRole"],
    on: has((group, arn, facts) => group.copiesFleet && serversOf(group, facts).includes(arn)),
    only: () => [{ key: "iam:PassedToService", like: ["ec2.amazonaws.com"] }],
    because: "the copy of a fleet starts servers by the same launch template, which names the role",
  },
  {
    name: "CodeDeploy moves the routes of its load balancer",
    who: ["codedeploy"],
    may: ["elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule"],
    on: has(({ listenerArns }, arn) =>
      listenerArns.some((listener) => balancerOf(listener) === balancerOf(arn)),
    ),
    because: "AWS chooses the ids of rules, so that a policy can't name the service's own",
    weakness: "docs/concepts/security.md#what-isnt-protected",
  },
  {
    name: "CodeDeploy takes instances out of its load balancer, and puts them back",
    who: ["codedeploy"],
    may: ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
    on: has(({ targetGroups }, arn) => targetGroups.some((name) => arn.includes(`:targetgroup/${name}/`))),
    because: "an instance gets no requests while it is changed",
  },
  {
    name: "CodeDeploy holds its group of instances",
    who: ["codedeploy"],
    may: [
      "autoscaling:SuspendProcesses",
      "autoscaling:ResumeProcesses",
      "autoscaling:PutLifecycleHook",
      "autoscaling:DeleteLifecycleHook",
      "autoscaling:CompleteLifecycleAction",
      "autoscaling:RecordLifecycleActionHeartbeat",
      "autoscaling:AttachTrafficSources",
    ],
    on: has((group, arn) => group.autoScalingGroups.includes(lastPart(arn)) || isCopyOf(group, arn)),
    because: "new instances get the revision before they get requests",
  },
  {
    name: "CodeDeploy moves its function's alias",
    who: ["codedeploy"],
    may: ["lambda:UpdateAlias"],
    on: ({ arn = "" }, thing, facts) =>
      facts.world.records.deploymentGroups.some(
        (group) => group.roleArn === arn && isFunctionOf(group, thing.arn),
      ),
    because: "traffic goes from version to version by the alias",
  },
  {
    name: "CodeDeploy calls the checks of its deployments",
    who: ["codedeploy"],
    may: ["lambda:InvokeFunction"],
    on: has(
      (group, arn, facts) =>
        lastPart(arn).startsWith(`${group.application}-`) || hooksFor(group, facts).includes(arn),
    ),
    because: "a probe, or a function of the user's, looks at the new version before and after traffic moves",
  },
  {
    name: "CodeDeploy tells of its deployments",
    who: ["codedeploy"],
    may: ["sns:Publish"],
    on: has(({ topicArns }, arn) => topicArns.includes(arn)),
    because: "the deployment group has a trigger for the topic",
  },
  {
    name: "CodeDeploy closes what it tells of its deployments",
    who: ["codedeploy"],
    may: ["kms:Decrypt", ...GENERATE_DATA_KEYS],
    on: has(({ topicArns }, arn, facts) => topicArns.some((topic) => facts.keyOf(topic) === arn)),
    only: (_, { place }) => [{ key: "kms:ViaService", like: [`sns.${place.region}.amazonaws.com`] }],
    because: "the topic is encrypted",
  },
  {
    name: "a shift deploys its function",
    who: ["verification"],
    may: ["codedeploy:CreateDeployment", "codedeploy:RegisterApplicationRevision"],
    on: ({ arn = "" }, thing, facts) => {
      const application = lastPart(arn).replace(/-shift$/, "");
      return (
        arn.endsWith("-shift") &&
        facts.world.records.deploymentGroups.some(
          (group) =>
            group.application === application && [group.arn, group.applicationArn].includes(thing.arn),
        )
      );
    },
    because:
      "CodePipeline has no action that moves a function's alias by CodeDeploy; a build starts the deployment",
  },
  {
    name: "a probe answers CodeDeploy",
    who: ["function"],
    may: ["codedeploy:PutLifecycleEventHookExecutionStatus"],
    on: ({ arn = "" }, thing, { world }) =>
      world.records.deploymentGroups.some(
        (group) => group.arn === thing.arn && lastPart(arn).startsWith(`${group.application}-probe`),
      ),
    because: "a deployment waits for what its check says",
  },
  {
    name: "a probe calls its function",
    who: ["function"],
    may: ["lambda:InvokeFunction"],
    on: ({ arn = "" }, thing, { world }) =>
      world.records.deploymentGroups.some(
        (group) => isFunctionOf(group, thing.arn) && lastPart(arn) === `${group.application}-probe`,
      ),
    because: "the new version is called before traffic comes to it",
  },
];

/** `…:listener/app/acme-production/…` and its rules → `…/acme-production`; by account and region, too. */
function balancerOf(arn: string): string {
  return arn
    .replace(/:listener(-rule)?\//, ":")
    .split("/")
    .slice(0, 3)
    .join("/");
}

/** A function of a deployment group's name, and its versions and aliases. */
function isFunctionOf(
  { application, place: { account, region } }: DeploymentGroupRecord,
  arn: string,
): boolean {
  return arn.includes(`:lambda:${region}:${account}:function:`) && arn.split(":")[6] === application;
}

function runsAs({ ecs, place }: DeploymentGroupRecord, { world: { records } }: Facts): string[] {
  const service = records.ecsServices.find(
    (one) => one.cluster === ecs?.cluster && one.name === ecs.service && one.place.account === place.account,
  );
  return records.taskDefinitions
    .filter(({ arn }) => arn === service?.taskDefinition)
    .flatMap(({ taskRoleArn, executionRoleArn }) => [taskRoleArn ?? [], executionRoleArn ?? []].flat());
}

/** The roles of servers in a deployment group's fleets. */
function serversOf(
  { autoScalingGroups, place }: DeploymentGroupRecord,
  { world: { records } }: Facts,
): string[] {
  const fleets = records.autoScalingGroups.filter(
    (fleet) => fleet.place.account === place.account && autoScalingGroups.includes(fleet.name),
  );
  const templates = fleets.flatMap(({ launchTemplates }) => launchTemplates);
  return records.launchTemplates
    .filter(({ id, name = "" }) => templates.includes(id) || templates.includes(name))
    .flatMap(({ roleArn }) => roleArn ?? []);
}

/** Functions that a group's deployments ask, as the builds of its pipeline say. */
function hooksFor(group: DeploymentGroupRecord, { deliveries }: Facts): string[] {
  return deliveries
    .filter(({ deployments }) =>
      deployments.some(({ deployed: { touches } }) =>
        touches.some((arn) => arn === group.arn || isFunctionOf(group, arn)),
      ),
    )
    .flatMap(({ builds }) => builds.flatMap(({ project }) => hooksOf(project)))
    .map((name) => (name.startsWith("arn:") ? name : regional("lambda", group.place, `function:${name}`)));
}
