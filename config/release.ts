import type { Check } from "./check";
import type { Conditions } from "./conditions";
import type { Hooks } from "./hooks";

export interface EcsDeploy {
  readonly kind: "ecs";
  readonly port: number;
  /** CPU units: 1024 are one vCPU. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  readonly desiredCount: number;
  readonly healthCheckPath: string;
  /** Which requests of a shared load balancer are the service's; both empty: all of them. */
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  /** Precedence of the listener rule, 1 to 49,999. Absent: made from the service's name, last for every request. */
  readonly priority?: number;
  /** Environment variables of the container. */
  readonly environment: Readonly<Record<string, string>>;
  /** Those whose values are fetched when a task starts; no name is in both. */
  readonly secrets: Readonly<Record<string, ContainerSecret>>;
}

/** Where a value is kept, in the environment's account and region. */
export type ContainerSecret = {
  /** ARN of the customer key that encrypts it. Absent: it is plain, or encrypted with AWS's own key. */
  readonly key?: string;
} & (
  | {
      /** Name or full ARN, then `:<key of its JSON>`, `:<stage>`, `:<version>` as needed. */
      readonly secret: string;
    }
  | { readonly parameter: string }
);

export interface WebsiteDeploy {
  readonly kind: "website";
  readonly indexDocument: string;
  readonly errorDocument: string;
}

export type Deploy = EcsDeploy | WebsiteDeploy;
export type TargetKind = Deploy["kind"];

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

/** How CodeDeploy moves traffic, in steps of the configuration's own. */
export interface Shift {
  /** `canary`: the percentage first and the rest after the minutes. `linear`: that much more each time. */
  readonly kind: "canary" | "linear";
  /** 1 to 99. */
  readonly percent: number;
  readonly minutes: number;
}

/** A name out of `STRATEGIES` that the target can do, or steps. */
export type Strategy = string | Shift;

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
