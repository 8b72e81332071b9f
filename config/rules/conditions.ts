import { MAX_RULES, RULE_FIELDS, RULED, rulesOf, SKIPPING } from "../conditions";
import type { ConditionRules, Conditions, Service } from "../config";
import type { Finding } from "../document";
import type { Rule } from "../draft";
import type { Path } from "../problem";
import { releasePath } from "./paths";

/** What holds within one condition; conditions of stages are AWS's, with AWS's limits. */
export const conditions: Rule = ({ services }) => services.flatMap(ofService);

function ofService({ name, releases }: Service): Finding[] {
  return releases.flatMap(({ environment, conditions: all }) =>
    RULED.flatMap((place) => {
      const condition = all[place];
      return condition ? check(condition, releasePath(name, environment, "conditions", place)) : [];
    }),
  );
}

function check(condition: NonNullable<Conditions["entry" | "success"]>, path: Path): Finding[] {
  const rules = rulesOf(condition);
  return [...count(rules, path), ...waiting(condition, path), ...skipping(condition.result, rules, path)];
}

function count(rules: readonly string[], path: Path): Finding[] {
  if (rules.length === 0) {
    const allowed = `at least one of ${RULE_FIELDS.join(", ")}`;
    return [{ path, at: "key", message: `found no rule; allowed: ${allowed}` }];
  }
  if (rules.length <= MAX_RULES) return [];
  const message = `found ${rules.length} rules, each alarm one of them; allowed: at most ${MAX_RULES} in a condition`;
  return [{ path, at: "key", message }];
}

function waiting({ waitMinutes, alarms }: ConditionRules, path: Path): Finding[] {
  if (waitMinutes === undefined || alarms.length > 0) return [];
  const message = "found minutes without alarms to watch; give alarms, or leave it out";
  return [{ path: [...path, "waitMinutes"], at: "key", message }];
}

function skipping(result: string, rules: readonly string[], path: Path): Finding[] {
  const stuck = [...new Set(rules)].filter((rule) => !SKIPPING.includes(rule));
  if (result !== "skip" || stuck.length === 0) return [];
  const can = SKIPPING.join(" and ");
  const message = `found skip with ${stuck.join(", ")}, which can only fail a release; allowed: skip with ${can} alone, or result: fail`;
  return [{ path: [...path, "result"], message }];
}
