/** Who may ask for what in random requests. */
import type { Principal } from "../../../../reports/access/evaluate/principal";

export const HOME = "111111111111";
export const AWAY = "222222222222";

const ROLE = `arn:aws:iam::${HOME}:role/team/app`;
const PROVIDER = `arn:aws:iam::${HOME}:oidc-provider/token.actions.githubusercontent.com`;

/** Principals without their policies. */
export const PRINCIPALS: readonly Principal[] = [
  {
    type: "role-session",
    account: HOME,
    role: ROLE,
    sessionName: "run",
    policies: [],
    tags: { team: "red" },
  },
  { type: "role-session", account: HOME, role: ROLE, sessionName: "other", policies: [], tags: {} },
  { type: "user", account: HOME, arn: `arn:aws:iam::${HOME}:user/alice`, policies: [], tags: {} },
  {
    type: "federated-user",
    account: HOME,
    arn: `arn:aws:sts::${HOME}:federated-user/alice`,
    user: `arn:aws:iam::${HOME}:user/alice`,
    policies: [],
    tags: {},
  },
  { type: "root", account: HOME },
  { type: "service", name: "codepipeline.amazonaws.com" },
  { type: "anonymous" },
];

export const WEB_IDENTITY: Principal = { type: "web-identity", provider: PROVIDER };

/** `AWS` principals of policies: ours, those behind them, and strangers. */
export const AWS_NAMES: readonly string[] = [
  "*",
  HOME,
  `arn:aws:iam::${HOME}:root`,
  `arn:aws:iam::${AWAY}:root`,
  ROLE,
  `arn:aws:iam::${HOME}:role/stranger`,
  `arn:aws:sts::${HOME}:assumed-role/app/run`,
  `arn:aws:sts::${HOME}:assumed-role/app/stranger`,
  `arn:aws:iam::${HOME}:user/alice`,
  `arn:aws:iam::${HOME}:user/bob`,
  `arn:aws:sts::${HOME}:federated-user/alice`,
];

export const OTHER_NAMES: readonly Readonly<Record<string, string>>[] = [
  { Service: "codepipeline.amazonaws.com" },
  { Service: "codebuild.amazonaws.com" },
  { Federated: PROVIDER },
  { Federated: `arn:aws:iam::${HOME}:oidc-provider/gitlab.example` },
];

/** What `NotPrincipal` may list: a principal with all that stands behind it, or somebody else. */
export const LEFT_OUT: readonly (readonly string[])[] = [
  [
    `arn:aws:sts::${HOME}:assumed-role/app/run`,
    ROLE,
    `arn:aws:iam::${HOME}:root`,
    `arn:aws:iam::${HOME}:user/alice`,
    `arn:aws:sts::${HOME}:assumed-role/app/other`,
    `arn:aws:sts::${HOME}:federated-user/alice`,
  ],
  [`arn:aws:iam::${AWAY}:root`],
  [`arn:aws:iam::${AWAY}:user/carol`, `arn:aws:iam::${AWAY}:root`],
];

/** An action on something. */
export interface Target {
  readonly action: string;
  readonly arn: string;
  /** What its own policy is called; left out: it has none. */
  readonly policy?: "resource" | "trust";
  readonly webIdentity?: true;
}

const KEY = `arn:aws:kms:us-east-1:ACCOUNT:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const TRUSTING = "arn:aws:iam::ACCOUNT:role/deploy/release";

/** `ACCOUNT` becomes the resource's. */
export const TARGETS: readonly Target[] = [
  { action: "s3:GetObject", arn: "arn:aws:s3:::artifacts/app/alice/red.zip", policy: "resource" },
  { action: "s3:PutObject", arn: "arn:aws:s3:::artifacts/app/none", policy: "resource" },
  { action: "s3:ListBucket", arn: "arn:aws:s3:::artifacts", policy: "resource" },
  { action: "kms:Decrypt", arn: KEY, policy: "resource" },
  { action: "kms:GenerateDataKey", arn: KEY, policy: "resource" },
  { action: "sts:AssumeRole", arn: TRUSTING, policy: "trust" },
  { action: "sts:AssumeRoleWithWebIdentity", arn: TRUSTING, policy: "trust", webIdentity: true },
  { action: "sns:Publish", arn: "arn:aws:sns:us-east-1:ACCOUNT:releases", policy: "resource" },
  {
    action: "ecr:BatchGetImage",
    arn: "arn:aws:ecr:us-east-1:ACCOUNT:repository/team/app",
    policy: "resource",
  },
  { action: "iam:PassRole", arn: TRUSTING },
  { action: "codebuild:StartBuild", arn: "arn:aws:codebuild:us-east-1:ACCOUNT:project/build" },
];
