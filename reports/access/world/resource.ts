/** A resource whose arguments are worked out, whatever they were read from: a synthesis, a state or a plan. */
import type { Values } from "../../values";
import type { Place } from "./place";

export interface Resource {
  readonly stack: string;
  readonly type: string;
  /** `aws_iam_role.web_role_948E4049` */
  readonly address: string;
  readonly place: Place;
  /** Absent for what AWS gives no ARN, and for what `arns.ts` doesn't know. */
  readonly arn?: string;
  /** With what the provider puts onto everything. */
  readonly tags: Readonly<Record<string, string>>;
  /** Arguments, and in a state attributes too; opaque texts stand for what only an apply will know. */
  readonly values: Values;
}
