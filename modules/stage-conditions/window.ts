import type { RulePart } from "../delivery-pipeline/conditions";

export interface WindowProps {
  /** When it is open: seconds, minutes, hours, day of the month, month, day of the week, and a year where it matters. */
  readonly cron: string;
  /** `Europe/Berlin`, `UTC+01:00`. Absent: UTC. */
  readonly timeZone?: string;
}

/**
 * Holds while a window of time is open; a closed one is waited for.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-DeploymentWindow.html
 */
export function windowRule({ cron, timeZone }: WindowProps): RulePart {
  const configuration = { Cron: cron, ...(timeZone !== undefined && { TimeZone: timeZone }) };
  return { rules: [{ name: "window", provider: "DeploymentWindow", configuration }], statements: [] };
}
