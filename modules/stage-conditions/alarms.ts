import type { RulePart } from "../delivery-pipeline/conditions";
import { assumeDeployRole } from "../deploy-role/assume.policies";

export interface AlarmsProps {
  /** Names of alarms in the account of the role. */
  readonly alarms: readonly string[];
  /** Absent: they are looked at once. */
  readonly waitMinutes?: number;
  /** Looks at them, by `readAlarms`. */
  readonly deployRoleArn: string;
  /** Where they are, if not in the pipeline's region. */
  readonly region?: string;
}

/**
 * Each holds unless its alarm goes off. `AlarmStates` is left to its default, as in AWS's own examples of entry and
 * success: the page doesn't say whether states that are named are wanted or dreaded.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-CloudWatchAlarm.html
 */
export function alarmRules({ alarms, waitMinutes, deployRoleArn, region }: AlarmsProps): RulePart {
  return {
    rules: alarms.map((alarm, index) => ({
      name: `alarm-${index + 1}`,
      provider: "CloudWatchAlarm",
      configuration: {
        AlarmName: alarm,
        ...(waitMinutes !== undefined && { WaitTime: String(waitMinutes) }),
      },
      roleArn: deployRoleArn,
      region,
    })),
    statements: [assumeDeployRole(deployRoleArn)],
  };
}
