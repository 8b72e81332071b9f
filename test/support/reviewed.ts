/** What holds for a review of whatever plans: held against the plans' own JSON, not against the review's reading of it. */
import { readPlan } from "../../reports/review/plan/plan";
import { jsonOf } from "../../reports/review/report/json";
import { COMMENT_LIMIT, markdownOf } from "../../reports/review/report/markdown";
import { reviewOf } from "../../reports/review/review";
import { blocksOf, isObject, type JsonObject, objectAt } from "../../runner/json";

/** Plans in Terraform's JSON format, by stack. */
export type PlanDocuments = Readonly<Record<string, unknown>>;

export interface Reviewed {
  /** The comment, as it fits into a pull request. */
  readonly comment: string;
  /** All of it. */
  readonly full: string;
  readonly json: unknown;
}

/** What Slipway's stacks hold that can't be made again. */
const STATEFUL = /^aws_(s3_bucket|kms_key|ecr_repository|codecommit_repository|cloudwatch_log_group)$/;
/** Shorter texts stand in other words by chance. */
const TELLING = 6;

/** Reviews plans, and expects of the review what has to hold for all. */
export function reviewed(documents: PlanDocuments): Reviewed {
  const review = () => {
    const plans = Object.entries(documents).map(([stack, document]) => readPlan(stack, document));
    const found = reviewOf(plans, { today: "2026-11-22" });
    const comment = markdownOf(found, { where: "there" });
    const full = markdownOf(found, { where: "there", limit: Number.POSITIVE_INFINITY });
    return { comment, full, json: jsonOf(found) };
  };
  const said = review();
  expect(review()).toEqual(said);
  expect(Buffer.byteLength(said.comment)).toBeLessThanOrEqual(COMMENT_LIMIT);
  expect(objectAt(said).json).toMatchObject({ stacks: Object.entries(documents).map(totalsOf) });
  expectFatesFirst(said, documents);
  const everything = said.comment + said.full + JSON.stringify(said.json);
  expect(secretsIn(documents).filter((secret) => everything.includes(secret))).toEqual([]);
  return said;
}

/** Counted as Terraform does: a replacement is an addition and a destruction. */
function totalsOf([stack, document]: readonly [string, unknown]): object {
  const actions = changesIn(document).map(({ change }) => [objectAt(change).actions].flat());
  const count = (word: string) => actions.filter((words) => words.includes(word)).length;
  return { stack, add: count("create"), change: count("update"), destroy: count("delete") };
}

/** What is lost for good stands in the verdict, and above everything else. */
function expectFatesFirst({ full }: Reviewed, documents: PlanDocuments): void {
  const lost = Object.values(documents).flatMap((document) =>
    changesIn(document)
      .filter(
        ({ type, change }) =>
          STATEFUL.test(String(type)) && [objectAt(change).actions].flat().includes("delete"),
      )
      .map(({ address }) => String(address)),
  );
  expect({ lost, isTold: /^\*\*Destroys /.test(full) }).toEqual({ lost, isTold: lost.length > 0 });
  if (lost.length === 0) return;
  const [, first = ""] = full.split(/^#+ .*$/m);
  expect(lost.filter((address) => !first.includes(address))).toEqual([]);
}

function changesIn(document: unknown): JsonObject[] {
  return blocksOf(objectAt(document).resource_changes).filter(({ mode }) => mode === "managed");
}

/** Every text that a plan marks as sensitive. */
function secretsIn(documents: PlanDocuments): string[] {
  const found = Object.values(documents).flatMap((document) => {
    const outputs = Object.values(objectAt(document, "output_changes"));
    return [...changesIn(document).map(({ change }) => change), ...outputs].flatMap((change) => {
      const { before, after, before_sensitive: former, after_sensitive: later } = objectAt(change);
      return [...textsUnder(before, former), ...textsUnder(after, later)];
    });
  });
  return [...new Set(found)];
}

function textsUnder(value: unknown, mark: unknown): string[] {
  if (mark === true) return textsIn(value);
  if (!isObject(mark) && !Array.isArray(mark)) return [];
  return Object.entries(mark).flatMap(([key, below]) => textsUnder(Object(value)[key], below));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value.length >= TELLING ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
