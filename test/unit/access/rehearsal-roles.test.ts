/** What the rehearsal finds when a policy about roles, logs and topics is wrong in the default example. */
import { rehearse } from "../../../reports/access/rehearsal/rehearse";
import { unseenPolicy } from "../../../reports/access/world/policy";
import type { World } from "../../../reports/access/world/world";
import {
  BUCKET,
  bucketArn,
  DEFAULT,
  DEPLOY,
  denied,
  ofResource,
  ofRole,
  on,
  when,
  withBoundary,
} from "../../support/broken-policies";

/** The same of trusts, roles that are passed, and what tells of a release. */
const BROKEN: readonly (readonly [what: string, world: World, action: string])[] = [
  [
    "a trust that names another pipeline",
    ofResource(
      DEPLOY,
      "AssumedByThePipeline",
      when({
        ArnEquals: {
          "aws:PrincipalArn": "arn:aws:iam::111111111111:role/slipway/pipeline/acme-other-pipeline",
        },
      }),
    ),
    "sts:AssumeRole",
  ],
  [
    "a trust that asks for a source",
    ofResource(
      DEPLOY,
      "AssumedByThePipeline",
      when({ StringEquals: { "aws:SourceAccount": "111111111111" } }),
    ),
    "sts:AssumeRole",
  ],
  [
    "a trust that is sure of CodePipeline's source",
    ofResource(
      "acme-storefront-pipeline",
      "AssumedByThePipeline",
      when({ StringEquals: { "aws:SourceAccount": "111111111111" } }),
    ),
    "sts:AssumeRole",
  ],
  [
    "a trust of another project",
    ofResource(
      "acme-storefront-check-lint",
      "AssumedByTheProject",
      when({ ArnEquals: { "aws:SourceArn": "arn:aws:codebuild:us-east-1:111111111111:project/other" } }),
    ),
    "sts:AssumeRole",
  ],
  [
    "roles passed to another service",
    ofRole(DEPLOY, "PassTaskRoles", when({ StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } })),
    "iam:PassRole",
  ],
  [
    "one role alone to pass",
    ofRole(DEPLOY, "PassTaskRoles", (statement) => [
      { ...statement, Resource: [statement.Resource ?? []].flat().slice(0, 1) },
    ]),
    "iam:PassRole",
  ],
  [
    "tags of another kind",
    ofRole(DEPLOY, "TagRevision", when({ StringEquals: { "ecs:CreateAction": "CreateService" } })),
    "ecs:TagResource",
  ],
  [
    "another cluster",
    ofRole(
      "acme-storefront-staging-deploy",
      "ListTasks",
      when({ ArnEquals: { "ecs:cluster": "arn:aws:ecs:us-east-1:222222222222:cluster/other" } }),
    ),
    "ecs:ListTasks",
  ],
  [
    "images of another account",
    ofResource(":repository/acme/storefront", "PullByExecutionRoles", (statement) => [
      { ...statement, Principal: { AWS: "arn:aws:iam::222222222222:root" } },
    ]),
    "ecr:BatchGetImage",
  ],
  [
    "a log group of another name",
    ofRole(
      "acme-storefront-build",
      "WriteLogs",
      on("arn:aws:logs:us-east-1:111111111111:log-group:/aws/codebuild/other:*"),
    ),
    "logs:PutLogEvents",
  ],
  [
    "logs under a key of others",
    ofResource(
      "build-logs.encryption.key",
      "UseByCloudWatchLogs",
      when({
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:111111111111:log-group:/other/*",
        },
      }),
    ),
    "kms:GenerateDataKey",
  ],
  [
    "the topic's key for builds",
    ofResource(
      "approvals.encryption.key",
      "UseByPipelines",
      when({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/slipway/build/*" } }),
    ),
    "kms:GenerateDataKey",
  ],
  [
    "uploads without headers denied",
    ofResource(BUCKET, "DenyOtherAlgorithm", (statement) => [
      { ...statement, Condition: { StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } } },
    ]),
    "s3:PutObject",
  ],
  [
    "uploads with the key's name denied",
    ofResource(
      BUCKET,
      "DenyOtherKey",
      denied({
        Principal: "*",
        Action: "s3:PutObject",
        Resource: `${bucketArn}/*`,
        Condition: { Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" } },
      }),
    ),
    "s3:PutObject",
  ],
  [
    "calls with TLS denied",
    ofResource(BUCKET, "DenyPlainHttp", when({ Bool: { "aws:SecureTransport": "true" } })),
    "s3:GetObject",
  ],
  [
    "a role of another name's tag",
    { ...DEFAULT, roles: DEFAULT.roles.map((role) => ({ ...role, tags: {} })) },
    "s3:GetObject",
  ],
  ["a boundary without KMS", withBoundary("acme-storefront-build", "kms:*"), "kms:Decrypt"],
];

test.each(BROKEN)("%s is found", (_what, broken, action) => {
  const { findings } = rehearse(broken);
  expect(findings.map(({ call }) => call.action)).toContain(action);
});

test("a boundary whose text nobody has is said once, with how many it holds", () => {
  const arn = "arn:aws:iam::333333333333:policy/organization";
  const boundary = unseenPolicy(arn, "production: aws_iam_role.permissions_boundary");
  const held = (name: string) => /-production-(deploy|task|execution)$/.test(name);
  const roles = DEFAULT.roles.map((role) => (held(role.name) ? { ...role, boundary } : role));
  const { said, findings } = rehearse({ ...DEFAULT, roles });
  expect(findings).toEqual([]);
  expect(said.filter((line) => line.includes(arn))).toEqual([
    `${arn} isn't made here: as the boundary of 2 roles in a release it may refuse what the rehearsal counts as allowed; see to it where it is made`,
  ]);
  expect(rehearse(DEFAULT).said.join()).not.toContain("boundary");
});
