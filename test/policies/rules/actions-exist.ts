import { actionsLike } from "../../../reports/access/lint/iam-data";
import { everyStatement } from "../../support/statements";
import { allowedTo, bucketWith } from "../fixtures";
import type { Rule } from "../rule";

export const actionsExist: Rule = {
  title: "every action exists, in AWS's spelling",
  because: "IAM takes any word for an action, and a misspelt one allows nothing.",
  violations: async (stacks) => {
    const faults = everyStatement(stacks).map(async ({ statement, where }) => {
      const known = await Promise.all(statement.Action.map(actionsLike));
      return statement.Action.filter((_, index) => known[index]?.length === 0).map(
        (action) => `${where}: there is no action ${action}`,
      );
    });
    return (await Promise.all(faults)).flat();
  },
  kept: () =>
    bucketWith(
      { Action: ["s3:GetObject", "kms:ReEncrypt*"], Resource: ["arn:aws:s3:::acme-web/*"] },
      { Effect: "Deny", Principal: "*", Action: ["s3:*"], Resource: ["arn:aws:s3:::acme-web/*"] },
    ),
  broken: {
    "an action that no service has": {
      by: () => allowedTo({ Action: ["ecs:DescribeService"], Resource: ["*"] }),
      says: "no action ecs:DescribeService",
    },
    "an action of another service": {
      by: () => allowedTo({ Action: ["codebuild:PutLogEvents"], Resource: ["*"] }),
      says: "no action codebuild:PutLogEvents",
    },
    "a service that there is not": {
      by: () => allowedTo({ Action: ["elb:DescribeListeners"], Resource: ["*"] }),
      says: "no action elb:DescribeListeners",
    },
    "a pattern that means nothing": {
      by: () => allowedTo({ Action: ["kms:Rencrypt*"], Resource: ["*"] }),
      says: "no action kms:Rencrypt*",
    },
    "another spelling": {
      by: () => allowedTo({ Action: ["s3:getObject"], Resource: ["*"] }),
      says: "no action s3:getObject",
    },
  },
};
