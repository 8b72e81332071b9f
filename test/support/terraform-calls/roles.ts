/** The roles that plan and apply an account, and what AWS would answer them. */
import type { Place } from "../../../iam/arn";
import { policyDocument } from "../../../iam/printer";
import type { Statement } from "../../../iam/statement";
import type { TerraformOwner } from "../../../iam/terraform/at";
import { applyStatements, type PolicyStatements, planStatements } from "../../../iam/terraform/statements";
import { circumstancesOf } from "../../../reports/access/evaluate/circumstances";
import type { Value } from "../../../reports/access/evaluate/context";
import { decide } from "../../../reports/access/evaluate/decide";
import { type Policy, policyOf } from "../../../reports/access/evaluate/policy";
import type { AwsStatement } from "../../policies/fixtures";

export type TerraformRole = "plan" | "apply";

/** ARN of the boundary that the roles of an account's stacks have. */
export function boundaryOf({ account }: Place, { organization }: TerraformOwner): string {
  return `arn:aws:iam::${account}:policy/slipway/infrastructure/${organization}-slipway-boundary`;
}

/** Statements of a role, by policy. */
export function policiesFor(role: TerraformRole, place: Place, owner: TerraformOwner): PolicyStatements {
  if (role === "plan") return planStatements(place, owner);
  return applyStatements(place, owner, { boundary: boundaryOf(place, owner) });
}

/** A call to AWS, as far as policies look into it. */
export interface Asked {
  /** `kms:DescribeKey` */
  readonly action: string;
  /** ARN, or `*` where there is none. */
  readonly resource: string;
  /** Condition keys; what isn't here is certainly absent. */
  readonly keys?: Readonly<Record<string, Value>>;
  readonly encryptionContext?: Readonly<Record<string, string>>;
}

/** True when AWS would say yes for certain, to somebody with these policies. */
export function allows(policies: PolicyStatements, { account }: Place): (asked: Asked) => boolean {
  const principal = {
    type: "role-session",
    account,
    role: `arn:aws:iam::${account}:role/slipway/infrastructure/role`,
    policies: Object.entries(policies).map(([name, statements]) =>
      policyOf({ name, kind: "identity", document: toDocument(statements) }),
    ),
  } as const;
  const ofKey = keyPolicy(account);
  return ({ action, resource, keys, encryptionContext }) => {
    const circumstances = circumstancesOf({
      ...(keys && { values: keys }),
      ...(encryptionContext && { encryptionContext }),
    });
    const policies = resource.includes(":kms:") ? [ofKey] : [];
    return (
      decide({ principal, action, resource: { arn: resource, account, policies }, circumstances }).kind ===
      "yes"
    );
  };
}

/** Statements as AWS reads them. */
export function inAws(statements: readonly Statement[]): AwsStatement[] {
  return policyDocument(statements).Statement as AwsStatement[]; // No list of ours repeats.
}

/** A key leaves it to its account's policies: what is asked here is what those say. */
function keyPolicy(account: string): Policy {
  const Statement = [
    { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "kms:*", Resource: "*" },
  ];
  return policyOf({ name: "key", account, kind: "resource", document: { Version: "2012-10-17", Statement } });
}

function toDocument(statements: readonly Statement[]) {
  return { Version: "2012-10-17", Statement: inAws(statements) };
}
