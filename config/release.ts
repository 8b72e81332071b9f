import type { Check } from "./check";
import type { Conditions } from "./conditions";
import type { Hooks } from "./hooks";
import type { Strategy } from "./shift";
import type { Deploy } from "./targets/deploy";

/** Alarms that stop and roll back a deployment. */
export interface RollbackOn {
  /** 5xx answers per hundred requests. */
  readonly errorRatePercent?: number;
  /** p99 of the target's response time, in milliseconds. */
  readonly latencyMs?: number;
  /** Tasks that fail their health check: this many or more. */
  readonly unhealthyHosts?: number;
  /** Names of alarms that exist in the environment's account and region. */
  readonly alarms?: readonly string[];
}

/** One service in one environment: overrides merged, strategy resolved. */
export interface Release {
  /** Name of the environment. */
  readonly environment: string;
  readonly strategy: Strategy;
  readonly deploy: Deploy;
  readonly verify: readonly Check[];
  readonly rollbackOn: RollbackOn;
  /** Empty: a release enters and leaves the environment unconditionally. */
  readonly conditions: Conditions;
  /** What CodeDeploy asks during a deployment. */
  readonly hooks: Hooks;
  /** How long CodeDeploy keeps the former task set after all traffic has moved. */
  readonly terminationWaitMinutes: number;
  /** A deploy role that somebody else made. */
  readonly deployRoleArn?: string;
}
