/** Something in a policy that does nothing, or more than its text says. */

export interface Finding {
  readonly rule: RuleName;
  /** Twelve digits. */
  readonly account: string;
  /** ARN of the role, user or resource that has the policy. */
  readonly holder: string;
  /** Where the policy's text is: `tools: aws_iam_role_policy.web_deploy.policy`. */
  readonly policy: string;
  /** `Sid` of the statement, or its number from 1; absent where the policy is meant as a whole. */
  readonly statement?: string;
  /** What was found. */
  readonly what: string;
  /** What to do about it. */
  readonly advice: string;
}

export type RuleName =
  | "unknown-action"
  | "unknown-condition-key"
  | "resource-not-taken"
  | "never-matches"
  | "for-all-values"
  | "wildcard-action"
  | "wildcard-resource"
  | "wildcard-principal"
  | "escalation"
  | "size"
  | "sid"
  | "version"
  | "principal"
  | "unknown-element"
  | "empty-element";
