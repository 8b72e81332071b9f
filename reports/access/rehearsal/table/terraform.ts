/** What plans and applies Slipway's own stacks: states and locks, saved plans, and a call of each kind that it makes to what there is. */
import type { CallContext, Step } from "../call";
import { SOURCES } from "../sources";

/** A role at work on a state. */
export interface OnState {
  readonly role: string;
  /** ARN of the state in its bucket. */
  readonly state: string;
}

/** S3's own lock is an object that is written only where there is none. */
const LOCK = {
  actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
  on: ({ state }: OnState) => [`${state}.tflock`],
  source: SOURCES.s3Lock,
};

export const READ_STATE: Step<OnState> = {
  name: "locks and reads the state",
  caller: ({ role }) => ({ role }),
  rows: [LOCK, { actions: ["s3:GetObject"], on: ({ state }) => [state], source: SOURCES.s3Get }],
};

export const WRITE_STATE: Step<OnState> = {
  name: "writes the state, with its lock held",
  caller: ({ role }) => ({ role }),
  rows: [
    LOCK,
    { actions: ["s3:GetObject", "s3:PutObject"], on: ({ state }) => [state], source: SOURCES.s3Put },
  ],
};

/** A role, and something that it looks at or changes. */
export interface OnThing {
  readonly role: string;
  readonly thing: string;
  /** ARN of the boundary that a role has. */
  readonly boundary?: string;
}

const it = ({ thing }: OnThing) => [thing];
const asRole = ({ role }: OnThing) => ({ role });
const bounded = ({ boundary }: OnThing): readonly CallContext[] =>
  boundary === undefined ? [{}] : [{ values: { "iam:PermissionsBoundary": boundary } }];

export const LOOK_AT: Readonly<Record<string, Step<OnThing>>> = {
  aws_iam_role: {
    name: "reads a role",
    caller: asRole,
    rows: [{ actions: ["iam:GetRole", "iam:ListRolePolicies"], on: it, source: SOURCES.roleBoundary }],
  },
  aws_kms_key: {
    name: "reads a key",
    caller: asRole,
    rows: [{ actions: ["kms:DescribeKey", "kms:GetKeyPolicy"], on: it, source: SOURCES.keyPolicy }],
  },
  aws_s3_bucket: {
    name: "reads a bucket's settings",
    caller: asRole,
    rows: [{ actions: ["s3:ListBucket", "s3:GetBucketPolicy"], on: it, source: SOURCES.bucketPolicy }],
  },
};

export const CHANGE: Readonly<Record<string, Step<OnThing>>> = {
  aws_iam_role: {
    name: "changes a role within its boundary",
    caller: asRole,
    rows: [
      {
        actions: ["iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy", "iam:PutRolePermissionsBoundary"],
        on: it,
        context: bounded,
        source: SOURCES.roleBoundary,
      },
    ],
  },
  aws_kms_key: {
    name: "changes a key's policy",
    caller: asRole,
    rows: [{ actions: ["kms:PutKeyPolicy"], on: it, source: SOURCES.keyPolicy }],
  },
  aws_s3_bucket: {
    name: "changes a bucket's policy",
    caller: asRole,
    rows: [{ actions: ["s3:PutBucketPolicy"], on: it, source: SOURCES.bucketPolicy }],
  },
};

/** A caller, and the bucket of saved plans. */
interface OnPlans {
  readonly role: string;
  readonly bucket: string;
}

const plan = ({ bucket }: OnPlans) => [`${bucket}/0a1b/tools.tfplan`];

export const KEEP_PLANS: Step<OnPlans> = {
  name: "keeps plans for the review",
  caller: ({ role }) => ({ role }),
  rows: [{ actions: ["s3:PutObject"], on: plan, source: SOURCES.s3Put }],
};

export const TAKE_PLANS: Step<OnPlans> = {
  name: "takes the plans that were reviewed",
  caller: ({ role }) => ({ role }),
  rows: [
    { actions: ["s3:ListBucket"], on: ({ bucket }) => [bucket], source: SOURCES.s3List },
    { actions: ["s3:GetObject"], on: plan, source: SOURCES.s3Get },
  ],
};
