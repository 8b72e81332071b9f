/** Gates of releases that stand outside of pipelines: what stops or rolls back a deployment, what holds up a merge. */
import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { type AttributeRule, becoming, isLess, isNotTrue, isTrue, ruleFindings } from "./attribute-rules";
import { guardsLost } from "./guards";

const NO_ROLLBACK = "a failed deployment isn't rolled back";
const NO_ALARMS = "alarms don't stop a deployment";

const RULES: readonly AttributeRule[] = [
  becoming(
    ["aws_codedeploy_deployment_group"],
    "auto_rollback_configuration.enabled",
    isNotTrue,
    NO_ROLLBACK,
  ),
  becoming(["aws_codedeploy_deployment_group"], "alarm_configuration.enabled", isNotTrue, NO_ALARMS),
  becoming(
    ["aws_codedeploy_deployment_group"],
    "alarm_configuration.ignore_poll_alarm_failure",
    isTrue,
    "alarms that can't be read don't stop a deployment",
  ),
  becoming(
    ["aws_ecs_service"],
    "deployment_circuit_breaker.enable",
    isNotTrue,
    "a failing deployment goes on",
  ),
  becoming(["aws_ecs_service"], "deployment_circuit_breaker.rollback", isNotTrue, NO_ROLLBACK),
  becoming(["aws_ecs_service"], "alarms.enable", isNotTrue, NO_ALARMS),
  becoming(
    ["github_branch_protection"],
    "required_pull_request_reviews.required_approving_review_count",
    isLess,
    "fewer people approve a merge",
  ),
];

/** What holds up a release by being there. */
const GATES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aws_codecommit_approval_rule_template_association: "merges need no approval any more",
    github_branch_protection: "merges into the branch are held up by nothing any more",
    github_branch_protection_v3: "merges into the branch are held up by nothing any more",
    github_repository_ruleset: "merges are held up by its rules no more",
    gitlab_branch_protection: "merges into the branch are held up by nothing any more",
  }),
);

export function gateFindings(changes: readonly Change[]): Finding[] {
  return [...ruleFindings("gate-removed", RULES, changes), ...guardsLost("gate-removed", GATES, changes)];
}
