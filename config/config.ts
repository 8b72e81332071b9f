/**
 * The configuration after loading: every default filled in, every name checked, nothing optional that has a
 * default. Only `stacks/` and `cli/` see it; modules get plain props.
 */
import type { Account, Environment } from "./account";
import type { Infrastructure } from "./infrastructure";
import type { Monitoring } from "./monitoring";
import type { Service } from "./service";

export type * from "./account";
export type * from "./build";
export type * from "./check";
export type * from "./conditions";
export type { Infrastructure } from "./infrastructure";
export type * from "./monitoring";
export type * from "./pipeline";
export type * from "./release";
export type * from "./service";
export type * from "./shift";
export type * from "./source";
export type * from "./targets/deploy";
export type * from "./triggers";
export type * from "./variable";

/** What of a release pipeline people are told, by a notification rule of AWS's. */
export const PIPELINE_EVENTS = [
  "started",
  "succeeded",
  "failed",
  "canceled",
  "superseded",
  "approval-needed",
  "approval-failed",
  "approval-succeeded",
] as const;

/** What of a repository of CodeCommit people are told. */
export const REPOSITORY_EVENTS = [
  "pull-request-created",
  "pull-request-updated",
  "pull-request-closed",
  "pull-request-merged",
  "pull-request-commented",
  "pull-request-approval-changed",
  "pull-request-approval-overridden",
] as const;

/** What people are told: of pipelines, of their deployments in the environments, of repositories of CodeCommit. */
export const NOTIFICATION_EVENTS = [
  ...PIPELINE_EVENTS,
  "rolled-back",
  "deployment-failed",
  ...REPOSITORY_EVENTS,
] as const;
export type NotificationEvent = (typeof NOTIFICATION_EVENTS)[number];

/** Who is told of what every release does, of pull requests in CodeCommit, and of alarms. */
export interface Notifications {
  readonly emails: readonly string[];
  readonly events: readonly NotificationEvent[];
}

export interface Config {
  readonly organization: string;
  /** The tools account's, and that of every environment which names no other. */
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly tools: Account;
  readonly environments: readonly Environment[];
  readonly artifacts: {
    readonly expireAfterDays: number;
    /** ARNs of roles elsewhere that may read every artifact. */
    readonly readers: readonly string[];
    /** Access logs of the bucket are deleted after this; absent: none are written. */
    readonly accessLogDays?: number;
    /** Another region, in which a copy of every artifact lies; absent: none does. */
    readonly replicaRegion?: string;
  };
  /** Absent: nobody is told. */
  readonly notifications?: Notifications;
  /** Absent: no dashboards and no alarms. */
  readonly monitoring?: Monitoring;
  readonly services: readonly Service[];
  readonly layout: "per-account" | "per-service";
  /** Absent: people apply the stacks. */
  readonly infrastructure?: Infrastructure;
}
