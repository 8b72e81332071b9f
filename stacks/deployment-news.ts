import type { Config } from "../config/config";

/** What people are told of deployments in an environment's account, and whether there is anything at all. */
export function deploymentNewsOf(config: Config) {
  const { notifications, monitoring } = config;
  const events = notifications?.events ?? [];
  const failures = events.includes("deployment-failed");
  const rollbacks = events.includes("rolled-back");
  const alarms = notifications !== undefined && monitoring?.alarms.failedDeployments !== undefined;
  return { failures, rollbacks, alarms, any: failures || rollbacks || alarms };
}
