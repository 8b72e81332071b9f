/**
 * Where the oracle and AWS's documentation part, and we follow AWS. Such requests are left out of the comparison, or never
 * made. That it drops condition keys which its data doesn't list (`kms:EncryptionContext:…`, a token's `sub` and `aud`) is
 * met by asking us without them too; where it is asked without validation, it keeps them.
 */

import { accountOf } from "../../../../reports/access/evaluate/caller";
import { weighing } from "../../../../reports/access/evaluate/decide";
import { NO, YES } from "../../../../reports/access/evaluate/formula";
import type { Request } from "../../../../reports/access/evaluate/request";

export interface Gap {
  readonly title: string;
  /** AWS's page. */
  readonly source: string;
  applies(request: Request): boolean;
}

const IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide";

/** Made and left out. */
export const GAPS: readonly Gap[] = [
  {
    title: "a federated user without session policy has nothing from its user's policies",
    source: `${IAM}/reference_policies_evaluation-logic_policy-eval-denyallow.html`,
    applies: ({ principal }) => principal.type === "federated-user" && principal.session === undefined,
  },
  {
    title:
      "a session policy doesn't limit what a resource's policy gives to the session itself, or to everybody",
    source: `${IAM}/reference_policies_elements_principal.html`,
    applies: (request) => {
      const { principal, resource } = request;
      if (!("session" in principal) || accountOf(principal) !== resource.account) return false;
      const [[itself] = [], [, , session] = []] = weighing(request, undefined).ways;
      return itself?.formula === YES && session?.formula === NO;
    },
  },
  {
    title: "a root user assumes no role",
    source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
    applies: ({ principal, action }) => principal.type === "root" && action === "sts:AssumeRole",
  },
];

/** Never made, with the reason. */
export const NEVER_MADE: Readonly<Record<string, string>> = {
  "a role without trust policy": "AWS has none; the oracle takes its account for trusted",
  "variables before version 2012-10-17": `they are text (${IAM}/reference_policies_variables.html); the oracle fills them in`,
  "variables without value under a negated operator": `they match (${IAM}/reference_policies_variables.html); the oracle says no`,
  "variables without value in NotResource": `they match no resource (${IAM}/reference_policies_variables.html), so the statement is about all; the oracle takes it for none`,
  "${*} outside of Like": `it is a star wherever variables are (${IAM}/reference_policies_variables.html); the oracle doesn't read it`,
  "NotIpAddress across IPv4 and IPv6": "neither is in the other's ranges; the oracle says no",
  "ForAnyValue:…IfExists of an absent key": `it holds (${IAM}/reference_policies_elements_condition_operators.html); the oracle says no`,
  "several values without set operator": "AWS doesn't say what follows: we say that nobody can say",
  "NotPrincipal that names a role without its account": `AWS may deny (${IAM}/reference_policies_elements_notprincipal.html): we say so`,
  "a trust policy that names the account of a token's provider":
    "whoever holds a token is nobody of that account",
};
