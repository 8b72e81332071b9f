/** Policies that AWS refuses for their length, in the middle of an apply. */
import type { Finding } from "./finding";
import type { PlacedPolicy } from "./place";

interface Limit {
  readonly characters: number;
  readonly page: string;
}

const IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";
const TRUST: Limit = { characters: 2048, page: IAM };
const INLINE: Limit = { characters: 10_240, page: IAM };
const MANAGED: Limit = { characters: 6144, page: IAM };

/** Of resource policies, by type. */
const LIMITS: Readonly<Record<string, Limit>> = {
  aws_iam_role: TRUST,
  aws_kms_key: {
    characters: 32_768,
    page: "https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html",
  },
  aws_s3_bucket: {
    characters: 20_480,
    page: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html",
  },
  aws_ecr_repository: {
    characters: 10_240,
    page: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
  },
  aws_sns_topic: { characters: 30_720, page: "https://docs.aws.amazon.com/general/latest/gr/sns.html" },
  aws_lambda_function: {
    characters: 20_480,
    page: "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
  },
  aws_secretsmanager_secret: {
    characters: 20_480,
    page: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html",
  },
};

/** Findings of all policies; IAM counts the inline policies of one role together. */
export function sizeFindings(policies: readonly PlacedPolicy[]): Finding[] {
  const inline = policies.filter(({ kind, policy }) => kind === "identity" && policy.arn === undefined);
  const holders = new Map<string, PlacedPolicy[]>();
  for (const placed of inline) {
    const same = holders.get(placed.holder);
    if (same === undefined) holders.set(placed.holder, [placed]);
    else same.push(placed);
  }
  const together = new Set(inline);
  return [
    ...[...holders.values()].flatMap((own) => {
      const length = own.reduce((sum, { policy }) => sum + lengthOf(policy.document), 0);
      const has = own.length > 1 ? "its inline policies together have" : "it has";
      return own.slice(-1).flatMap((placed) => tooLong(placed, length, INLINE, has));
    }),
    ...policies
      .filter((placed) => !together.has(placed))
      .flatMap((placed) => {
        const limit = placed.policy.arn === undefined ? LIMITS[placed.type] : MANAGED;
        return limit ? tooLong(placed, lengthOf(placed.policy.document), limit, "it has") : [];
      }),
  ];
}

/** Without white space, as IAM counts. */
function lengthOf(document: object): number {
  return JSON.stringify(document).replaceAll(/\s/g, "").length;
}

function tooLong(
  { account, holder, policy }: PlacedPolicy,
  length: number,
  { characters, page }: Limit,
  has: string,
): Finding[] {
  if (length <= characters) return [];
  return [
    {
      rule: "size",
      account,
      holder,
      policy: policy.where,
      what: `${has} ${length} characters; AWS takes ${characters}`,
      advice: `make it shorter, or two: ${page}`,
    },
  ];
}
