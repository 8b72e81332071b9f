/** Plans in Terraform's JSON format, made by hand. */
import { type Plan, readPlan } from "../../../reports/review/plan/plan";
import { markdownOf } from "../../../reports/review/report/markdown";
import { type Review, reviewOf } from "../../../reports/review/review";

export interface RawChange {
  readonly address?: string;
  readonly type?: string;
  readonly actions?: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  readonly unknown?: unknown;
  readonly sensitiveBefore?: unknown;
  readonly sensitiveAfter?: unknown;
  readonly replacePaths?: readonly (readonly (string | number)[])[];
  readonly importing?: unknown;
  /** Beside `change`. */
  readonly beside?: object;
}

/** An entry of `resource_changes`; by what is there before and after when no actions are given. */
export function rawChange(given: RawChange): object {
  const { type = "aws_iam_role", before = null, after = null } = given;
  const actions = before === null ? ["create"] : after === null ? ["delete"] : ["update"];
  return {
    address: given.address ?? `${type}.this`,
    mode: "managed",
    type,
    name: "this",
    change: {
      actions: given.actions ?? actions,
      before,
      after,
      after_unknown: given.unknown ?? {},
      before_sensitive: given.sensitiveBefore ?? {},
      after_sensitive: given.sensitiveAfter ?? {},
      ...(given.replacePaths && { replace_paths: given.replacePaths }),
      ...(given.importing !== undefined && { importing: given.importing }),
    },
    ...given.beside,
  };
}

export function rawPlan(changes: readonly RawChange[], beside: object = {}): object {
  return {
    format_version: "1.2",
    terraform_version: "1.13.0",
    planned_values: {},
    resource_changes: changes.map(rawChange),
    ...beside,
  };
}

export function planOf(changes: readonly RawChange[], beside: object = {}, stack = "production"): Plan {
  return readPlan(stack, JSON.parse(JSON.stringify(rawPlan(changes, beside))));
}

export const TODAY = "2026-11-22";

export function review(changes: readonly RawChange[], beside: object = {}): Review {
  return reviewOf([planOf(changes, beside)], { today: TODAY });
}

/** The kinds of findings, in their order. */
export function kindsIn({ findings }: Review): string[] {
  return findings.map(({ kind }) => kind);
}

export function markdown(changes: readonly RawChange[], beside: object = {}): string {
  return markdownOf(review(changes, beside), { where: "all of it is in `full.md`" });
}

/** A policy with one statement, as a provider has it: JSON in a text. */
export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
