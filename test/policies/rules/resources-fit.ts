import { ALSO_TAKEN } from "../../../reports/access/lint/actions";
import { mayName } from "../../../reports/access/lint/fit";
import { actionsLike } from "../../../reports/access/lint/iam-data";
import type { KnownAction } from "../../../reports/access/lint/reference";
import { everyStatement, type KnownStatement } from "../../support/statements";
import { allowedTo, bucketWith } from "../fixtures";
import type { Rule } from "../rule";

export const resourcesFit: Rule = {
  title: "every action has a resource that it takes, and every resource an action that takes it",
  because:
    "A resource of the wrong kind allows nothing, and nobody is told: it shows in a release that fails.",
  violations: async (stacks) => (await Promise.all(everyStatement(stacks).map(faults))).flat(),
  kept: () =>
    allowedTo(
      { Action: ["ecr:GetAuthorizationToken", "ecs:ListTasks"], Resource: ["*"] },
      { Action: ["kms:ReEncrypt*"], Resource: ["arn:aws:kms:us-east-1:111111111111:key/*"] },
      {
        Action: ["elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule"],
        Resource: [`${LOAD_BALANCING}:listener/app/acme/*`, `${LOAD_BALANCING}:listener-rule/app/acme/*`],
      },
      { Action: ["logs:PutLogEvents"], Resource: [`${LOGS}:/aws/codebuild/acme:log-stream:*`] },
      { Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-web/${aws:PrincipalTag/team}/*"] },
      {
        Action: ["ssm:GetParameters"],
        Resource: ["arn:aws:ssm:us-east-1::parameter/aws/service/ami-amazon-linux-latest/al2023"],
      },
      {
        Action: ["codeconnections:UseConnection", "codestar-connections:UseConnection"],
        Resource: ["arn:aws:codeconnections:us-east-1:111111111111:connection/0a1b2c3d"],
      },
    ),
  broken: {
    "a bucket where an object is meant": {
      by: () => allowedTo({ Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-web"] }),
      says: "s3:GetObject takes none of these",
    },
    "objects where the bucket is meant, in a bucket's policy": {
      by: () => bucketWith({ Action: ["s3:ListBucket"], Resource: ["arn:aws:s3:::acme-web/*"] }),
      says: "s3:ListBucket takes none of these",
    },
    "a log group where a stream is meant": {
      by: () => allowedTo({ Action: ["logs:PutLogEvents"], Resource: [`${LOGS}:/aws/codebuild/acme`] }),
      says: "logs:PutLogEvents takes none of these",
    },
    "a resource that is nobody's": {
      by: () =>
        allowedTo({
          Action: ["s3:GetObject"],
          Resource: ["arn:aws:s3:::acme-web/*", "arn:aws:kms:us-east-1:111111111111:key/*"],
        }),
      says: "nothing takes arn:aws:kms:us-east-1:111111111111:key/*",
    },
    "an account's own parameter, without the account": {
      by: () =>
        allowedTo({ Action: ["ssm:GetParameters"], Resource: ["arn:aws:ssm:us-east-1::parameter/image"] }),
      says: "ssm:GetParameters takes none of these",
    },
    "an action that takes no resource": {
      by: () =>
        allowedTo({
          Action: ["ecr:GetAuthorizationToken"],
          Resource: ["arn:aws:ecr:us-east-1:111111111111:repository/acme/web"],
        }),
      says: "ecr:GetAuthorizationToken takes only *",
    },
    "too few parts": {
      by: () =>
        allowedTo({
          Action: ["ecs:UpdateService"],
          Resource: ["arn:aws:ecs:us-east-1:111111111111:service/web"],
        }),
      says: "ecs:UpdateService takes none of these",
    },
  },
};

const LOAD_BALANCING = "arn:aws:elasticloadbalancing:us-east-1:222222222222";
const LOGS = "arn:aws:logs:us-east-1:222222222222:log-group";

async function faults({ kind, statement, where }: KnownStatement): Promise<string[]> {
  const { Action, Resource } = statement;
  // In a key's policy * is the key itself; trust and repository policies name no resource.
  if (kind === "key" || Resource === undefined) return [];
  const all = await Promise.all(Action.map(async (action) => ({ action, known: await actionsLike(action) })));
  const asked = all
    // Another rule's to say.
    .filter(({ known }) => known.length > 0)
    .map(({ action, known }) => ({ action, types: known.flatMap(typesOf) }));
  const isTaken = (resource: string, types: readonly string[]) =>
    resource === "*" || types.some((type) => mayName(resource, type));
  const every = asked.flatMap(({ types }) => types);
  return [
    ...asked
      .filter(({ types }) => !Resource.some((resource) => isTaken(resource, types)))
      .map(
        ({ action, types }) => `${where}: ${action} takes ${types.length > 0 ? "none of these" : "only *"}`,
      ),
    ...Resource.filter((resource) => !isTaken(resource, every)).map(
      (resource) => `${where}: nothing takes ${resource}`,
    ),
  ];
}

function typesOf({ name, resources }: KnownAction): string[] {
  const also = ALSO_TAKEN[name];
  return also ? [...resources, ...also.resources] : [...resources];
}
