/** All that says who may do what, and who does what, in the accounts of a system. Plain data. */
import type { Policy } from "./policy";
import type { ForeignRole, IdentityProvider, InstanceProfile, Role, User } from "./principals";
import type { BucketRecord } from "./records/bucket";
import type { BuildProjectRecord } from "./records/build-project";
import type { DeploymentGroupRecord } from "./records/deployment-group";
import type { DistributionRecord } from "./records/distribution";
import type { EcsServiceRecord, TaskDefinitionRecord } from "./records/ecs";
import type { EventRuleRecord, ScheduleRecord } from "./records/event-rule";
import type { AutoScalingGroupRecord, LaunchTemplateRecord } from "./records/fleet";
import type { FunctionRecord } from "./records/function";
import type { ListenerRuleRecord } from "./records/listener-rule";
import type { AlarmRecord, NotificationRuleRecord, SubscriptionRecord } from "./records/notice";
import type { OpeningRecord } from "./records/opening";
import type { PipelineRecord } from "./records/pipeline";
import type { Grant, KeyAlias, LogResourcePolicy, Target } from "./target";

export interface World {
  readonly accounts: readonly Account[];
  readonly roles: readonly Role[];
  readonly users: readonly User[];
  readonly foreignRoles: readonly ForeignRole[];
  readonly instanceProfiles: readonly InstanceProfile[];
  readonly identityProviders: readonly IdentityProvider[];
  /** Everything with an ARN, roles among them. */
  readonly targets: readonly Target[];
  readonly grants: readonly Grant[];
  readonly keyAliases: readonly KeyAlias[];
  readonly logResourcePolicies: readonly LogResourcePolicy[];
  /** Who runs what. */
  readonly records: Records;
  /** Service control policies by account; absent: none are known. */
  readonly controls?: Controls;
  /** Every resource that was read, and what became of it. */
  readonly ledger: readonly LedgerLine[];
  /** What a reader of any result must know: a policy that wasn't seen, an id that is invented. */
  readonly said: readonly string[];
}

/**
 * By the account's id: a list for each level from the root down to the account itself, the policies of a level together.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 */
export type Controls = Readonly<Record<string, readonly (readonly Policy[])[]>>;

export interface Account {
  /** Twelve digits. */
  readonly id: string;
  readonly partition: string;
  readonly regions: readonly string[];
  /** Names of the stacks that are bound to it. */
  readonly stacks: readonly string[];
}

export interface Records {
  readonly pipelines: readonly PipelineRecord[];
  readonly buildProjects: readonly BuildProjectRecord[];
  readonly deploymentGroups: readonly DeploymentGroupRecord[];
  readonly ecsServices: readonly EcsServiceRecord[];
  readonly taskDefinitions: readonly TaskDefinitionRecord[];
  readonly functions: readonly FunctionRecord[];
  readonly distributions: readonly DistributionRecord[];
  readonly launchTemplates: readonly LaunchTemplateRecord[];
  readonly autoScalingGroups: readonly AutoScalingGroupRecord[];
  readonly listenerRules: readonly ListenerRuleRecord[];
  readonly eventRules: readonly EventRuleRecord[];
  readonly schedules: readonly ScheduleRecord[];
  readonly notificationRules: readonly NotificationRuleRecord[];
  readonly alarms: readonly AlarmRecord[];
  readonly subscriptions: readonly SubscriptionRecord[];
  readonly buckets: readonly BucketRecord[];
  readonly openings: readonly OpeningRecord[];
}

export interface LedgerLine {
  readonly stack: string;
  readonly type: string;
  /** `aws_iam_role.web_role_948E4049` */
  readonly address: string;
  readonly became: "target" | "part" | "none";
}
