import type { Request } from "../../../../reports/access/evaluate/request";

/** What AWS's documentation says of a request. */
export interface DocumentedCase {
  /** What the page says, in our words. */
  readonly says: string;
  readonly source: string;
  readonly outcome: "allow" | "deny";
  readonly request: Request;
}

/** One line of a page. */
export type Line = readonly [outcome: DocumentedCase["outcome"], says: string, request: Request];

/** The cases of one page. */
export function page(source: string, lines: readonly Line[]): DocumentedCase[] {
  return lines.map(([outcome, says, request]) => ({ says, source, outcome, request }));
}

export const IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide";
export const KMS = "https://docs.aws.amazon.com/kms/latest/developerguide";
export const S3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide";
export const STS = "https://docs.aws.amazon.com/STS/latest/APIReference";
