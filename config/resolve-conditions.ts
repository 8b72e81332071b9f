import type { Build, ConditionRules, Conditions } from "./config";
import { resolveChecks } from "./resolve-build";
import type { ReleaseInput } from "./schema/config";

type Input = NonNullable<ReleaseInput["conditions"]>;
type RulesInput = NonNullable<Input["entry"] | Input["success"]>;

/** Commands run as those of a check that says no more. */
export function resolveConditions(
  { entry, success, failure }: Input | undefined = {},
  build: Build,
): Conditions {
  return {
    ...(entry && { entry: { ...resolveRules(entry, build), result: entry.result } }),
    ...(success && { success: { ...resolveRules(success, build), result: success.result } }),
    ...(failure && { failure: failure === "rollback" ? failure : (`retry-${failure.retry}` as const) }),
  };
}

function resolveRules(input: RulesInput, build: Build): ConditionRules {
  const { alarms = [], commands, runtimeVersions, variable, window, lambda, waitMinutes } = input;
  const [check] = resolveChecks(
    commands ? { commands: { commands, runtimeVersions, environment: {}, reports: {} } } : {},
    build,
  );
  return {
    window,
    alarms,
    waitMinutes,
    variable: variable && {
      variable: variable.name.startsWith("#") ? variable.name : `#{variables.${variable.name}}`,
      operator: variable.operator,
      value: variable.value,
    },
    lambda,
    commands: check,
  };
}
