import type { Condition, ConditionRule, StageConditions } from "../../reports/conditions";

/** What becomes of a release where a rule doesn't hold. */
const RESULTS: Readonly<Record<string, string>> = {
  FAIL: "else it fails",
  SKIP: "else it is passed by",
  ROLLBACK: "else it is rolled back",
};

const FAILURES: Readonly<Record<string, string>> = {
  ROLLBACK: "rolled back to the last good release",
  FAILED_ACTIONS: "the failed actions once more",
  ALL_ACTIONS: "every action once more",
};

const OPERATORS: Readonly<Record<string, string>> = {
  EQ: "is",
  NE: "is not",
  CONTAINS: "holds",
  MATCHES: "matches",
};

/** Each rule under which a release enters a stage, or leaves it well: one line. */
export function conditionTexts({ rules, result }: Condition): string[] {
  return rules.map((rule) => `only ${ruleText(rule)}, ${RESULTS[result] ?? result}`);
}

/** What follows where a stage fails; absent where it just ends. */
export function failureText({ failure }: StageConditions): string | undefined {
  return failure === undefined ? undefined : (FAILURES[failure] ?? failure);
}

function ruleText({ provider, configuration: its }: ConditionRule): string {
  switch (provider) {
    case "DeploymentWindow":
      return `in the window ${its.Cron} (${its.TimeZone ?? "UTC"})`;
    case "CloudWatchAlarm":
      return `while ${its.AlarmName} is quiet${its.WaitTime === undefined ? "" : ` (${its.WaitTime} min)`}`;
    case "VariableCheck":
      return `if ${its.Variable} ${OPERATORS[its.Operator ?? ""] ?? its.Operator} ${its.Value}`;
    case "LambdaInvoke":
      return `if the function ${its.FunctionName} agrees`;
    case "CodeBuild":
      return `if the build ${its.ProjectName} succeeds`;
    default:
      return `if ${provider} holds`;
  }
}
