import type { Monitoring } from "./monitoring";
import type { ConfigInput } from "./schema/config";

export function resolveMonitoring(input: ConfigInput["monitoring"]): Monitoring | undefined {
  if (!input) return undefined;
  const { failedExecutions, buildMinutes, failedDeployments } = input.alarms;
  return {
    dashboards: input.dashboards,
    alarms: {
      ...(failedExecutions !== false && { failedExecutions }),
      ...(buildMinutes !== undefined && { buildMinutes }),
      ...(failedDeployments !== false && { failedDeployments }),
    },
  };
}
