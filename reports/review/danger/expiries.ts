/** Objects that a bucket's lifecycle deletes by itself. */
import { textFor, type Values } from "../../values";
import { code } from "../code";
import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { isFields } from "../plan/values";

/** A rule of the bucket, and after how many days it deletes what; a date is as good as at once. */
interface Expiry {
  readonly of: string;
  readonly what: string;
  readonly days: number;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html */
const EXPIRATIONS: ReadonlyMap<string, { readonly what: string; readonly days: string }> = new Map([
  ["expiration", { what: "objects", days: "days" }],
  ["noncurrent_version_expiration", { what: "former versions", days: "noncurrent_days" }],
]);

/** Expirations that are new, or earlier than before, of buckets that stand already. */
export function expiries(changes: readonly Change[]): Finding[] {
  const fresh = new Set(
    changes
      .filter(({ action, type }) => type === "aws_s3_bucket" && action === "create")
      .map(({ stack, after }) => `${stack}\n${bucketOf(after)}`),
  );
  return changes
    .filter(({ type }) => type === "aws_s3_bucket_lifecycle_configuration")
    .filter(
      ({ stack, after }) => typeof bucketOf(after) === "string" && !fresh.has(`${stack}\n${bucketOf(after)}`),
    )
    .flatMap(({ stack, address, before, after }): Finding[] => {
      const were = expiriesIn(before);
      const isKnown = ({ of, what, days }: Expiry) =>
        were.some((one) => one.of === of && one.what === what && one.days <= days);
      const come = expiriesIn(after).filter((one) => !isKnown(one));
      const details = come.map(({ of, what, days }) => `${what} after ${days} days (rule ${code(of)})`);
      if (details.length === 0) return [];
      return [{ kind: "unprotected", stack, address, text: "the bucket deletes by itself", details }];
    });
}

function bucketOf(values: unknown): unknown {
  return isFields(values) ? values.bucket : undefined;
}

function expiriesIn(values: unknown): Expiry[] {
  const rules = isFields(values) ? blocks(values.rule) : [];
  return rules
    .filter(({ status }) => status === "Enabled")
    .flatMap((rule) =>
      [...EXPIRATIONS].flatMap(([name, { what, days }]) =>
        blocks(rule[name]).flatMap((block) => {
          const after = block[days] ?? (block.date === undefined ? undefined : 0);
          return typeof after === "number" && (after > 0 || block.date !== undefined)
            ? [{ of: textFor(rule.id), what, days: after }]
            : [];
        }),
      ),
    );
}

function blocks(value: unknown): Values[] {
  return [value ?? []].flat().filter(isFields);
}
