import { conditionsOf, narrowedTo, type PlacedStatement, placedStatements } from "../../support/policies";
import { allowedTo } from "../fixtures";
import type { Rule } from "../rule";

const decrypt = { Action: ["kms:Decrypt"], Resource: ["arn:aws:kms:us-east-1:111111111111:key/*"] };

/** Says that a key is there, and carries nothing that a condition could compare. */
const TELLS_LITTLE = "kms:DescribeKey";

export const unpredictableKeys: Rule = {
  title: "a key that is reached by pattern is told by its alias or by what it encrypts",
  because: "A key's id can't be predicted, and the pattern means every key of the account.",
  violations: (stacks) =>
    placedStatements(stacks)
      .filter(({ policy, statement }) => policy.kind === "identity" && statement.Effect === "Allow")
      .filter(({ statement }) => statement.Resource?.some((resource) => /:key\/.*\*/.test(resource)))
      .filter(({ statement }) => statement.Action.join() !== TELLS_LITTLE && !isTold(statement))
      .map(({ where }) => `${where}: any key of the account`),
  kept: () =>
    allowedTo(
      {
        ...decrypt,
        Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/acme-artifacts" } },
      },
      { ...decrypt, Action: ["kms:DescribeKey"] },
    ),
  broken: {
    "no condition": { by: () => allowedTo(decrypt), says: "any key of the account" },
    "through a service, but for anything": {
      by: () =>
        allowedTo({
          ...decrypt,
          Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } },
        }),
      says: "any key of the account",
    },
  },
};

function isTold(statement: PlacedStatement["statement"]): boolean {
  const byAlias = conditionsOf(statement).some(
    ({ key, operator }) => key === "kms:ResourceAliases" && operator === "ForAnyValue:StringEquals",
  );
  const byObject =
    narrowedTo(statement, "kms:ViaService").length > 0 &&
    narrowedTo(statement, "kms:EncryptionContext:aws:s3:arn").length > 0;
  return byAlias || byObject;
}
