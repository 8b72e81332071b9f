/** Who becomes what plans and applies, and what these keep: saved plans, states, locks. */
import { GENERATE_DATA_KEYS } from "./data-keys";
import type { Intended, Requirement } from "./entry";
import type { Facts } from "./facts";
import { terraformOf } from "./terraform-asker";
import { isCallerOf, keepsPlans, planStoreOf, takesPlans } from "./terraform-roles";

const PAGE = "docs/concepts/infrastructure.md#roles";
const OWNER = "slipway-organization";
const CALLERS = ["build", "github"] as const;

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

export const TERRAFORM_STATES: readonly Intended[] = [
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
];
