import { takesKey } from "../../../reports/access/lint/fit";
import { actionsLike, isGlobalKey } from "../../../reports/access/lint/iam-data";
import { conditionsOf } from "../../support/policies";
import { everyStatement, type KnownStatement } from "../../support/statements";
import { allowedTo, keyWith } from "../fixtures";
import type { Rule } from "../rule";

export const conditionKeysFit: Rule = {
  title: "every condition key is one that each action of its statement knows, or that all requests have",
  because: "A key that a request doesn't have makes a statement allow nothing, or a denial deny nothing.",
  violations: async (stacks) => (await Promise.all(everyStatement(stacks).map(faults))).flat(),
  kept: () =>
    keyWith({
      Action: ["kms:Decrypt", "kms:ReEncrypt*"],
      Resource: ["*"],
      Condition: {
        StringLike: {
          "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::acme-web/${aws:PrincipalTag/team}/*",
          "aws:PrincipalTag/team": "web",
        },
      },
    }),
  broken: {
    "a key that there is not": {
      by: () => allowedTo(on("s3:GetObject", "s3:bucket-owner")),
      says: "s3:GetObject knows no s3:bucket-owner",
    },
    "a key that another action has": {
      by: () => keyWith(on("kms:DescribeKey", "kms:EncryptionContext:aws:s3:arn")),
      says: "kms:DescribeKey knows no kms:EncryptionContext:aws:s3:arn",
    },
    "a key of another service": {
      by: () => allowedTo(on("sns:Publish", "kms:ViaService")),
      says: "sns:Publish knows no kms:ViaService",
    },
    "a global key that there is not": {
      by: () => allowedTo(on("s3:GetObject", "aws:SourceRole")),
      says: "s3:GetObject knows no aws:SourceRole",
    },
    "a variable that there is not": {
      by: () =>
        allowedTo({ Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-web/${aws:RoleTag/team}/*"] }),
      says: "there is no aws:RoleTag/team",
    },
  },
};

/** Lambda puts it into every request that a function's code makes: https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html */
const OF_LAMBDA = "lambda:SourceFunctionArn";

/** Claims of the token that a job of GitHub Actions comes with: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif */
const OF_GITHUB = /^token\.actions\.githubusercontent\.com:(aud|sub)$/;

function on(action: string, key: string) {
  return {
    Action: [action],
    Resource: ["arn:aws:s3:::acme-web/*"],
    Condition: { StringEquals: { [key]: "value" } },
  };
}

async function faults({ statement, where }: KnownStatement): Promise<string[]> {
  const keys = conditionsOf(statement).map(({ key }) => key);
  const own = (await without(keys, isGlobalKey)).filter(
    (key) => key !== OF_LAMBDA && !(OF_GITHUB.test(key) && isOfTokens(statement)),
  );
  const unknown = statement.Action.map(async (action) => {
    const meant = await actionsLike(action);
    return own
      .filter((key) => !meant.some((known) => takesKey(known, key)))
      .map((key) => `${where}: ${action} knows no ${key}`);
  });
  const variables = [...JSON.stringify(statement).matchAll(/\$\{(aws:[^}]+)\}/g)].map(
    ([, name = ""]) => name,
  );
  return [
    ...(await Promise.all(unknown)).flat(),
    ...(await without(variables, isGlobalKey)).map((name) => `${where}: there is no ${name}`),
  ];
}

function isOfTokens({ Action }: KnownStatement["statement"]): boolean {
  return Action.every((action) => action === "sts:AssumeRoleWithWebIdentity");
}

async function without(keys: readonly string[], are: (key: string) => Promise<boolean>): Promise<string[]> {
  const answers = await Promise.all(keys.map(are));
  return keys.filter((_, index) => !answers[index]);
}
