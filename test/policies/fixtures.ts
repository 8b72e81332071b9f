import { printJson, type Value } from "../../iam/printer";
import type { ByType, Stacks } from "../support/stacks";

/** The account of the fixtures, and the tools account. */
export const ACCOUNT = "222222222222";
export const TOOLS = "111111111111";

/** A statement as AWS reads it, wrong ones too. */
export type AwsStatement = Readonly<Record<string, Value>>;

/** A system of one stack. */
export function system(resource: ByType, change: Partial<Stacks[string]> = {}): Stacks {
  return {
    staging: {
      terraform: { backend: { s3: { bucket: `acme-state-${ACCOUNT}-us-east-1`, key: "staging.tfstate" } } },
      provider: { aws: [{ region: "us-east-1", allowed_account_ids: [ACCOUNT] }] },
      resource,
      ...change,
    },
  };
}

/** A policy's text as a stack holds it. */
export function policyText(...statements: readonly AwsStatement[]): string {
  return printJson({ Version: "2012-10-17", Statement: statements.map(withDefaults) });
}

function withDefaults(statement: AwsStatement): AwsStatement {
  return { Sid: "Fixture", Effect: "Allow", ...statement };
}

export const ACCOUNT_ROOT: AwsStatement = { AWS: [`arn:aws:iam::${TOOLS}:root`] };

/** Narrows an account to one role. */
export const ONE_ROLE: AwsStatement = {
  ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${TOOLS}:role/slipway/pipeline/web` },
};

const TRUST: AwsStatement = { Action: ["sts:AssumeRole"], Principal: ACCOUNT_ROOT, Condition: ONE_ROLE };

/** Arguments of a role that is as it should be, but for the change. */
export function role(change: Readonly<Record<string, unknown>> = {}) {
  return {
    name: "acme-web-staging-deploy",
    path: "/slipway/deploy/",
    assume_role_policy: policyText(TRUST),
    ...change,
  };
}

/** A role that may do these. */
export function allowedTo(...statements: readonly AwsStatement[]): Stacks {
  return system({
    aws_iam_role: { web: role() },
    aws_iam_role_policy: {
      web: { name: "deploy", role: "${aws_iam_role.web.name}", policy: policyText(...statements) },
    },
  });
}

/** A role that trusts so. */
export function trusting(...statements: readonly AwsStatement[]): Stacks {
  return system({ aws_iam_role: { web: role({ assume_role_policy: policyText(...statements) }) } });
}

/** A bucket with such a policy. */
export function bucketWith(...statements: readonly AwsStatement[]): Stacks {
  return system({ aws_s3_bucket_policy: { web: { bucket: "acme-web", policy: policyText(...statements) } } });
}

/** A key with such a policy. */
export function keyWith(...statements: readonly AwsStatement[]): Stacks {
  return system({ aws_kms_key: { web: { policy: policyText(...statements) } } });
}

/** A topic with such a policy. */
export function topicWith(...statements: readonly AwsStatement[]): Stacks {
  return system({ aws_sns_topic_policy: { web: { arn: "topic", policy: policyText(...statements) } } });
}

/** Both systems in one stack. */
export function merged(one: Stacks, other: Stacks): Stacks {
  return system({ ...one.staging?.resource, ...other.staging?.resource });
}
