import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** What of Terraform's plan format the tests read. https://developer.hashicorp.com/terraform/internals/json-format */
export interface PlanFile {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly type: string;
    readonly mode: "managed" | "data";
    readonly change: {
      readonly actions: readonly string[];
      readonly after: Readonly<Record<string, unknown>>;
      readonly after_unknown: Readonly<Record<string, unknown>>;
    };
  }[];
  readonly planned_values?: { readonly outputs?: Readonly<Record<string, { readonly value?: unknown }>> };
}

/** A policy that a plan can't show, because it names what AWS has yet to give an id. */
export interface UnknownPolicy {
  readonly stack: string;
  readonly address: string;
}

/** Why a first plan can't know these; each address is matched below its subtree. */
export const UNKNOWN_WITH_REASON: readonly { readonly address: RegExp; readonly because: string }[] = [
  {
    address: /^aws_s3_bucket_policy\.\S*(artifacts|replica_there)_policy_[0-9A-F]+$/,
    because: "denies uploads under another key than the bucket's own, whose id is AWS's to choose",
  },
  {
    address: /^aws_iam_role_policy\.\S*_service_source-policy_[0-9A-F]+$/,
    because: "names the connection to GitHub, whose id is AWS's to choose",
  },
  {
    address: /^aws_s3_bucket_policy\.\S*website_policy_[0-9A-F]+$/,
    because: "lets in one CloudFront distribution, whose id is AWS's to choose",
  },
];

/** Where a resource type holds a policy of ours; elsewhere `policy` is what AWS answers. */
const POLICY_ATTRIBUTES: Readonly<Record<string, string>> = {
  aws_ecr_repository_policy: "policy",
  aws_ecs_task_definition: "container_definitions",
  aws_iam_role: "assume_role_policy",
  aws_iam_role_policy: "policy",
  aws_kms_key: "policy",
  aws_s3_bucket_policy: "policy",
  aws_sns_topic_policy: "policy",
};

/** Every plan that `slipway plan --out` wrote into a folder, by stack. */
export function readPlans(folder: string): Map<string, PlanFile> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return new Map(
    files.map((file) => [basename(file, ".json"), JSON.parse(readFileSync(join(folder, file), "utf8"))]),
  );
}

/** Policies that the plans leave "known after apply". */
export function unknownPolicies(plans: Map<string, PlanFile>): UnknownPolicy[] {
  return [...plans].flatMap(([stack, plan]) =>
    plan.resource_changes
      .filter(({ type, change }) => change.after_unknown[POLICY_ATTRIBUTES[type] ?? ""] === true)
      .map(({ address }) => ({ stack, address })),
  );
}

/** Those of the unknown policies that no reason covers. */
export function unexplained(policies: readonly UnknownPolicy[]): UnknownPolicy[] {
  return policies.filter(
    ({ address }) => !UNKNOWN_WITH_REASON.some((reason) => reason.address.test(address)),
  );
}
