/** What is looked at to plan Slipway's own stacks, and changed to apply them. */
import type { Intended } from "./entry";
import type { Facts } from "./facts";
import {
  CHANGE_BOUNDED,
  CHANGE_NAMED,
  CHANGE_PROVIDER,
  CHANGE_TAGGED,
  CHANGE_UNTOLD,
  LOOK,
  MAKE_TAGGED,
  TAG,
} from "./terraform-actions";
import { terraformOf } from "./terraform-asker";
import { bearsName, INFRASTRUCTURE_PATH, isBootstraps } from "./terraform-roles";

const PAGE = "docs/concepts/infrastructure.md#roles";
const OWNER = "slipway-organization";

/** Things of the account that the role applies, and that aren't bootstrap's. */
const applied: Intended["on"] = (who, thing, facts) =>
  terraformOf(who, thing, facts) !== undefined && !isBootstraps(thing);

const named: Intended["on"] = (who, thing, facts) => {
  const role = terraformOf(who, thing, facts);
  return (
    role !== undefined && !isBootstraps(thing) && (thing.target !== undefined || bearsName(role, thing.arn))
  );
};

const tagged =
  (key: string): NonNullable<Intended["only"]> =>
  ({ arn }, _thing, facts) => [{ key: `${key}/${OWNER}`, like: [organizationOf(arn, facts)] }];

function organizationOf(arn: string | undefined, facts: Facts): string {
  return facts.role(arn ?? "")?.tags[OWNER] ?? "";
}

export const TERRAFORM: readonly Intended[] = [
  {
    name: "a plan and an apply look at what the stacks hold",
    who: ["terraform-plan", "terraform-apply"],
    may: LOOK,
    on: (who, thing, facts) => terraformOf(who, thing, facts) !== undefined,
    because:
      "Terraform reads each thing again; environments of builds, tasks and functions stand in what it reads, secrets by name alone",
    weakness: PAGE,
  },
  {
    name: "an apply changes what the account's stacks hold, by its name",
    who: ["terraform-apply"],
    may: CHANGE_NAMED,
    on: named,
    because: "names begin with the organization's, so nothing else in the account is touched",
  },
  {
    name: "an apply changes what bears the organization's tag",
    who: ["terraform-apply"],
    may: CHANGE_TAGGED,
    on: applied,
    only: tagged("aws:ResourceTag"),
    because: "ids of these are AWS's to choose, or their names the configuration's",
  },
  {
    name: "an apply makes what bears the organization's tag",
    who: ["terraform-apply"],
    may: MAKE_TAGGED,
    on: applied,
    only: tagged("aws:RequestTag"),
    because: "by that tag it is told from then on",
  },
  {
    name: "an apply tags what it makes",
    who: ["terraform-apply"],
    may: TAG,
    on: applied,
    because: "the tag is given as a thing is made, or to one that has it",
  },
  {
    name: "an apply changes what neither a name nor a tag tells",
    who: ["terraform-apply"],
    may: CHANGE_UNTOLD,
    on: applied,
    because: "AWS takes no resource for it, or no tag: others' of the account can be changed, too",
    weakness: PAGE,
  },
  {
    name: "an apply has Auto Scaling start servers from launch templates",
    who: ["terraform-apply"],
    may: ["ec2:RunInstances"],
    on: applied,
    because:
      "EC2 asks it of whoever makes a group; only with a launch template, and only one that bears the tag",
  },
  {
    name: "an apply lets pipelines use a connection",
    who: ["terraform-apply"],
    may: ["codeconnections:PassConnection", "codestar-connections:PassConnection"],
    on: applied,
    only: (_, { arn }) => [
      { key: `${arn.split(":")[2]}:PassedToService`, like: ["codepipeline.amazonaws.com"] },
    ],
    because: "a pipeline's source action names the connection",
  },
  {
    name: "an apply makes and changes roles and users that have the account's boundary",
    who: ["terraform-apply"],
    may: CHANGE_BOUNDED,
    on: named,
    only: (_who, thing, facts) => [
      { key: "iam:PermissionsBoundary", like: boundariesIn(thing.resource.account ?? "", facts) },
    ],
    because: "no role that it makes can do more than the boundary allows",
  },
  {
    name: "an apply makes GitHub's provider, where bootstrap doesn't",
    who: ["terraform-apply"],
    may: CHANGE_PROVIDER,
    on: (who, thing, facts) =>
      applied(who, thing, facts) && thing.arn.endsWith(":oidc-provider/token.actions.githubusercontent.com"),
    because: "services that GitHub Actions release need it in their accounts",
  },
  {
    name: "an apply hands roles of the stacks to services",
    who: ["terraform-apply"],
    may: ["iam:PassRole"],
    on: named,
    only: () => [
      {
        key: "iam:PassedToService",
        like: [
          "codebuild.amazonaws.com",
          "codedeploy.amazonaws.com",
          "codepipeline.amazonaws.com",
          "ec2.amazonaws.com",
          "ecs-tasks.amazonaws.com",
          "events.amazonaws.com",
          "lambda.amazonaws.com",
          "s3.amazonaws.com",
          "scheduler.amazonaws.com",
        ],
      },
    ],
    because: "what is made is told as which role it runs",
  },
  {
    name: "an apply lets services make their own roles",
    who: ["terraform-apply"],
    may: ["iam:CreateServiceLinkedRole"],
    on: (who, thing, facts) => applied(who, thing, facts) && thing.arn.includes(":role/aws-service-role/"),
    only: () => [
      {
        key: "iam:AWSServiceName",
        like: [
          "autoscaling.amazonaws.com",
          "codestar-notifications.amazonaws.com",
          "ecs.amazonaws.com",
          "elasticloadbalancing.amazonaws.com",
        ],
      },
    ],
    because: "an account's first use of a service makes them; what they may do is AWS's to say",
  },
];

/** What the roles of an account's stacks are bounded by, bootstrap's own left aside. */
function boundariesIn(account: string, { world }: Facts): string[] {
  const own = world.roles.filter(
    ({ place, path }) => place.account === account && path !== INFRASTRUCTURE_PATH,
  );
  return [...new Set(own.flatMap(({ boundary }) => boundary?.arn ?? []))];
}
