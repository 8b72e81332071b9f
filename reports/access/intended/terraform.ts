/** What plans and applies Slipway's own stacks, and what becomes these. */
import { GENERATE_DATA_KEYS } from "./data-keys";
import type { Intended, Requirement } from "./entry";
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
import {
  bearsName,
  INFRASTRUCTURE_PATH,
  isBootstraps,
  isCallerOf,
  keepsPlans,
  planStoreOf,
  takesPlans,
} from "./terraform-roles";

const PAGE = "docs/concepts/infrastructure.md#roles";
const OWNER = "slipway-organization";
const CALLERS = ["build", "github"] as const;

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

/** Through S3, and for the objects of one bucket. */
function throughS3(bucket: string, region: string): Requirement[] {
  return [
    { key: "kms:ViaService", like: [`s3.${region}.amazonaws.com`] },
    { key: "kms:EncryptionContext:aws:s3:arn", like: [`${bucket}/*`] },
  ];
}

/** What a bucket's own key closes: the bucket's ARN. */
function closedBy(key: string, name: RegExp, { world }: Facts): string | undefined {
  return world.targets.find(
    ({ type, keyArn, arn }) => type === "aws_s3_bucket" && keyArn === key && name.test(arn),
  )?.arn;
}

const STATE = /:::[^/]+-state-\d{12}-[a-z\d-]+(\/|$)/;
const PLANS = /:::[^/]+-plans-\d{12}-[a-z\d-]+(\/|$)/;

/** Objects of the state bucket of the account that the role is for. */
const stateObject =
  (key: RegExp): Intended["on"] =>
  (who, thing, facts) =>
    terraformOf(who, thing, facts) !== undefined && STATE.test(thing.arn) && key.test(thing.arn);

export const TERRAFORM: readonly Intended[] = [
  {
    name: "callers become the roles that plan, and one caller the role that applies an account",
    who: CALLERS,
    may: ["sts:AssumeRole"],
    on: ({ arn = "" }, thing, facts) => {
      const role = facts.role(thing.arn);
      return role !== undefined && isCallerOf(arn, role);
    },
    because: "it plans or applies the account's stacks; a pull request's caller plans alone",
  },
  {
    name: "the planner keeps plans",
    who: CALLERS,
    may: ["s3:PutObject"],
    on: ({ arn = "" }, thing) => {
      const store = planStoreOf(thing);
      return store !== undefined && keepsPlans(arn, store);
    },
    because: "what is reviewed is applied: exactly those plans",
  },
  {
    name: "what applies takes plans",
    who: CALLERS,
    may: ["s3:GetObject", "s3:ListBucket"],
    on: ({ arn = "" }, thing) => {
      const store = planStoreOf(thing);
      return store !== undefined && takesPlans(arn, store);
    },
    because: "it applies the plan that was reviewed",
  },
  {
    name: "plans are closed by the planner, and opened by it and by what applies",
    who: CALLERS,
    may: ["kms:Decrypt", "kms:GenerateDataKey"],
    on: ({ arn = "" }, thing, facts) => {
      const organization = thing.target?.tags[OWNER] ?? "";
      const isPlans = closedBy(thing.arn, PLANS, facts) !== undefined;
      return isPlans && (keepsPlans(arn, { organization }) || takesPlans(arn, { organization }));
    },
    only: (_, thing, facts) => throughS3(closedBy(thing.arn, PLANS, facts) ?? "", thing.place.region),
    because: "an upload in parts opens what it wrote; which plans are read, the bucket says",
  },
  {
    name: "a plan reads the account's states",
    who: ["terraform-plan"],
    may: ["s3:GetObject"],
    on: stateObject(/\.tfstate$/),
    because: "a plan begins with the state; it can hold secrets, and a pull request's plan reads it, too",
    weakness: PAGE,
  },
  {
    name: "an apply reads and writes the states of the account's stacks, but bootstrap's",
    who: ["terraform-apply"],
    may: ["s3:GetObject", "s3:PutObject"],
    on: (who, thing, facts) => {
      const account = terraformOf(who, thing, facts)?.tags["slipway-account"];
      return STATE.test(thing.arn) && new RegExp(`/${account}(-[^/]*)?\\.tfstate$`).test(thing.arn);
    },
    because: "bootstrap's state is a person's",
  },
  {
    name: "whoever plans or applies takes the lock of a state, and gives it back",
    who: ["terraform-plan", "terraform-apply"],
    may: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
    on: stateObject(/\.tfstate\.tflock$/),
    because: "S3's own lock is an object beside the state",
  },
  {
    name: "states and locks are opened and closed through S3",
    who: ["terraform-plan", "terraform-apply"],
    may: ["kms:Decrypt", ...GENERATE_DATA_KEYS],
    on: (who, thing, facts) =>
      terraformOf(who, thing, facts) !== undefined && closedBy(thing.arn, STATE, facts) !== undefined,
    only: (_, thing, facts) => throughS3(closedBy(thing.arn, STATE, facts) ?? "", thing.place.region),
    because: "they lie closed in their bucket",
  },
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
