/** A call of a release that isn't allowed, and what would let it through. */
import type { Call } from "./call";
import type { Place } from "./script";

export interface Finding {
  readonly at: Place;
  readonly step: string;
  readonly call: Call;
  /** `deny`; or `allow-if`: something that nobody knows decides. */
  readonly outcome: "deny" | "allow-if";
  /** What must hold for `allow-if`; otherwise `never`. */
  readonly condition: string;
  /** The statements that deny it: `tools: aws_s3_bucket_policy.artifacts.policy, statement DenyPlainHttp`. */
  readonly deniedBy: readonly string[];
  /** Each policy that lacks a statement, with the one to add; all of them are needed. */
  readonly lacks: readonly Lack[];
  /** Statements that come near, and what they miss it by. */
  readonly misses: readonly string[];
}

export interface Lack {
  /** `identity policy`, `resource policy`, `permissions boundary`, … */
  readonly layer: string;
  /** Twelve digits. */
  readonly account: string;
  /** ARN of the role or resource whose policy it is. */
  readonly holder: string;
  /** JSON, to be added to the policy's statements. */
  readonly statement: string;
}
