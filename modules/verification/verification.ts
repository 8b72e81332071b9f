import type { Statement } from "../../iam/statement";
import { assumeInvokeRole, assumeLookupRole } from "./verification.policies";

/** Where a released service answers: a known address, a load balancer to look up in another account, or a function there. */
export type ServiceAddress =
  | { readonly url: string }
  | {
      /** May only look load balancers up. */
      readonly lookupRoleArn: string;
      readonly loadBalancer: string;
      readonly region: string;
      readonly scheme: "http" | "https";
    }
  | {
      /** May only invoke this one. */
      readonly invokeRoleArn: string;
      /** With its alias. */
      readonly functionArn: string;
      readonly region: string;
      /** Where callers reach it, if that is known. */
      readonly serviceUrl?: string;
    };

/** Shell commands, or the path of a buildspec in the repository. */
export type Steps = Commands | { readonly buildspec: string };

export interface Commands {
  readonly commands: readonly string[];
  /** Versions of languages, by CodeBuild's names of runtimes. Absent: the image's own. */
  readonly runtimeVersions?: Readonly<Record<string, string>>;
  /** What they leave behind, by the ARN of the report group that takes it. Absent: nothing. */
  readonly reports?: Readonly<Record<string, Results>>;
}

/** https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html#build-spec.reports */
export interface Results {
  readonly files: readonly string[];
  readonly format: string;
  readonly baseDirectory?: string;
}

/** What a build that verifies a release is made of. */
export interface Verification {
  readonly buildspec: string | object;
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly Statement[];
}

/**
 * Runs a service's own tests against what was just released: its commands find the address in `SERVICE_URL`, or the
 * function in `SERVICE_FUNCTION` and the credentials to invoke it in the profile `service` of AWS's tools. All commands
 * of a phase share one shell.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
 */
export function verification(address: ServiceAddress, steps: Steps): Verification {
  if ("url" in address) {
    return { buildspec: buildspecOf(steps), environment: { SERVICE_URL: address.url }, statements: [] };
  }
  if ("invokeRoleArn" in address) {
    return {
      // A buildspec of the repository becomes the role by itself.
      buildspec:
        "buildspec" in steps
          ? steps.buildspec
          : buildspecOf({ ...steps, commands: [...PROFILE, ...steps.commands] }),
      environment: {
        SERVICE_ROLE_ARN: address.invokeRoleArn,
        SERVICE_FUNCTION: address.functionArn,
        SERVICE_REGION: address.region,
        ...(address.serviceUrl !== undefined && { SERVICE_URL: address.serviceUrl }),
      },
      statements: [assumeInvokeRole(address.invokeRoleArn)],
    };
  }
  if ("buildspec" in steps)
    throw new Error(`${steps.buildspec} can't look the load balancer up; give its url`);
  return {
    buildspec: buildspecOf({ ...steps, commands: [...LOOK_UP, ...steps.commands] }),
    environment: {
      LOOKUP_ROLE_ARN: address.lookupRoleArn,
      LOAD_BALANCER: address.loadBalancer,
      LOAD_BALANCER_REGION: address.region,
      SERVICE_SCHEME: address.scheme,
    },
    statements: [assumeLookupRole(address.lookupRoleArn)],
  };
}

/** A path as it is; a buildspec of nothing but commands. */
export function buildspecOf(steps: Steps): string | object {
  if ("buildspec" in steps) return steps.buildspec;
  const { commands, runtimeVersions, reports = {} } = steps;
  const named = Object.entries(reports).map(([arn, { files, format, baseDirectory }]) => [
    arn,
    { files, "file-format": format, ...(baseDirectory && { "base-directory": baseDirectory }) },
  ]);
  return {
    version: "0.2",
    phases: {
      ...(runtimeVersions && { install: { "runtime-versions": runtimeVersions } }),
      build: { commands },
    },
    ...(named.length > 0 && { reports: Object.fromEntries(named) }),
  };
}

/** The role's credentials live in one command's environment only: the service's tests never see them. */
const LOOK_UP = [
  assumed("LOOKUP_ROLE_ARN"),
  [
    'address=$(echo "$credentials" | { read -r id secret token;',
    "AWS_ACCESS_KEY_ID=$id AWS_SECRET_ACCESS_KEY=$secret AWS_SESSION_TOKEN=$token",
    'aws elbv2 describe-load-balancers --region "$LOAD_BALANCER_REGION" --names "$LOAD_BALANCER"',
    "--query 'LoadBalancers[0].DNSName' --output text; })",
  ].join(" "),
  "unset credentials",
  'test -n "$address"',
  'export SERVICE_URL="$SERVICE_SCHEME://$address"',
];

/** A profile, and not the environment: what the build does beside invoking it does as itself. */
const PROFILE = [
  assumed("SERVICE_ROLE_ARN"),
  [
    'echo "$credentials" | { read -r id secret token',
    'aws configure set aws_access_key_id "$id" --profile service',
    'aws configure set aws_secret_access_key "$secret" --profile service',
    'aws configure set aws_session_token "$token" --profile service; }',
  ].join(" && "),
  "unset credentials",
];

/** The credentials of the role that a variable names, in one line. */
function assumed(variable: string): string {
  return [
    `credentials=$(aws sts assume-role --role-arn "$${variable}" --role-session-name verification`,
    "--query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)",
  ].join(" ");
}
