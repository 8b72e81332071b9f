/** When alarms go off. Literals: an absent one makes no alarm. */
export interface AlarmThresholds {
  /** Executions of one release pipeline that failed within an hour. */
  readonly failedExecutions?: number;
  /** Minutes; a release's build that takes longer. */
  readonly buildMinutes?: number;
  /** Deployments of one service to one environment that failed within an hour. */
  readonly failedDeployments?: number;
}

/** What is watched of every service. */
export interface Monitoring {
  /** One per service in the tools account, and one per service in each environment. */
  readonly dashboards: boolean;
  readonly alarms: AlarmThresholds;
}
