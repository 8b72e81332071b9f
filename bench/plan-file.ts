/** A plan of a large project, in Terraform's JSON format. */
import { closeSync, openSync, statSync, writeSync } from "node:fs";

const PROVIDER = "registry.terraform.io/hashicorp/aws";
/** Statements of each policy. */
const STATEMENTS = 10;
/** One in so many changes; the others stay as they are, as in most plans. */
const CHANGED = 5;

/** Writes one of at least so many megabytes. @returns its size in MiB, and how many resources it has */
export function writePlan(file: string, megabytes: number): { megabytes: number; resources: number } {
  const out = openSync(file, "w");
  const bytes = megabytes * 1024 * 1024;
  let written = writeSync(out, '{"format_version":"1.2","terraform_version":"1.13.0","resource_changes":[');
  let resources = 0;
  while (written < bytes) {
    const entry = JSON.stringify(resourceChange(resources));
    written += writeSync(out, resources === 0 ? entry : `,${entry}`);
    resources += 1;
  }
  writeSync(out, "]}");
  closeSync(out);
  return { megabytes: statSync(file).size / 1024 / 1024, resources };
}

/** A role's policy, and what is typical around it; a changed one lets the role do more. */
function resourceChange(index: number): object {
  const isChanged = index % CHANGED === 0;
  const before = {
    description: "What the service may do with its own buckets, queues and tables. ".repeat(4),
    id: `service-${index}:own`,
    name: `service-${index}-own`,
    policy: policy(index, ["s3:GetObject"]),
    role: `service-${index}`,
    tags: { Service: `service-${index}`, Team: `team-${index % 40}` },
  };
  const after = isChanged ? { ...before, policy: policy(index, ["s3:GetObject", "s3:PutObject"]) } : before;
  return {
    address: `module.service["service-${index}"].aws_iam_role_policy.own`,
    module_address: `module.service["service-${index}"]`,
    mode: "managed",
    type: "aws_iam_role_policy",
    name: "own",
    provider_name: PROVIDER,
    change: {
      actions: isChanged ? ["update"] : ["no-op"],
      before,
      after,
      after_unknown: {},
      before_sensitive: { tags: {} },
      after_sensitive: { tags: {} },
    },
  };
}

function policy(index: number, first: readonly string[]): string {
  const Statement = Array.from({ length: STATEMENTS }, (_, number) => ({
    Sid: `Bucket${number}`,
    Effect: "Allow",
    Action: number === 0 ? first : ["s3:GetObject"],
    Resource: `arn:aws:s3:::acme-service-${index}-${number}/*`,
  }));
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
